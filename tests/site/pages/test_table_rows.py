"""The rows of a list that is spread over pages, gathered for the filter."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from built_site import Read
from small_journal import write_journal

from generator.model.settings import Settings
from generator.site.build import Site, make
from generator.site.pages import contacts
from generator.site.pages.contacts import script

FILES = {
    f"contacts/{slug}.md": f"---\nname: {name}\nrole: \"<i onclick='x()'>a</i></script>\"\n---\n"
    for slug, name in [("ana", "Ana <b>"), ("ben", "Ben"), ("bo", "Bo"), ("emil", "Émil"), ("zoe", "Zoë")]
}


def site(root: Path) -> Site:
    write_journal(root, FILES)
    return make(root / "journal", Settings(), date(2026, 11, 22))


def read(script: str) -> list[tuple[str, str]]:
    said = script.removeprefix("window.journalRows = ").removesuffix(";\n")
    return [(address, rows) for address, rows in json.loads(said)]


def scripts(found: Site) -> Mapping[str, str]:
    return {address: make() for address, make in found.scripts}


def test_a_list_on_one_page_needs_no_script(tmp_path: Path) -> None:
    assert scripts(site(tmp_path)) == {}


def test_every_part_gives_its_rows_with_the_address_their_links_lead_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "MOST_ON_A_PAGE", 2)
    ((address, said),) = scripts(site(tmp_path)).items()
    assert address == "assets/journal/rows-contacts.js"
    parts = read(said)
    assert [address for address, _ in parts] == [
        "contacts/index.html", "contacts/letters/b.html", "contacts/letters/e.html", "contacts/letters/z.html",
    ]  # fmt: skip
    assert [rows.count("<tr>") for _, rows in parts] == [1, 2, 1, 1]
    assert 'href="../ben.html"' in parts[1][1]


def test_the_rows_are_those_of_the_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contacts, "MOST_ON_A_PAGE", 2)
    found = site(tmp_path)
    pages = {page.address: page.render() for page in found.pages}
    (said,) = scripts(found).values()
    for address, rows in read(said):
        assert f"<tbody>\n{rows}</tbody>" in pages[address]


def test_what_is_foreign_in_a_row_is_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contacts, "MOST_ON_A_PAGE", 2)
    (said,) = scripts(site(tmp_path)).values()
    for _, rows in read(said):
        shown = Read(rows)
        assert {element.tag for element in shown.elements} <= {"tr", "td", "a", "time"}
        assert shown.all("td")[1].text == "<i onclick='x()'>a</i></script>"
    assert Read(read(said)[0][1]).one("a").text == "Ana <b>"


def test_no_text_ends_the_line_of_a_script() -> None:
    said = script([("a.html", "<tr><td>\u2028 and \u2029</td></tr>")])
    assert read(said) == [("a.html", "<tr><td>\u2028 and \u2029</td></tr>")]
    assert not {"\u2028", "\u2029"} & {*said}

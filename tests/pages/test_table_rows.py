"""The rows of a list that is spread over pages, gathered for the filter."""

import json
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from small_journal import write_journal

from generator.build import make
from generator.pages import contacts
from generator.pages.page import Page, written
from generator.pages.table_rows import row_scripts
from generator.settings import Settings

FILES = {
    f"contacts/{slug}.md": f"---\nname: {name}\n---\n"
    for slug, name in [("ana", "Ana <b>"), ("ben", "Ben"), ("bo", "Bo"), ("emil", "Émil"), ("zoe", "Zoë")]
}


def pages(root: Path) -> tuple[Page, ...]:
    write_journal(root, FILES)
    return make(root / "journal", Settings(), date(2026, 11, 22)).pages


def read(script: str) -> list[tuple[str, str]]:
    said = script.removeprefix("window.journalRows = ").removesuffix(";\n")
    return [(address, rows) for address, rows in json.loads(said)]


def scripts(found: Iterable[Page]) -> dict[str, str]:
    return {address: make() for address, make, _ in row_scripts(found)}


def test_a_list_on_one_page_needs_no_script(tmp_path: Path) -> None:
    assert scripts(pages(tmp_path)) == {}


def test_every_part_gives_its_rows_with_the_address_their_links_lead_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "MOST_ON_A_PAGE", 2)
    (script,) = scripts(pages(tmp_path)).values()
    parts = read(script)
    assert [address for address, _ in parts] == [
        "contacts/index.html", "contacts/letters/b.html", "contacts/letters/e.html", "contacts/letters/z.html",
    ]  # fmt: skip
    assert [rows.count("<tr>") for _, rows in parts] == [1, 2, 1, 1]
    assert 'href="../ben.html"' in parts[1][1]


def test_the_rows_are_as_clean_as_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(contacts, "MOST_ON_A_PAGE", 2)
    (script,) = scripts(pages(tmp_path)).values()
    assert not re.search("<b>|<script|onerror", script)
    page = Page(
        source="contacts/x.md",
        title="X",
        rows="people",
        write=written(
            '<div class="comparison" data-rows="people">\n<tbody>\n<tr><td><i onclick=\'x()\'>a</i></td></tr>\n</tbody>'
        ),
    )
    assert "onclick" not in scripts([page])["assets/journal/rows-people.js"]

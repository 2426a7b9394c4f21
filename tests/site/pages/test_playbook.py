"""The playbook names what watches its advice: those rules and debts exist, and none of them goes unnamed."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from built_site import Read
from owner_pages import context_of

from generator.debts import DEBT_NAMES
from generator.model import addresses
from generator.model.loader import load
from generator.model.settings import Settings
from generator.rules import etiquette, own_words
from generator.rules.check import RULE_NAMES
from generator.site.pages import playbook
from generator.site.pages.page import Page

ETIQUETTE = {rule.name for rule in (*etiquette.RULES, *own_words.RULES)}
SOURCES = {"000", "001", "002", "003", "004"}
ROWS = set(range(1, 34))
FOLDER = Path(playbook.__file__).with_name("playbook")
TABLE = Path(__file__).parents[3] / "docs" / "rows.md"
ADVICE = [(name, advice) for name in playbook.NAMES for advice in playbook.read(name)]
WATCHED = {watcher for _, advice in ADVICE for watcher in advice.watched}


def made(tmp_path: Path, settings: Settings | None = None) -> dict[str, Page]:
    context = context_of(load(tmp_path))
    context = replace(context, day=replace(context.day, settings=settings or Settings()))
    return {page.address: page for page in playbook.pages(context)}


def links(page: Page) -> Iterator[tuple[str, str]]:
    """Yield where each link of a page leads under site/, and to which anchor."""
    for link in Read(page.render()).all("a"):
        target, _, anchor = link.attributes["href"].partition("#")
        beside = posixpath.join(posixpath.dirname(page.address), target)
        yield posixpath.normpath(beside) if target else page.address, anchor


def anchors(page: Page) -> list[str]:
    return [element.attributes["id"] for element in Read(page.render()).elements if "id" in element.attributes]


def test_every_page_is_named() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(playbook.NAMES)


def test_every_watcher_exists() -> None:
    assert not WATCHED - DEBT_NAMES - RULE_NAMES


def test_every_debt_and_etiquette_rule_is_named() -> None:
    unnamed = sorted((DEBT_NAMES | ETIQUETTE) - WATCHED)
    assert unnamed == [], "each stands under {watched: …} in a page of generator/site/pages/playbook/"


def test_every_source_is_one_that_the_index_introduces() -> None:
    assert {source for _, advice in ADVICE for source in advice.sources} == SOURCES
    assert set(re.findall(r"^- (\d{3}): ", playbook.markdown("index"), re.MULTILINE)) == SOURCES


def test_every_row_has_advice() -> None:
    assert {row for _, advice in ADVICE for row in advice.rows} == ROWS


def test_advice_that_nothing_watches_is_rare_and_says_why() -> None:
    unwatched = [advice for _, advice in ADVICE if not advice.watched]
    assert len(unwatched) < len(ADVICE) / 6
    assert all(re.search(r"\b(nothing|no rule)\b", advice.text, re.IGNORECASE) for advice in unwatched)


def test_advice_is_short() -> None:
    assert [(name, advice.line) for name, advice in ADVICE if len(advice.text.split()) > 95] == []


@pytest.mark.parametrize("name", playbook.NAMES)
def test_page_has_a_title_and_short_lines(name: str) -> None:
    lines = playbook.markdown(name).splitlines()
    assert lines[0].startswith("# ")
    assert lines[1] == ""
    assert [line for line in lines if len(line) > 92 or line != line.rstrip()] == []


def test_every_link_leads_to_a_page_of_the_site(tmp_path: Path) -> None:
    there = made(tmp_path)
    for page in there.values():
        for target, anchor in links(page):
            assert target in there or target in addresses.FIXED, f"{page.address} leads to {target}"
            if anchor:
                assert anchor in anchors(there[target]), f"{page.address} leads to {target}#{anchor}"


def test_index_leads_to_every_page(tmp_path: Path) -> None:
    linked = {target for target, _ in links(made(tmp_path)["playbook/index.html"])}
    assert {f"playbook/{name}.html" for name in playbook.NAMES} - {"playbook/index.html"} <= linked


def test_every_heading_is_listed_with_the_anchor_that_it_has(tmp_path: Path) -> None:
    for page in made(tmp_path).values():
        shown = Read(page.render())
        found = [e for e in shown.elements if re.fullmatch("h[1-6]", e.tag)]
        assert [(int(e.tag[1]), e.text, e.attributes["id"]) for e in found] == [
            (heading.level, heading.title, heading.id) for heading in page.headings
        ]
        assert len(set(anchors(page))) == len(anchors(page)), page.address
        assert page.title == shown.one("h1").text


def test_markers_become_a_quiet_line(tmp_path: Path) -> None:
    there = made(tmp_path)
    assert "{watched" not in "".join(page.render() for page in there.values())
    assert (
        '</p>\n<p class="advice__watched">Watched by the debt <a href="../what-i-owe.html"><em>thank-email</em></a> '
        "and the rule <em>late-thanks</em> (<code>journal explain late-thanks</code>) · sources 001, 002, 003</p>\n"
    ) in there["playbook/afterwards.html"].render()
    assert (
        '</p>\n<p class="advice__watched">Sources 000, 003</p>\n' in there["playbook/events-and-linkedin.html"].render()
    )


def test_what_is_switched_off_is_said_to_be(tmp_path: Path) -> None:
    page = made(tmp_path, Settings(debts={"thank-card": "off"}))["playbook/afterwards.html"]
    assert "<em>thank-card</em></a> (switched off here) · " in page.render()


@pytest.mark.parametrize(
    "text",
    [
        "Thank them.\n{watched: thank-email}",
        "Thank them.\n{watched: thank-email; source: 001; row: 18} Today.",
        "{watched: thank-email; source: 001; row: 18}",
        "{watched: none; source: 001; row: 18}\n{watched: none; source: 001; row: 18}",
    ],
)
def test_a_marker_of_another_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="line 3: advice ends in one line"):
        playbook.parse(f"# Thanks\n\n{text}\n")


def test_parts_of_a_marker_are_read() -> None:
    (advice,) = playbook.parse("# Thanks\n\nIntroduction.\n\nThank\nthem.\n{watched: a, b; source: 001; row: 1, 2}\n")
    assert advice == playbook.Advice(text="Thank\nthem.", line=5, watched=("a", "b"), sources=("001",), rows=(1, 2))


@pytest.mark.skipif(not TABLE.is_file(), reason="the built package has no docs/")
def test_table_of_rows_names_the_pages_that_answer_them() -> None:
    lines = re.findall(r"^\| (\d+) \|.*$", table := TABLE.read_text(encoding="utf-8"), re.MULTILINE)
    assert [int(row) for row in lines] == sorted(ROWS)
    for line in table.splitlines():
        if found := re.match(r"\| (\d+) \|", line):
            pages = set(re.findall(r"playbook/([a-z-]+)\.md", line))
            answering = {name for name, advice in ADVICE if int(found[1]) in advice.rows}
            assert pages, line
            assert pages <= answering, line

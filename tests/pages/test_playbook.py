"""The playbook names what watches its advice: those rules and debts exist, and none of them goes unnamed."""

import posixpath
import re
from datetime import date
from pathlib import Path

import pytest

from generator.debts import DEBT_NAMES
from generator.loader import load
from generator.pages import playbook
from generator.pages.markdown import environment
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.records import addresses
from generator.rules import RULE_NAMES
from generator.settings import Settings

ETIQUETTE = {
    "asks-for-job", "opens-with-need", "offers-resume", "too-long", "no-objective", "no-research",
    "too-few-questions", "no-introductions-asked", "no-permission-asked", "late-thanks", "saturated-topic",
    "no-personal-details", "too-often", "stop-asking",
}  # fmt: skip
SOURCES = {"000", "001", "002", "003", "004"}
ROWS = set(range(1, 34))
FOLDER = Path(playbook.__file__).with_name("playbook")
TABLE = Path(__file__).parents[2] / "docs" / "rows.md"
LINK = re.compile(r"\]\(([^)#]*)(?:#([^)]*))?\)")
ADVICE = [(name, advice) for name in playbook.NAMES for advice in playbook.read(name)]
WATCHED = {watcher for _, advice in ADVICE for watcher in advice.watched}


def made(tmp_path: Path, settings: Settings | None = None) -> dict[str, Page]:
    scene = Scene(
        journal=load(tmp_path),
        today=date(2026, 11, 22),
        settings=settings or Settings(),
        found=(),
        templates=environment(),
    )
    return {page.source: page for page in playbook.pages(scene)}


def anchors(markdown: str) -> set[str]:
    return {re.sub(r"[^\w]+", "-", heading.lower()) for heading in re.findall(r"^#+ (.+)$", markdown, re.MULTILINE)}


def test_every_page_is_named() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(playbook.NAMES)


def test_every_watcher_exists() -> None:
    assert not WATCHED - DEBT_NAMES - RULE_NAMES


def test_every_debt_and_etiquette_rule_is_named() -> None:
    assert not (DEBT_NAMES | ETIQUETTE) - WATCHED


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
    known = {addresses.markdown(address) for address in addresses.FIXED}
    for page in there.values():
        for target, anchor in LINK.findall(page.markdown):
            source = posixpath.normpath(posixpath.join(posixpath.dirname(page.source), target))
            assert source in there or source in known, f"{page.source} leads to {target}"
            if anchor:
                assert anchor in anchors(there[source].markdown), f"{page.source} leads to {target}#{anchor}"


def test_index_leads_to_every_page(tmp_path: Path) -> None:
    linked = {target for target, _ in LINK.findall(made(tmp_path)["playbook/index.md"].markdown)}
    assert {f"{name}.md" for name in playbook.NAMES} - {"index.md"} <= linked


def test_markers_become_a_quiet_line(tmp_path: Path) -> None:
    there = made(tmp_path)
    assert "{watched" not in "".join(page.markdown for page in there.values())
    assert (
        "\n\nWatched by the debt [*thank-email*](../what-i-owe.md) and the rule *late-thanks* "
        "(`journal explain late-thanks`) · sources 001, 002, 003\n{: .advice__watched }\n"
    ) in there["playbook/afterwards.md"].markdown
    assert "\n\nSources 000, 003\n{: .advice__watched }\n" in there["playbook/events-and-linkedin.md"].markdown


def test_what_is_switched_off_is_said_to_be(tmp_path: Path) -> None:
    page = made(tmp_path, Settings(debts={"thank-card": "off"}))["playbook/afterwards.md"]
    assert "[*thank-card*](../what-i-owe.md) (switched off here) · " in page.markdown


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

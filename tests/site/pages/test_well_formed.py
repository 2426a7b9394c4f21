"""Every page is whole HTML by itself: nothing mends what our templates say, and a browser mends it as it likes."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest
from drafts_world import FILES, HELP
from people_world import CHAIN
from sample_site import ROOT
from small_journal import write_journal

from generator.io.masking.masked import mask
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.loader import load
from generator.model.settings import Settings
from generator.site import pages as all_pages
from generator.site.pages import contacts, what_i_owe

DAY = date(2026, 11, 19)
VOID = frozenset(("br", "hr", "img", "input", "wbr"))
_BLOCKS = """
blockquote details div dl h1 h2 h3 h4 hr li nav ol p pre section summary table td tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())
INSIDE: Mapping[str, frozenset[str]] = {
    "ul": frozenset(("li", "template")),
    "ol": frozenset(("li", "template")),
    "table": frozenset(("caption", "thead", "tbody")),
    "thead": frozenset(("tr",)),
    "tbody": frozenset(("tr",)),
    "tr": frozenset(("td", "th")),
    "dl": frozenset(("dt", "dd", "div")),
}
"""What alone may stand in an element."""
WITHIN = {"li": {"ul", "ol", "template"}, "tr": {"thead", "tbody"}, "td": {"tr"}, "th": {"tr"}, "summary": {"details"}}
"""Where alone an element may stand."""
PHRASES = frozenset(("p", "h1", "h2", "h3", "h4", "span", "a", "code", "em", "strong", "button", "summary", "time"))
"""What holds words, and no block."""


class Checker(HTMLParser):
    """Notes what is wrong with the elements of a page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.ids: Counter[str] = Counter()
        self.titles = 0
        self.feed(page)
        self.close()
        self.wrong += [f"<{tag}> is never closed" for tag in self.open]
        self.wrong += [f"two elements are called {name}" for name, many in self.ids.items() if many > 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        above = self.open[-1] if self.open else ""
        if tag not in INSIDE.get(above, {tag}) or above not in WITHIN.get(tag, {above}):
            self.wrong.append(f"<{tag}> in <{above}>")
        if tag in BLOCKS and PHRASES.intersection(self.open):
            self.wrong.append(f"<{tag}> in {self.open}")
        if tag == "a" and "a" in self.open:
            self.wrong.append("a link in a link")
        names = Counter(name for name, _ in attrs)
        self.wrong += [f"<{tag}> says {name} twice" for name, many in names.items() if many > 1]
        self.ids.update(value or "" for name, value in attrs if name == "id")
        self.titles += tag == "h1"
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> behind {self.open}")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] in INSIDE and data.strip():
            self.wrong.append(f"words in <{self.open[-1]}>: {data}")


def sample(_: Path) -> Journal:
    return load(ROOT / "journal")


def shown(_: Path) -> Journal:
    return mask(load(ROOT / "journal")).journal


def small(root: Path) -> Journal:
    files = {name: f"---\n{text.strip()}\n---\n" for name, text in CHAIN.items() if "---" not in text}
    return write_journal(root, {**FILES, **files, "contacts/fay-lund.md": HELP}).load()


def empty(root: Path) -> Journal:
    return write_journal(root, {}).load()


BEFORE, AFTER = DAY - timedelta(days=20), DAY + timedelta(days=200)


@pytest.mark.parametrize(
    ("day", "most"),
    [
        (DAY, 2), (AFTER, 1000),
        *(pytest.param(BEFORE, most, marks=pytest.mark.slow) for most in (2, 1000)),
        pytest.param(DAY, 1000, marks=pytest.mark.slow),
        pytest.param(AFTER, 2, marks=pytest.mark.slow),
    ],
    ids=str,
)  # fmt: skip
@pytest.mark.parametrize("journal_of", [sample, shown, small, empty])
def test_every_page_is_well_formed(
    tmp_path: Path, journal_of: Callable[[Path], Journal], day: date, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contacts, "MOST_ON_A_PAGE", most)
    monkeypatch.setattr(what_i_owe, "MOST_ON_A_PAGE", most)
    context = all_pages.page_context(Day(journal_of(tmp_path), day, Settings()))
    found = {page.address: Checker(page.render()) for page in all_pages.pages(context)}
    assert {address: checked.wrong for address, checked in found.items() if checked.wrong} == {}
    assert {address for address, checked in found.items() if checked.titles != 1} == set()


def test_a_page_is_the_same_however_often_it_is_rendered() -> None:
    for page in all_pages.pages(all_pages.page_context(Day(sample(ROOT), DAY, Settings()))):
        assert page.render() == page.render()


@pytest.mark.parametrize(
    "page",
    ["<p><div></div></p>", "<b><i></b></i>", "<ul><p></p></ul>", "<p>", "<a><a></a></a>", '<p id="a" id="b"></p>'],
)
def test_the_checker_finds_what_is_wrong(page: str) -> None:
    assert Checker(page).wrong

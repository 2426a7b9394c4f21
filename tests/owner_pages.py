"""What the tests of pages share: the pages of a small journal as they are rendered, and what people read there."""

import re
from collections.abc import Mapping
from datetime import date
from html.parser import HTMLParser
from textwrap import dedent

from conftest import MakeJournal

from generator.model.day import Day
from generator.model.journal import Journal
from generator.rules.options import settings_from
from generator.site import pages as all_pages
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext

TODAY = date(2026, 11, 22)
ME = {
    "profile.md": """\
        name: Dot Marsh
        email: dot@example.com
        headline: Maker of small things
        objective: learn how exhibits are made
        achievements: [No lost specimen]
        """
}
ANA = {"contacts/ana.md": "name: Ana Silva\nlinkedin_connected: not-wanted"}


def write(files: Mapping[str, str]) -> dict[str, str]:
    """Return files whose text is front matter, and behind a line `---` a body."""
    written = {}
    for name, text in files.items():
        front, _, body = dedent(text).strip("\n").partition("\n---\n")
        written[name] = f"---\n{front}\n---\n{body}"
    return written


def pages(journal: MakeJournal, files: Mapping[str, str], today: date = TODAY) -> dict[str, Page]:
    """Return the pages of a journal by address."""
    return pages_of(journal(write(files)).load(), today)


def pages_of(journal: Journal, today: date = TODAY) -> dict[str, Page]:
    """Return the pages of a journal that was read, by address."""
    return {page.address: page for page in all_pages.pages(context_of(journal, today))}


def context(journal: MakeJournal, files: Mapping[str, str], today: date = TODAY) -> PageContext:
    """Return what single pages of a journal are made from."""
    return context_of(journal(write(files)).load(), today)


def context_of(journal: Journal, today: date = TODAY) -> PageContext:
    """Return the same of a journal that was read."""
    settings, problems = settings_from({})
    assert not problems
    return all_pages.page_context(Day(journal, today, settings))


def read(page: Page) -> str:
    """Return what people read on a page today, each block on a line, a heading behind its `#`s.

    What is in the page for later days is left out.
    """
    reader = _Reader()
    reader.feed(page.render())
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.said).splitlines())
    return "\n".join(line for line in lines if line)


_TAGS = """
address article blockquote br dd details div dl dt figcaption figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary
table tbody thead tr ul
"""
_BLOCKS = frozenset(_TAGS.split())


class _Reader(HTMLParser):
    """Collects the words of a page as a browser lays them out: only a block begins a line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self._later = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._later += tag == "template"
        if tag in _BLOCKS and not self._later:
            self.said.append(f"\n{'#' * int(tag[1])} " if tag[1:].isdigit() else "\n")
        elif tag in ("td", "th"):
            self.said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._later -= tag == "template"
        if tag in _BLOCKS and not self._later:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._later:
            self.said.append(re.sub(r"\s+", " ", data))

"""What a page is: an address under site/, a title, and Markdown whose every foreign value is escaped."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.dependencies import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site.

    `source` is its Markdown address relative to docs_dir, with `/` ("contacts/jane-doe.md"); the built page
    bears the same name with `.html`. `title` is plain text, not escaped. `search` is false for pages that only list
    what other pages say. `write` returns its Markdown, the same at every call. `facts` is a hash of everything
    that it is written from, so that a page may stay unwritten; empty where only the Markdown itself tells; `looks` are
    the texts that are part of it, and how much of each. `rows` is the name of the table that goes on on other pages.
    """

    source: str
    title: str
    write: Callable[[], str]
    search: bool = True
    facts: str = ""
    rows: str = ""
    looks: frozenset[Look] = frozenset()

    @property
    def markdown(self) -> str:
        """Its text, without front matter. Links to other pages are relative Markdown addresses (`../x/a.md`)."""
        return self.write()

    @property
    def address(self) -> str:
        """The built page's address under site/."""
        return self.source.removesuffix(".md") + ".html"


def written(text: str) -> Callable[[], str]:
    """Return what writes a page whose Markdown is there already."""
    return lambda: text


def as_file(markdown: str) -> str:
    """Return a page's Markdown as MkDocs reads it from a file."""
    # The blank line keeps a first line such as `Note: call her` from being eaten as metadata.
    return f"\n{markdown}"

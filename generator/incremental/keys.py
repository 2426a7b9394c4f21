"""What tells a page from what it was before, as a hash."""

from typing import NamedTuple

from mkdocs.structure.files import File

from generator.digest import digest
from generator.pages import Page
from generator.pages.page import as_file


class Source(NamedTuple):
    """What a page is rendered from: its Markdown as MkDocs reads it, and the hashes of all that it depends on."""

    content: str
    key: str
    facts: str


def source_of(file: File, page: Page | None, common: str) -> Source:
    """Return what the page of `file` is rendered from, `page` if it is one of ours: here it is written."""
    if page is None:
        return Source(file.content_string, "", "")
    text = page.markdown
    return Source(as_file(text), _key(page, common, text), facts_of(page, common))


def key_of(page: Page | None, common: str) -> str:
    """Return the hash of everything that a page is rendered from, but for where its links lead.

    Empty for a page that is not ours.
    """
    return _key(page, common, page.markdown) if page is not None else ""


def facts_of(page: Page | None, common: str) -> str:
    """Return the hash of everything that a page is written and rendered from, the same; empty where it is not known."""
    return _key(page, common, page.facts) if page is not None and page.facts else ""


def _key(page: Page, common: str, text: str) -> str:
    return digest(f"{common}\0{page.source}\0{page.title}\0{page.search}\0{text}")

"""What tells a page from what it was before, as a hash."""

from generator.digest import digest
from generator.pages import Page


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

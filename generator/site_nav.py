"""The navigation that every page bears: index pages and a few of the owner's own, since each costs bytes."""

from collections.abc import Collection, Iterable

from generator.pages.page import Page

_INDEX_PAGES: tuple[tuple[str, str], ...] = (
    ("index.md", "Today"),
    ("what-i-owe.md", "What I owe"),
    ("meetings/index.md", "Meetings"),
    ("contacts/index.md", "Contacts"),
    ("introductions.md", "Introductions"),
    ("companies/index.md", "Companies"),
    ("events/index.md", "Events"),
    ("updates/index.md", "News of mine"),
    ("topics.md", "Topics"),
    ("questions.md", "Questions"),
    ("progress.md", "Progress"),
    ("profile.md", "Profile"),
    ("playbook/index.md", "How this works"),
    ("problems.md", "Problems"),
)
_MOST_FREE_PAGES = 25


def navigation(pages: Iterable[Page], free: Collection[str]) -> list[dict[str, str] | str]:
    """Return MkDocs' `nav`: the index pages there are, then the first free pages by address.

    `free` holds the addresses of the owner's own pages; they go by their titles.
    """
    there = {page.source for page in pages}
    index_pages = [{title: source} for source, title in _INDEX_PAGES if source in there]
    free_pages = sorted(source for source in free if source in there and source != "index.md")
    return [*index_pages, *free_pages[:_MOST_FREE_PAGES]]

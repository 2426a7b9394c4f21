"""The navigation that every page bears: index pages and a few of the owner's own, since each costs bytes."""

from collections.abc import Collection

_INDEX_PAGES: tuple[tuple[str, str, str], ...] = (
    ("", "index.md", "Today"),
    ("", "what-i-owe.md", "What I owe"),
    ("", "review.md", "Review"),
    ("Owed", "thanks.md", "Thanks"),
    ("Owed", "keep-in-touch.md", "Keep in touch"),
    ("Owed", "news.md", "News to tell"),
    ("Owed", "giving.md", "Giving"),
    ("People", "contacts/index.md", "Contacts"),
    ("People", "introductions.md", "Introductions"),
    ("People", "companies/index.md", "Companies"),
    ("People", "meetings/index.md", "Meetings"),
    ("People", "events/index.md", "Events"),
    ("Learned", "topics.md", "Topics"),
    ("Learned", "questions.md", "Questions"),
    ("Learned", "progress.md", "Progress"),
    ("Me", "profile.md", "Profile"),
    ("Me", "one-sheet.md", "One-sheet"),
    ("Me", "updates/index.md", "News of mine"),
    ("", "playbook/index.md", "How this works"),
    ("", "problems.md", "Problems"),
)
"""Section, address and title; pages of one section stand together, those without one by themselves."""
_MOST_FREE_PAGES = 25


Entry = dict[str, str] | dict[str, list[dict[str, str]]] | str


def navigation(there: Collection[str], free: Collection[str]) -> list[Entry]:
    """Return MkDocs' `nav`: the index pages that are `there`, by section, then the first free pages by address.

    Both hold Markdown addresses; `free` those of the owner's own pages, which go by their titles.
    """
    sections: dict[str, list[dict[str, str]]] = {}
    made: list[Entry] = []
    for section, source, title in _INDEX_PAGES:
        if source not in there:
            continue
        if not section:
            made.append({title: source})
            continue
        if section not in sections:
            made.append({section: sections.setdefault(section, [])})
        sections[section].append({title: source})
    free_pages = sorted(source for source in free if source in there and source != "index.md")
    return [*made, *free_pages[:_MOST_FREE_PAGES]]

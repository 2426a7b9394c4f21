"""What search knows of a page: one entry where Material makes one for each heading.

The time until something is found grows with the number of entries and with their text. A page of a journal is short
enough to be found as a whole; the playbook and the owner's own pages keep an entry for each heading.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from generator.loader import FOLDERS

Entry = Mapping[str, Any]


def is_found_whole(source: str) -> bool:
    """Return whether the page at this Markdown address is one of a record."""
    return source.partition("/")[0] in FOLDERS


def join_last(entries: list[Entry], url: str) -> None:
    """Make one of the last entries, those of the page at `url`."""
    start = len(entries)
    while start and entries[start - 1]["location"].partition("#")[0] == url:
        start -= 1
    entries[start:] = as_one(entries[start:])


def as_one(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries of one page as one: it leads to the page's top and holds every heading and every text."""
    if not entries:
        return []
    first = entries[0]
    parts = [part for one in entries for part in (_heading(one, first), one["text"]) if part]
    return [{**first, "text": "\n".join(parts)}]


def _heading(entry: Entry, first: Entry) -> str:
    return f"<p>{entry['title']}</p>" if entry["title"] != first["title"] else ""

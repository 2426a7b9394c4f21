"""The copies that sync services make of a file beside it, known by their names (contract §1)."""

import re
from collections.abc import Callable, Collection

_DAY = r"\d{4}-?\d{2}-?\d{2}"
_WORDS = (
    "conflicted copy|case conflict|in konflikt stehende kopie|copie en conflit|copia en conflicto|copia in conflitto"
    "|SFConflict"
)
_SURE = re.compile(
    rf"(?: ?\([^()]*(?:{_WORDS})[^()]*\)"  # Dropbox, Nextcloud, Obsidian, Seafile
    rf"|\.sync-conflict-{_DAY}-\d{{6}}(?:-\w+)?"  # Syncthing
    rf"|[._]conflict(?:-{_DAY}(?:-\d{{6}})?)?"  # Resilio, ownCloud
    r"|-(?-i:(?:DESKTOP|LAPTOP|WIN|PC)-[A-Z0-9]+)(?:-\d+)?"  # OneDrive, with a computer's name
    r"|-[^/]*(?-i:MacBook|iMac|iPhone|iPad)[^/]*"
    r")(?: ?\(\d+\))?",
    re.IGNORECASE,
)
_PERHAPS = re.compile(
    r"(?: ?\(\d{1,3}\)| \d{1,3}|(?: -)? (?:copy|Copy|Kopie|copie|copia)(?: \(?\d{1,3}\)?)?|-[A-Z][A-Z0-9-]+)"
)
"""Endings that an owner may have given too: such a file is a copy only where it holds the same."""


def copied_from(name: str, beside: Collection[str], same: Callable[[str, str], bool]) -> str:
    """Return the file in the same folder of which the file `name` is a copy, empty where it is none.

    `beside` are the names in the folder; `same` says whether two of them hold the same.
    """
    stem, dot, suffix = name.rpartition(".")
    # The longest name that is there: a copy of a copy is one too.
    for at in range(len(stem) - 1, 0, -1):
        first = f"{stem[:at]}{dot}{suffix}"
        if first not in beside:
            continue
        if _SURE.fullmatch(stem, at) or (_PERHAPS.fullmatch(stem, at) and same(first, name)):
            return first
    return ""

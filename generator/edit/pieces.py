"""Pieces of a text that two versions share, and those that both changed differently, for the owner to decide."""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from generator.files.source import LINE_END

_ITEM = re.compile(r"(?:[-*+]|\d{1,9}[.)])[ \t]")
_HEADING = re.compile(r"#{1,6}[ \t]")


class Clash(NamedTuple):
    """A place that both sides changed, with the lines of all three versions."""

    base: str
    ours: str
    theirs: str


Piece: TypeAlias = str | Clash
Lines: TypeAlias = Callable[[str, str, str], Sequence[Piece]]
"""Joins three texts line by line: base, ours, theirs."""


class Part(NamedTuple):
    """Lines of a file, under the name by which the other versions have them too."""

    key: Hashable
    text: str


Deeper: TypeAlias = Callable[[Hashable, Clash], Sequence[Piece]]
"""Joins the part of a name that both sides have and changed differently, or leaves it a clash."""


def told(pieces: Sequence[Piece], like: str) -> str:
    """Return the text of pieces, git's markers around what is left to decide; its lines end as those of `like`."""
    end = _end_of_line(like)
    return "".join(piece if isinstance(piece, str) else _marked(piece, end) for piece in pieces)


def _end_of_line(text: str) -> str:
    found = LINE_END.search(text)
    return found[0] if found else "\n"


def _marked(clash: Clash, end: str) -> str:
    return f"<<<<<<< ours{end}{_line(clash.ours, end)}======={end}{_line(clash.theirs, end)}>>>>>>> theirs{end}"


def _line(text: str, end: str) -> str:
    return text if not text or text[-1] in "\r\n" else text + end


def joined_parts(base: Sequence[Part], ours: Sequence[Part], theirs: Sequence[Part], deeper: Deeper) -> list[Piece]:
    """Return the parts of both sides: in our order, and what they added behind what it stands behind there."""
    old, mine, other = dict(base), dict(ours), dict(theirs)
    behind: dict[Hashable, list[Part]] = {}
    at: Hashable = None
    for part in theirs:
        if part.key in mine:
            at = part.key
        else:
            behind.setdefault(at, []).append(part)
    pieces: list[Piece] = []
    waiting = behind.get(None, [])
    for key, text in ours:
        if key in old or key in other:  # what we added at the same place comes first
            pieces += _new(waiting, old, deeper)
            waiting = []
        pieces += decided(key, Clash(old.get(key, ""), text, other.get(key, "")), deeper)
        waiting = [*waiting, *behind.get(key, ())]
    return [*pieces, *_new(waiting, old, deeper)]


def _new(parts: Sequence[Part], old: Mapping[Hashable, str], deeper: Deeper) -> list[Piece]:
    return [piece for key, text in parts for piece in decided(key, Clash(old.get(key, ""), "", text), deeper)]


def decided(key: Hashable, clash: Clash, deeper: Deeper) -> Sequence[Piece]:
    """Return what one side changed; what both changed differently is joined `deeper`, or left to decide."""
    base, ours, theirs = clash
    if ours in (theirs, base):
        return [theirs]
    if theirs == base:
        return [ours]
    return deeper(key, clash) if ours and theirs else [clash]


def left_to_decide(key: Hashable, clash: Clash) -> Sequence[Piece]:
    """Return the clash of a part in which nothing can be joined."""
    return [clash]


def both_added(piece: Piece) -> Piece:
    """Return both sides of a clash where each only added items, or sections of their own; else the piece."""
    if isinstance(piece, str):
        return piece
    base, ours, theirs = piece
    if base.strip():
        return piece
    if not (ours.strip() and theirs.strip()):
        return ours if ours.strip() else theirs
    kind, end = _what_it_is(ours), _end_of_line(ours)
    if not kind or kind != _what_it_is(theirs):
        return piece
    if kind == "sections":
        return piece if _headings(ours) & _headings(theirs) else _line(ours, end) + end + theirs
    known = {item.strip() for item in _items(ours)}
    return _line(ours, end) + "".join(item for item in _items(theirs) if item.strip() not in known)


def _what_it_is(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    if lines and _HEADING.match(lines[0]):
        return "sections"
    listed = (
        bool(lines) and all(_ITEM.match(line) or line[:1] in " \t" for line in lines) and bool(_ITEM.match(lines[0]))
    )
    return "items" if listed else ""


def _headings(text: str) -> set[str]:
    return {line.strip().casefold() for line in text.splitlines() if _HEADING.match(line)}


def _items(text: str) -> list[str]:
    found: list[str] = []
    for line in text.splitlines(keepends=True):
        if found and not _ITEM.match(line):
            found[-1] += line
        else:
            found.append(line)
    return found

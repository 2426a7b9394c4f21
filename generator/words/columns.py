"""How many columns of a terminal a text takes, and the part of a long line that is worth showing."""

import unicodedata
from dataclasses import dataclass

from generator.words.visible import visible

TAB = 4
LIMIT = 100
_CONTEXT = 24
_NEAR = 1000
_CUT = "…"
_JOINER = "\N{ZERO WIDTH JOINER}"
_AS_PICTURE = "\N{VARIATION SELECTOR-16}"
_SKIN = range(0x1F3FB, 0x1F400)
_JAMO = range(0x1160, 0x1200)  # vowels and finals, drawn into the syllable before them


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line ready to be shown; the carets under it begin at column `offset` and are `width` columns wide."""

    text: str
    offset: int
    width: int


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return len(text) if text.isascii() and text.isprintable() else sum(_cells(text)[1])


def excerpt(line: str, start: int, end: int) -> Excerpt:
    """Return `line` with the characters from `start` to `end` marked; a long line is clipped around them."""
    cut = max(start - _NEAR, 0)  # many places in one long line must not each cost the whole of it
    near, start, end = line[cut : start + _NEAR], start - cut, end - cut
    shown, widths = _cells(near)
    first, last = _window(widths, start, max(start, end))
    before, after = (_CUT if cut + first else ""), (_CUT if cut + last < len(line) else "")
    marked = sum(widths[start : min(end, last)])
    text = before + "".join(shown[first:last]) + after
    return Excerpt(text, len(before) + sum(widths[first:start]), max(marked, 1))


def _cells(line: str) -> tuple[list[str], list[int]]:
    if line.isascii() and line.isprintable():
        return list(line), [1] * len(line)
    shown: list[str] = []
    widths: list[int] = []
    at = 0
    for index, character in enumerate(line):
        if character == "\t":
            width = TAB - at % TAB
            shown.append(" " * width)
        else:
            shown.append(visible(character))
            width = sum(_width(part) for part in shown[-1])
            if index and width:
                width = _joined(line, index, width, widths[-1])
        if character == _AS_PICTURE and widths and widths[-1] == 1 and line[index - 1] > "\u2000":
            widths[-1] = 2
            at += 1
        widths.append(width)
        at += width
    return shown, widths


def _joined(line: str, index: int, width: int, before: int) -> int:
    """Return the width of a character that may be drawn into the one before it."""
    in_family = line[index - 1] == _JOINER and unicodedata.category(line[index]) == "So"
    coloured = ord(line[index]) in _SKIN and before == 2
    return 0 if in_family or coloured else width


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or ord(character) in _JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(widths: list[int], start: int, end: int) -> tuple[int, int]:
    """Return the first character of a line to show and the one behind the last."""
    if sum(widths) <= LIMIT:
        return 0, len(widths)
    first, room = _leftward(widths, start, min(_CONTEXT, LIMIT))
    room += LIMIT - min(_CONTEXT, LIMIT)
    last = start
    while last < len(widths) and widths[last] <= room:
        room -= widths[last]
        last += 1
    first, _ = _leftward(widths, first, room)
    while first < start and first and widths[first] == 0:  # an accent must not be drawn onto the ellipsis
        first += 1
    return first, max(last, min(end, last))


def _leftward(widths: list[int], at: int, room: int) -> tuple[int, int]:
    while at and widths[at - 1] <= room:
        at -= 1
        room -= widths[at]
    return at, room

"""Places as editors count them: lines from 0, and in a line the units of the encoding that was agreed on.

Usually that is UTF-16, in which an emoji is two.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from generator.source import SourceText, Span

_UNITS: Mapping[str, Callable[[str], int]] = {
    "utf-8": lambda text: len(text.encode("utf-8", "surrogatepass")),
    "utf-16": lambda text: len(text) + sum(letter > "\uffff" for letter in text),
    "utf-32": len,
}
UTF_16 = "utf-16"


class Place(NamedTuple):
    """A line, from 0, and how many units of it stand before the place."""

    line: int
    character: int


def place_of(source: SourceText, offset: int, encoding: str = UTF_16) -> Place:
    """Return where an offset lies for an editor."""
    at = source.position(min(max(offset, 0), len(source.text)))
    before = source.text[offset - at.column + 1 : offset]
    return Place(at.line - 1, len(before) if before.isascii() else _UNITS[encoding](before))


def offset_of(source: SourceText, place: Place, encoding: str = UTF_16) -> int:
    """Return the offset of an editor's place; behind the end of a line it is that end."""
    lines = source.position(len(source.text)).line
    if place.line >= lines:
        return len(source.text)
    text = source.line(place.line + 1)
    start = source.start_of(place.line + 1)
    if text.isascii():
        return start + min(place.character, len(text))
    left = place.character
    for index, letter in enumerate(text):
        if left <= 0:
            return start + index
        left -= _UNITS[encoding](letter)
    return start + len(text)


def range_of(source: SourceText, span: Span, encoding: str = UTF_16) -> tuple[Place, Place]:
    """Return the beginning and the end of a span."""
    return place_of(source, span.start, encoding), place_of(source, span.end, encoding)

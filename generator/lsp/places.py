"""Places as editors count them: lines from 0, and in a line the units of UTF-16, in which an emoji is two."""

from typing import NamedTuple

from generator.source import SourceText, Span


class Place(NamedTuple):
    """A line, from 0, and how many UTF-16 units of it stand before the place."""

    line: int
    character: int


def place_of(source: SourceText, offset: int) -> Place:
    """Return where an offset lies for an editor."""
    at = source.position(min(max(offset, 0), len(source.text)))
    before = source.text[offset - at.column + 1 : offset]
    return Place(at.line - 1, _units(before))


def offset_of(source: SourceText, place: Place) -> int:
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
        left -= 2 if letter > "\uffff" else 1
    return start + len(text)


def range_of(source: SourceText, span: Span) -> tuple[Place, Place]:
    """Return the beginning and the end of a span."""
    return place_of(source, span.start), place_of(source, span.end)


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(letter > "\uffff" for letter in text)

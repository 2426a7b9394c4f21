"""Sentences as data: a literal and its arguments, from which each medium makes its own text.

`said("you met {who} on {day}", who=ana, day=day)` is such a sentence. `plain` makes plain text of it, for a terminal, a
feed or a letter; a page makes HTML with links (`generator.site.pages.links`). So nobody has to parse finished text.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from string import Formatter
from typing import Union

from generator import words
from generator.model.moment import Moment
from generator.model.records import Record


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody who has no record, by the name that the owner wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class People:
    """Several people, shown as a list; `none` stands for an empty one, and those beyond `most` are counted."""

    all: tuple[Record | Name, ...]
    none: str = "somebody"
    most: int | None = None

    def parts(self) -> list[Record | Name | str]:
        """Return the entries of the list, the last one perhaps `two others`."""
        rest = len(self.all) - len(self.all[: self.most])
        return [*self.all[: self.most], *([words.count(rest, "other")] if rest else [])]


@dataclass(frozen=True, slots=True)
class Quoted:
    """The owner's own words."""

    text: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that link to a record's page, in a medium that has pages."""

    to: Record
    words: "Argument"


Argument = Union[Record, Name, People, Quoted, Linked, date, Moment, str, "Said"]
"""What may stand in a sentence; a `str` is a few words of ours, such as `by e-mail`, a `Moment` perhaps only a year."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or a part of one, without a full stop; `{name}` in the literal is one of the arguments `given`."""

    literal: str
    given: tuple[tuple[str, Argument], ...] = ()
    begins: bool = False
    """Whether it stands at the beginning of a sentence."""

    def __str__(self) -> str:
        raise TypeError(f"{self!r} is not in words yet: a medium says it")

    def pieces(self) -> Iterator[Argument]:
        """Yield the literal's own words and the arguments between them, in order."""
        given, first = dict(self.given), self.begins
        for text, name in _parsed(self.literal):
            if text:
                yield words.sentence(text) if first else text
                first = False
            if name:
                yield _first(given[name]) if first else given[name]
                first = False


def said(literal: str, /, **given: Argument) -> Said:
    """Return a sentence; its literal begins with a small letter, unless its first word is a name."""
    return Said(literal, tuple(given.items()))


def sentence(one: Said) -> Said:
    """Return it as the beginning of a sentence: its first letter will be a capital, unless it begins with a name."""
    return Said(one.literal, one.given, begins=True)


def _first(piece: Argument) -> Argument:
    """Return what stands first in a sentence: our own words and the owner's begin with a capital, names as they do."""
    if isinstance(piece, str):
        return words.sentence(piece)
    if isinstance(piece, Quoted):
        return Quoted(words.sentence(piece.text))
    if isinstance(piece, Linked):
        return Linked(piece.to, _first(piece.words))
    return sentence(piece) if isinstance(piece, Said) else piece


@cache
def _parsed(literal: str) -> tuple[tuple[str, str | None], ...]:
    return tuple((text, name) for text, name, _, _ in Formatter().parse(literal))


def records_in(one: Said) -> Iterator[Record]:
    """Yield every record that a sentence names or links to."""
    for _, piece in one.given:
        yield from _records(piece)


def _records(piece: Argument) -> Iterator[Record]:
    match piece:
        case Record():
            yield piece
        case People():
            yield from (person for person in piece.all if isinstance(person, Record))
        case Linked():
            yield piece.to
            yield from _records(piece.words)
        case Said():
            yield from records_in(piece)


def plain(one: Said, today: date) -> str:
    """Return a sentence as plain text; days of other years than today's have theirs."""
    return "".join(_plain(piece, today) for piece in one.pieces())


def _plain(piece: Argument, today: date) -> str:
    match piece:
        case str():
            return piece
        case Said():
            return plain(piece, today)
        case Linked():
            return _plain(piece.words, today)
        case date():
            return words.day(piece, today)
        case Moment():
            return words.written_day(piece, today)
        case People():
            return words.listed([_plain(one, today) for one in piece.parts()]) or piece.none
        case Name() | Quoted():
            return piece.text
        case Record():
            return piece.label

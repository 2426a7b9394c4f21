"""Sentences as data: a literal and what stands in it, put into words once for each medium.

`said("You met {who} on {day}", who=ana, day=day)` says nothing yet. `plain` puts it into words for a terminal, a feed
or a letter; a page makes links and days of the same sentence (`generator.site.pages.links`). What was put into words
is never taken apart again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from string import Formatter
from typing import Union

from generator import words
from generator.model.records import Record


@dataclass(frozen=True, slots=True)
class Name:
    """Somebody who has no record, by the name that the owner wrote."""

    text: str


@dataclass(frozen=True, slots=True)
class People:
    """Several people, said as a list; `none` where there are none, and beyond `most` the rest is counted."""

    all: tuple[Record | Name, ...]
    none: str = "somebody"
    most: int | None = None

    def parts(self) -> list[Record | Name | str]:
        """Return what stands in the list."""
        rest = len(self.all) - len(self.all[: self.most])
        return [*self.all[: self.most], *([words.count(rest, "other")] if rest else [])]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the owner's."""

    text: str


@dataclass(frozen=True, slots=True)
class Linked:
    """Words that lead to a record's page, where there are pages."""

    to: Record
    words: "Argument"


Argument = Union[Record, Name, People, Quoted, Linked, date, str, "Said"]
"""What may stand in a sentence; a `str` is a few words of ours, such as `by e-mail`."""


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or a part of one, without a full stop; `{name}` in the literal is one of those `given`."""

    literal: str
    given: tuple[tuple[str, Argument], ...] = ()
    begins: bool = False
    """Whether it stands at the beginning of a sentence."""

    def __str__(self) -> str:
        raise TypeError(f"{self!r} is not in words yet: a medium says it")

    def pieces(self) -> Iterator[Argument]:
        """Yield the literal's own words and what stands between them, in order."""
        given, first = dict(self.given), self.begins
        for text, name in _parsed(self.literal):
            if text:
                yield words.sentence(text) if first else text
                first = False
            if name:
                yield _first(given[name]) if first else given[name]
                first = False


def said(literal: str, /, **given: Argument) -> Said:
    """Return a sentence; its literal begins with a small letter, unless that is a name's."""
    return Said(literal, tuple(given.items()))


def sentence(one: Said) -> Said:
    """Return the same at the beginning of a sentence: its first letter is a capital, unless it begins with a name."""
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


def plain(one: Said, today: date) -> str:
    """Return a sentence in plain text; days of other years bear theirs."""
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
        case People():
            return words.listed([_plain(one, today) for one in piece.parts()]) or piece.none
        case Name() | Quoted():
            return piece.text
        case Record():
            return piece.label

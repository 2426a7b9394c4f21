"""The words without which a phrase can't stand in a text, read off the phrase itself."""

import re
from collections.abc import Mapping
from typing import NamedTuple

Beginnings = frozenset[str]
"""How words begin, of which a text has one where it holds a phrase."""
Needed = tuple[Beginnings, ...]
"""Of each of these a text has one where it holds a phrase; nothing where that can't be told."""

_LETTERS = re.compile(r"[a-z]+")
_OFTEN = re.compile(r"(?:[?*+]|\{(?P<least>\d+),?\d*\})[+?]?")
_LOOK = re.compile(r"\(\?<?[=!]")
_NAME = re.compile(r"<([a-z][a-z ]*)>")
_ONE = re.compile(r"\[(?:\\.|[^\]\\])+\]|\\?.", re.DOTALL)
# They begin words of nearly any text, and so tell little.
_EVERYWHERE = """
a about all also an and any are as at be been but by can could did do does for from get had has have he her his how
i if in is it just me might more my new no not now of on one or other our out over people she so some than that the
their them then there they this through to was we were what when where which who will with would you your
"""
_COMMON = frozenset(_EVERYWHERE.split())


class Part(NamedTuple):
    """What a part of a phrase tells; `ends` is whether a word can only begin behind it."""

    needed: Needed
    ends: bool


def telling_words(phrase: str, names: Mapping[str, Part]) -> Part:
    """Return the words that `phrase` can't do without, by how they begin.

    The phrase is in the language of `generator.rules.phrases` and begins where a word does; `names` are the parts
    that its names stand for.
    """
    return _Reader(phrase, names).choice(begins=True)


def rarity(words: Beginnings) -> tuple[int, int]:
    """Return a measure by which fewer texts have one of these words: the longer a beginning, the rarer."""
    return min(0 if word in _COMMON else len(word) for word in words), -len(words)


class _Reader:
    """Reads a phrase from left to right, bracket in bracket."""

    def __init__(self, phrase: str, names: Mapping[str, Part]) -> None:
        self._phrase = phrase
        self._names = names
        self._at = 0

    def choice(self, *, begins: bool) -> Part:
        """Read choices, to the bracket that closes them; `begins` is whether a word can only begin here."""
        parts = [self._sequence(begins)]
        while self._next() == "|":
            self._at += 1
            parts.append(self._sequence(begins))
        if len(parts) == 1:
            return parts[0]
        told = [max(part.needed, key=rarity) for part in parts if part.needed]
        needed = (frozenset[str]().union(*told),) if len(told) == len(parts) else ()
        return Part(needed, all(part.ends for part in parts))

    def _sequence(self, begins: bool) -> Part:
        needed: Needed = ()
        while self._next() not in ("", "|", ")"):
            more, begins = self._part(begins)
            needed += more
        return Part(needed, begins)

    def _part(self, begins: bool) -> Part:
        if letters := _LETTERS.match(self._phrase, self._at):
            self._at = letters.end()
            certain = letters[0] if self._is_certain() else letters[0][:-1]
            return Part((frozenset({certain}),) if begins and certain else (), False)
        if self._phrase.startswith(r"\b", self._at):
            self._at += 2
            return Part((), begins)
        if _LOOK.match(self._phrase, self._at):
            self._skip_brackets()
            return Part((), begins)
        part = self._something(begins)
        return part if self._is_certain() else Part((), part.ends and begins)

    def _something(self, begins: bool) -> Part:
        """Read what may be followed by how often it stands there."""
        if self._phrase.startswith("(?", self._at):
            self._skip_brackets()
            return Part((), False)
        if self._next() == "(":
            self._at += 1
            part = self.choice(begins=begins)
            self._at += 1
            return part
        if name := _NAME.match(self._phrase, self._at):
            self._at = name.end()
            part = self._names[name[1]]
            return part if begins else Part((), part.ends)
        one = _ONE.match(self._phrase, self._at)
        self._at = one.end() if one else len(self._phrase)
        return Part((), one is not None and one[0] in " ~")

    def _is_certain(self) -> bool:
        """Read how often what was read stands there; return whether it does at all."""
        found = _OFTEN.match(self._phrase, self._at)
        if found is None:
            return True
        self._at = found.end()
        return found[0][0] == "+" or int(found["least"] or 0) > 0

    def _skip_brackets(self) -> None:
        depth = 0
        while self._at < len(self._phrase):
            one = self._next()
            self._at += 2 if one == "\\" else 1
            depth += (one == "(") - (one == ")")
            if not depth:
                return

    def _next(self) -> str:
        return self._phrase[self._at : self._at + 1]

"""The words without which a phrase can't stand in a text, read off the phrase itself."""

import re
from collections.abc import Mapping
from typing import NamedTuple

Beginnings = frozenset[str]
"""How words begin, of which a text has one where it holds a phrase."""
Needed = tuple[Beginnings, ...]
"""Of each of these a text has one where it holds a phrase; nothing where that can't be told."""

_PIECES = re.compile(
    r"(?P<letters>[a-z]+)|(?P<often>(?:[?*+]|\{\d+,?\d*\})[+?]?)|(?P<edge>\\b)|(?P<look>\(\?<?[=!])|(?P<other>\(\?)"
    r"|(?P<open>\()|(?P<close>\))|(?P<or>\|)|(?P<name><[a-z][a-z ]*>)|(?P<one>\[(?:\\.|[^\]\\])+\]|\\?.)"
)
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
        # With a bracket at the end, which closes the phrase.
        self._pieces = [(str(piece.lastgroup), piece[0]) for piece in _PIECES.finditer(f"{phrase})")]
        self._names = names
        self._at = 0

    def choice(self, *, begins: bool) -> Part:
        """Read choices and the bracket that closes them; `begins` is whether a word can only begin here."""
        parts = [self._sequence(begins)]
        while self._take()[0] == "or":
            parts.append(self._sequence(begins))
        if len(parts) == 1:
            return parts[0]
        told = [max(part.needed, key=rarity) for part in parts if part.needed]
        needed = (frozenset[str]().union(*told),) if len(told) == len(parts) else ()
        return Part(needed, all(part.ends for part in parts))

    def _sequence(self, begins: bool) -> Part:
        needed: Needed = ()
        while self._pieces[self._at][0] not in ("or", "close"):
            more, begins = self._part(begins)
            needed += more
        return Part(needed, begins)

    def _part(self, begins: bool) -> Part:
        kind, text = self._take()
        if kind == "letters":
            certain = text if self._is_certain() else text[:-1]
            return Part((frozenset({certain}),) if begins and certain else (), False)
        if kind == "edge":
            return Part((), begins)
        if kind == "look":
            self._skip_brackets()
            return Part((), begins)
        part = self._something(kind, text, begins)
        return part if self._is_certain() else Part((), part.ends and begins)

    def _something(self, kind: str, text: str, begins: bool) -> Part:
        """Return what a piece tells that may be followed by how often it stands there."""
        if kind == "open":
            return self.choice(begins=begins)
        if kind == "name":
            part = self._names[text[1:-1]]
            return part if begins else Part((), part.ends)
        if kind == "other":
            self._skip_brackets()
        return Part((), text in (" ", "~"))

    def _is_certain(self) -> bool:
        """Take how often something stands there, if that is said; return whether it can't be missing."""
        kind, often = self._pieces[self._at]
        if kind != "often":
            return True
        self._at += 1
        return often[0] == "+" or (often[0] == "{" and often[1] != "0")

    def _skip_brackets(self) -> None:
        depth = 1
        while depth:
            kind, _ = self._take()
            depth += (kind in ("open", "look", "other")) - (kind == "close")

    def _take(self) -> tuple[str, str]:
        self._at += 1
        return self._pieces[self._at - 1]

"""A small language for phrases, which compiles to patterns whose search is linear in the text.

A phrase a line; four blanks at its beginning join a line to the one above, `#` makes it a remark. A blank is any
run of white space, `~` any one word and the blank behind it, `<name>` a word of the list, `(a|b)` a choice;
the rest is a regular expression. Words and blanks never give back what they took and every repetition in
the lists is bounded, so that no text makes the search slower than its length.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from generator.rules.telling_words import Beginnings, Needed, Part, rarity, telling_words

_CONTINUED = re.compile(r"\n {4}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_BEHIND = re.compile(r"(\(\?<[!=]\w+) \)")
_WORD = re.compile(r"\w++")
_NAME = re.compile(r"<([a-z][a-z ]*)>")
# The letters whose small form is none of a pattern's, though a search that ignores case finds them.
_NO_SMALL_FORM = re.compile("[\u0130\u0131\u017f]")
_ANY_WORD: Needed = (frozenset({""}),)


class Words:
    """The words that phrases share, by their names."""

    def __init__(self, text: str) -> None:
        """Take a list of words, `name = phrase` a line; a word may use those above it."""
        self.spelled: dict[str, str] = {}
        self.parts: dict[str, Part] = {}
        for line in _lines(text):
            name, _, phrase = line.partition(" = ")
            self.parts[name] = telling_words(phrase, self.parts)
            self.spelled[name] = self.spell(phrase)

    def spell(self, phrase: str) -> str:
        """Return a phrase, its names filled in."""
        return _NAME.sub(lambda found: self.spelled[found[1]], phrase)


class Phrase:
    """One phrase; its pattern is compiled when it is first asked for."""

    def __init__(self, phrase: str, words: Words) -> None:
        """Take a phrase in the language of the lists, and the words that it may name."""
        self._phrase = phrase
        self._words = words
        self._needed = telling_words(phrase, words.parts).needed or _ANY_WORD

    @property
    def rarest(self) -> Beginnings:
        """How words begin of which each text has one that holds it; few texts do."""
        return max(self._needed, key=rarity)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """What finds it."""
        return re.compile(rf"\b(?:{_spelled_out(self._words.spell(self._phrase))})", re.IGNORECASE)

    @cached_property
    def _in_order(self) -> tuple[tuple[str, ...], ...]:
        return tuple(map(tuple, sorted(self._needed, key=rarity, reverse=True)))

    def may_stand_among(self, words: set[str]) -> bool:
        """Return whether a text of these words, in small letters, has all that it can't do without."""
        return all(any(word.startswith(needed) for word in words) for needed in self._in_order)


class Phrases:
    """A list of phrases. Each is looked for where a text has its telling words."""

    def __init__(self, text: str, words: Words) -> None:
        """Take a list of phrases, one a line."""
        self.all = tuple(Phrase(line, words) for line in _lines(text))
        self._by_beginning: dict[str, list[int]] = {}
        for number, phrase in enumerate(self.all):
            for beginning in phrase.rarest:
                self._by_beginning.setdefault(beginning, []).append(number)
        self._longest = max(map(len, self._by_beginning), default=0)
        self._by_word: dict[str, frozenset[int]] = {}

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where each phrase stands in `text`, phrase by phrase; case doesn't matter."""
        yield from (found.span() for phrase in self._wanted(text) for found in phrase.pattern.finditer(text))

    def _wanted(self, text: str) -> Iterable[Phrase]:
        """Return the phrases that may stand in a text."""
        if _NO_SMALL_FORM.search(text):
            return self.all
        words = set(_WORD.findall(text.lower()))
        told = frozenset[int]().union(*map(self._told, words))
        return [self.all[number] for number in sorted(told) if self.all[number].may_stand_among(words)]

    def _told(self, word: str) -> frozenset[int]:
        """Return the numbers of the phrases that this word tells of."""
        word = word[: self._longest]
        if word not in self._by_word:
            beginnings = (word[:length] for length in range(len(word) + 1))
            told = (self._by_beginning.get(beginning, ()) for beginning in beginnings)
            self._by_word[word] = frozenset().union(*told)
        return self._by_word[word]


def _lines(text: str) -> Iterator[str]:
    return (line for line in _CONTINUED.sub("", text).split("\n") if line and not line.startswith("#"))


def _spelled_out(phrase: str) -> str:
    phrase = _BEHIND.sub(r"\1\\s)", phrase)  # what looks behind must have one length
    phrase = _GROUP.sub("(?:", phrase).replace("~", r"(?:[\w'/-]++ )")
    return phrase.replace(" ?", r"\s*+").replace(" ", r"\s++")

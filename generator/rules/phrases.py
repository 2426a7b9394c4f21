"""A small language for phrases, which compiles to patterns whose search is linear in the text.

A phrase a line; four blanks at its beginning join a line to the one above, `#` makes it a remark. A blank is any
run of white space, `~` any one word and the blank behind it, `<name>` a word of the list, `(a|b)` a choice;
the rest is a regular expression. Words and blanks never give back what they took and every repetition in
the lists is bounded, so that no text makes the search slower than its length.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from generator.rules.telling_words import Needed, Part, rarity, telling_words

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


class Phrases:
    """A list of phrases. Each is looked for, and its pattern compiled, where a text has its telling words."""

    def __init__(self, text: str, words: Words) -> None:
        """Take a list of phrases, one a line."""
        self._phrases = tuple(_lines(text))
        self._words = words
        self._needed = [telling_words(phrase, words.parts).needed or _ANY_WORD for phrase in self._phrases]
        self._patterns: dict[int, re.Pattern[str]] = {}
        self._told_by_beginning: dict[str, list[int]] = {}
        for number, needed in enumerate(self._needed):
            for beginning in max(needed, key=rarity):
                self._told_by_beginning.setdefault(beginning, []).append(number)
        self._longest = max(map(len, self._told_by_beginning), default=0)
        self._told_by: dict[str, frozenset[int]] = {}

    def __len__(self) -> int:
        return len(self._phrases)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where each phrase stands in `text`, phrase by phrase; case doesn't matter."""
        numbers: Iterable[int] = range(len(self))
        if not _NO_SMALL_FORM.search(text):
            words = set(_WORD.findall(text.lower()))
            told = frozenset[int]().union(*map(self._told, words))
            numbers = [number for number in sorted(told) if self._has_all(words, number)]
        for number in numbers:
            yield from (found.span() for found in self.pattern(number).finditer(text))

    def _told(self, word: str) -> frozenset[int]:
        """Return the phrases that may stand in a text with this word."""
        word = word[: self._longest]
        if word not in self._told_by:
            beginnings = (word[:length] for length in range(len(word) + 1))
            told = (self._told_by_beginning.get(beginning, ()) for beginning in beginnings)
            self._told_by[word] = frozenset().union(*told)
        return self._told_by[word]

    def _has_all(self, words: set[str], number: int) -> bool:
        return all(any(word.startswith(needed) for word in words) for needed in self._in_order(number))

    @cache  # noqa: B019 - there are four lists, for as long as the program runs
    def _in_order(self, number: int) -> tuple[tuple[str, ...], ...]:
        """Return what a phrase needs, the rarest first."""
        return tuple(map(tuple, sorted(self._needed[number], key=rarity, reverse=True)))

    def pattern(self, number: int) -> re.Pattern[str]:
        """Return the pattern of one phrase, compiled when it is first asked for."""
        if number not in self._patterns:
            spelled = _spelled_out(self._words.spell(self._phrases[number]))
            self._patterns[number] = re.compile(rf"\b(?:{spelled})", re.IGNORECASE)
        return self._patterns[number]


def _lines(text: str) -> Iterator[str]:
    return (line for line in _CONTINUED.sub("", text).split("\n") if line and not line.startswith("#"))


def _spelled_out(phrase: str) -> str:
    phrase = _BEHIND.sub(r"\1\\s)", phrase)  # what looks behind must have one length
    phrase = _GROUP.sub("(?:", phrase).replace("~", r"(?:[\w'/-]++ )")
    return phrase.replace(" ?", r"\s*+").replace(" ", r"\s++")

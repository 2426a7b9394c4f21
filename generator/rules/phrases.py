"""A small language for phrases, which compiles to patterns whose search is linear in the text.

A phrase a line; four blanks at its beginning join a line to the one above, `#` makes it a remark. A blank is any
run of white space, `~` any one word and the blank behind it, `<name>` a word of the list, `(a|b)` a choice;
the rest is a regular expression. Words and blanks never give back what they took and every repetition in
the lists is bounded, so that no text makes the search slower than its length.
"""

import re
from collections.abc import Iterator

_CONTINUED = re.compile(r"\n {4}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_BEHIND = re.compile(r"(\(\?<[!=]\w+) \)")
_NAME = re.compile(r"<([a-z][a-z ]*)>")


class Words:
    """The words that phrases share, by their names."""

    def __init__(self, text: str) -> None:
        """Take a list of words, `name = phrase` a line; a word may use those above it."""
        self.spelled: dict[str, str] = {}
        for line in _lines(text):
            name, _, phrase = line.partition(" = ")
            self.spelled[name] = self.spell(phrase)

    def spell(self, phrase: str) -> str:
        """Return a phrase, its names filled in."""
        return _NAME.sub(lambda found: self.spelled[found[1]], phrase)


class Phrases:
    """A list of phrases, and where they stand in a text."""

    def __init__(self, text: str, words: Words) -> None:
        """Take a list of phrases, one a line, and the words that they may name."""
        self.patterns = tuple(_pattern(words.spell(line)) for line in _lines(text))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where each phrase stands in `text`, phrase by phrase; case doesn't matter."""
        yield from (found.span() for pattern in self.patterns for found in pattern.finditer(text))


def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_spelled_out(phrase)})", re.IGNORECASE)


def _lines(text: str) -> Iterator[str]:
    return (line for line in _CONTINUED.sub("", text).split("\n") if line and not line.startswith("#"))


def _spelled_out(phrase: str) -> str:
    phrase = _BEHIND.sub(r"\1\\s)", phrase)  # what looks behind must have one length
    phrase = _GROUP.sub("(?:", phrase).replace("~", r"(?:[\w'/-]++ )")
    return phrase.replace(" ?", r"\s*+").replace(" ", r"\s++")

"""A small language for phrases, which compiles to patterns whose search is linear in the text.

A phrase a line; four blanks at its beginning join a line to the one above, `#` makes it a remark. A blank is any
run of white space, `~` any one word and the blank behind it, `<name>` a word of the list, `(a|b)` a choice;
the rest is a regular expression. Words and blanks never give back what they took and every repetition in
the lists is bounded, so that no text makes the search slower than its length.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

_CONTINUED = re.compile(r"\n {4}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_BEHIND = re.compile(r"(\(\?<[!=]\w+) \)")
_NAME = re.compile(r"<([a-z][a-z ]*)>")
_CAPITAL = "(?-i:[A-Z])"
# The letters whose small form is none of a pattern's, though a search that ignores case finds them.
_NO_SMALL_FORM = re.compile("[\u0130\u0131\u017f]")


class Phrases:
    """A list of phrases. Most texts hold none, which one look at their small letters tells."""

    def __init__(self, phrases: tuple[str, ...]) -> None:
        self._phrases = tuple(rf"\b(?:{phrase})" for phrase in phrases)
        self._any = re.compile("|".join(self._phrases).replace(_CAPITAL, "[a-z]"))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where each phrase stands in `text`, phrase by phrase; case doesn't matter."""
        if self._any.search(text.lower()) or _NO_SMALL_FORM.search(text):
            yield from (found.span() for phrase in self._phrases for found in _pattern(phrase).finditer(text))


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(phrase, re.IGNORECASE)


def read_phrases(text: str, words: Mapping[str, str]) -> Phrases:
    """Return a list of phrases, one a line."""
    return Phrases(tuple(_spelled_out(phrase, words) for phrase in _lines(text)))


def read_words(text: str) -> Mapping[str, str]:
    """Return a list of words, `name = phrase` a line, by their names."""
    words: dict[str, str] = {}
    for line in _lines(text):
        name, _, phrase = line.partition(" = ")
        words[name] = _NAME.sub(lambda found: words[found[1]], phrase)
    return words


def _lines(text: str) -> Iterator[str]:
    return (line for line in _CONTINUED.sub("", text).split("\n") if line and not line.startswith("#"))


def _spelled_out(phrase: str, words: Mapping[str, str]) -> str:
    phrase = _NAME.sub(lambda found: words[found[1]], phrase)
    phrase = _BEHIND.sub(r"\1\\s)", phrase)  # what looks behind must have one length
    phrase = _GROUP.sub("(?:", phrase).replace("~", r"(?:[\w'/-]++ )")
    return phrase.replace(" ?", r"\s*+").replace(" ", r"\s++")

"""A small language for phrases, which compiles to patterns whose search is linear in the text.

A phrase a line; four blanks at its beginning join a line to the one above, `#` makes it a remark. A blank is any
run of white space, `~` any one word and the blank behind it, `<name>` a word of the list, `(a|b)` a choice;
the rest is a regular expression. Words and blanks never give back what they took and every repetition in
the lists is bounded, so that no text makes the search slower than its length.
"""

import re
from collections.abc import Iterator, Mapping

_CONTINUED = re.compile(r"\n {4}")
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
_BEHIND = re.compile(r"(\(\?<[!=]\w+) \)")
_NAME = re.compile(r"<([a-z][a-z ]*)>")


def read_phrases(text: str, words: Mapping[str, str]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a list of phrases."""
    return tuple(re.compile(rf"\b(?:{_spelled_out(phrase, words)})", re.IGNORECASE) for phrase in _lines(text))


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

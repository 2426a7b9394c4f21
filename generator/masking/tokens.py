"""The words of a text with their places, folded so that case, accents and form make no difference."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from generator.records.names import slug

_MARKS = "\u0300"
"""Where marks that stand behind their letter begin; below it, a simpler look is enough."""
_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad]")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


class Token(NamedTuple):
    """One word: where it stands, as written, and folded."""

    start: int
    end: int
    text: str
    folded: str


def cleaned(text: str) -> str:
    """Return a text in NFC, without the characters that nobody sees and that could part a name in two."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    if not text or max(text) < _MARKS:
        return _UNSEEN.sub("", text)
    text = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter)[0] != "C")


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text: runs of letters, digits and the marks on them."""
    if not text or max(text) < _MARKS:
        yield from (Token(found.start(), found.end(), found[0], fold(found[0])) for found in _WORD.finditer(text))
        return
    at = 0
    for is_word, run in groupby(text, _in_word):
        word = "".join(run)
        if is_word:
            yield Token(at, at + len(word), word, fold(word))
        at += len(word)


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Return what all spellings of one word share: lower case, no accents, compatible forms made one."""
    return slug(unicodedata.normalize("NFKC", word)).replace("-", "") or word.casefold()


def spellings(word: str) -> set[str]:
    """Return the folded forms of a word of a name: Müller is written Muller and Mueller too."""
    return {fold(word), fold(unicodedata.normalize("NFC", word).lower().translate(_GERMAN))}


def _in_word(letter: str) -> bool:
    return letter.isalnum() or (not letter.isascii() and unicodedata.category(letter)[0] == "M")

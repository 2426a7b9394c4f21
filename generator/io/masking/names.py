"""Finding the names of a journal in any text, and replacing them by initials."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.model.names import slug

_ORDINARY = """
a after all also am an and any april are art as ask association at august autumn back baker bank bay be bell
best big bill bird black blue book bright brook brown bush but by can carol carpenter case center centre
chance chase christian church city clay cliff club coast college company cook cross curt dale dawn day dean
december department design do drew each earnest east even event faith february field fine fish for forest
foundation fox frank free friday from gene general golden good grace grant gray green grey group guy had hall
hardy harmony has have he heath her him his home hope house how hunter i if in institute international iris is
it its ivy jack january jay jean joy july june king lab laboratory lake lane law lee levy library lily limited
little long love major many march mark mason may me media meetup melody miles mill miller mixer monday more
museum my national new no noble nobody north not november now october of office old olive on one or our own
page park particular partners pat patience penny people peter pierce place potter price programme project
prudence public rain ray read red reed research rich rise river rob robin rock rose ruby rusty sage said sandy
saturday say school science september service services she short sky smith so society some south star stone
storm studio studios sue summer sunday swift systems team technology the them they this thursday to trinity
true trust tuesday two university up us van violet wade walker was way we weaver web wednesday well west what
when white who wild will winter wise with wolf wood word work would you young
"""
_SMALL = "al and bin da de del della den der di dos du e el et ibn la le of st ten ter the to und van von y zu zum"
_TITLES = "dame dr herr frau madam madame miss mme mr mrs ms mx prof professor sir"

SMALL = frozenset(_SMALL.split())
"""Particles written in lower case inside a name: masked as a part of the whole name only."""
TITLES = frozenset(_TITLES.split())
"""Titles before a name, which are no names."""
ORDINARY = frozenset(_ORDINARY.split()) | SMALL
"""In lower case these are ordinary words; with a capital they are taken for a name (docs/decisions/0011)."""
_MARKS = "\u0300"
"""The first combining mark; texts with only lower characters can be split in a simpler way."""
_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad]")
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_BETWEEN = re.compile(r"[\s.,'’´`_\-‐-―·&/+]{0,4}")
# Scripts without blanks between words, in which a name is looked for inside a run of letters too.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:…\n])[\s\"'“”‘’«»(*_#>\-\d.\[\]]*$")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something with names, and the `label` that replaces them."""

    names: tuple[str, ...]
    label: str
    slug: str = ""
    person: bool = True


class Token(NamedTuple):
    """One word of a text: where it stands, as written, and folded for comparing."""

    start: int
    end: int
    text: str
    folded: str


@dataclass(frozen=True, slots=True)
class Names:
    """All names to mask, prepared for searching.

    `words` are the words of people's names, masked in any case; `capitals` those of companies and events, which are
    often ordinary words: they are masked where they have a capital without beginning a sentence. `spoken` has the
    words that the owner writes in lower case.
    """

    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: frozenset[str]
    capitals: frozenset[str]
    spoken: frozenset[str]
    runs: dict[str, str]
    _run: re.Pattern[str] | None

    def masked(self, text: str) -> str:
        """Return a cleaned text, each whole name in it replaced by its label, each single word of one by an initial."""
        if self._run is not None and not text.isascii():
            text = self._run.sub(lambda found: self.runs.get(found[0].casefold(), initial(found[0])), text)
        found = list(tokens(text))
        made: list[str] = []
        at = number = 0
        while number < len(found):
            count, new = self._at(text, found, number)
            if not count:
                number += 1
                continue
            end = found[number + count - 1].end
            made += [text[at : found[number].start], new]
            at = end + (new.endswith(".") and text[end : end + 1] == ".")
            number += count
        return "".join([*made, text[at:]])

    def _at(self, text: str, found: Sequence[Token], number: int) -> tuple[int, str]:
        """Return how many words from here on are a name, 0 where none is, and what replaces them."""
        for phrase, label in self.phrases.get(found[number].folded, ()):
            part = found[number : number + len(phrase)]
            if tuple(token.folded for token in part) == phrase and _together(text, part) and _is_meant(part):
                return len(phrase), label
        token = found[number]
        if self._is_word(token) or self._is_capital(text, token):
            return 1, initial(token.text)
        return 0, ""

    def _is_capital(self, text: str, token: Token) -> bool:
        if token.folded not in self.capitals or not token.text[:1].isupper():
            return False
        before = text[max(0, token.start - 20) : token.start]
        return token.folded not in self.spoken or _SENTENCE_BEGINS.search(before) is None

    def _is_word(self, token: Token) -> bool:
        if token.folded in self.words:
            return _is_meant((token,))
        stem = token.folded[:-1]  # `the Silvas`
        return len(stem) >= 3 and token.folded.endswith("s") and stem in self.words and stem not in ORDINARY


def names_of(named: Sequence[Named], spoken: frozenset[str] = frozenset(), withheld: Iterable[str] = ()) -> Names:
    """Return the names to look for; a name that two of `named` have becomes its initials alone.

    Words with a capital in a `withheld` text are masked too, such as names of children and towns.
    """
    found = _Found()
    for text in withheld:
        proper = (token for token in tokens(cleaned(text)) if len(token.text) > 1 and token.text[0].isupper())
        found.capitals |= {token.folded for token in proper if token.folded not in spoken | ORDINARY | TITLES}
    for one in named:
        for name in one.names:
            _add(found, name, one.label, one.person)
    for one in named:
        stem = [token.folded for token in tokens(one.slug)]
        if len(stem) > 1 or not found.words.union(found.capitals, ORDINARY).issuperset(stem):
            _add_phrase(found, stem, one.label)
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, label in sorted(found.phrases.items(), key=lambda pair: (-len(pair[0]), pair[0])):
        by_first.setdefault(phrase[0], []).append((phrase, label))
    longest = sorted(found.runs, key=lambda run: (-len(run), run))
    run = re.compile("|".join(map(re.escape, longest)), re.IGNORECASE) if longest else None
    phrases = {first: tuple(several) for first, several in by_first.items()}
    capitals = frozenset(found.capitals - found.words)
    return Names(phrases, frozenset(found.words), capitals, spoken, found.runs, run)


@dataclass(slots=True)
class _Found:
    phrases: dict[tuple[str, ...], str] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    capitals: set[str] = field(default_factory=set)
    runs: dict[str, str] = field(default_factory=dict)


def _add(found: _Found, name: str, label: str, person: bool) -> None:
    words = [token.text for token in tokens(cleaned(name))]
    forms = [[fold(word) for word in words], [max(spellings(word), key=len) for word in words]]
    for form in forms:
        _add_phrase(found, form, label)
        if len(form) > 1:
            _add_phrase(found, form[::-1], label)  # `Silva, Ana`
            _add_phrase(found, ["".join(form)], label)  # `@anasilva`
    for word in words:
        if len(word) > 1 and not word.isdigit() and (len(words) == 1 or not _is_small(word)):
            if person or not word.isalpha():
                found.words |= spellings(word)
            elif word[0].isupper():
                found.capitals |= spellings(word)
        if len(word) > 1 and _UNSPACED.search(word):
            found.runs[word.casefold()] = label if len(words) == 1 else initial(word)
    if _UNSPACED.search(name) and len(words) > 1:
        found.runs["".join(words).casefold()] = label


def _add_phrase(found: _Found, words: list[str], label: str) -> None:
    phrase = tuple(words)
    if phrase and not (len(phrase) == 1 and (phrase[0].isdigit() or len(phrase[0]) < 2)):
        known = found.phrases.get(phrase)
        found.phrases[phrase] = label if known in (None, label) else _plain(label)


def _is_small(word: str) -> bool:
    return fold(word) in TITLES or (word.islower() and fold(word) in SMALL)


def _plain(label: str) -> str:
    return label.partition(" (")[0]


def _together(text: str, part: Sequence[Token]) -> bool:
    return all(_BETWEEN.fullmatch(text, before.end, after.start) is not None for before, after in pairwise(part))


def _is_meant(part: Sequence[Token]) -> bool:
    """Return whether the words are a name here; ordinary words are only where one begins with a capital."""
    return any(token.folded not in ORDINARY or token.text[:1].isupper() for token in part)


def initials(name: str) -> str:
    """Return the initials of a name without titles and small words; numbers stay as they are."""
    words = [token for token in tokens(cleaned(name)) if not token.text.isspace()]
    chosen = [token for token in words if not _is_small(token.text)] or words
    parts = [token.text if token.text.isdigit() and len(token.text) <= 4 else initial(token.text) for token in chosen]
    return " ".join(parts) or "N."


def initial(word: str) -> str:
    """Return the first letter of a word with a full stop."""
    return f"{word[:1].upper()[:1]}."


def cleaned(text: str) -> str:
    """Return a text in NFC, without invisible characters, which could split a name in two."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    if not text or max(text) < _MARKS:
        return _UNSEEN.sub("", text)
    text = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter)[0] != "C")


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text: runs of letters, digits and combining marks."""
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
    """Return a word for comparing: in lower case, without accents, with compatible characters unified."""
    return slug(unicodedata.normalize("NFKC", word)).replace("-", "") or word.casefold()


def spellings(word: str) -> set[str]:
    """Return the folded forms of a word of a name, since Müller is written Muller and Mueller too."""
    return {fold(word), fold(unicodedata.normalize("NFC", word).lower().translate(_GERMAN))}


def _in_word(letter: str) -> bool:
    return letter.isalnum() or (not letter.isascii() and unicodedata.category(letter)[0] == "M")

"""Finding the names of a journal in any text, and replacing them by initials."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.io.masking.common_words import LITTLE, ORDINARY, SMALL, TITLES
from generator.model.names import person_name, slug

_MARKS = "\u0300"
"""The first combining mark; texts with only lower characters can be split in a simpler way."""
_WORD = re.compile(r"[^\W_]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad]")
_BLANK_LETTERS = frozenset(map(ord, "\u115f\u1160\u2800\u3164\uffa0"))
"""Letters that look like nothing."""
_E_FOR_DOTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "æ": "ae"}
_WRITTEN_OUT = tuple(map(str.maketrans, (_E_FOR_DOTS, {"å": "aa"}, {**_E_FOR_DOTS, "å": "aa"})))
"""How letters are written where a keyboard does not have them: Mueller, Odegaard, Soerensen."""
_LOWEST_ACCENT = 10
"""Marks of a lower combining class, in Indic scripts and Japanese, make another letter; vowel points are accents."""
# Only what names, numbers and addresses are made of: a mark of Markdown stays none.
_FULL_WIDTH = {
    0xFEE0 + ord(letter): letter for letter in map(chr, range(0x21, 0x7F)) if letter.isalnum() or letter in "@.+-/:"
}
_BETWEEN = re.compile(r"[\s.,'’´`_\-‐-―·&/+]{0,4}")
_INSIDE = re.compile(r"[\\\-‐‑.·_'’‘`´*~]{1,3}\n?")
_BETWEEN_LETTERS = re.compile(r"[\s\\\-‐-―.·_*]{1,3}")
_MOST_PARTS = 16
_BETWEEN_INITIALS = re.compile(r"(?<!\d) (?!\d)")
_OF_ONE = re.compile(r"(?<=\w)['’]s\b")
_JOINED_BEFORE = (("א", "ת", "ובהלכמש"), ("ء", "ي", "والبفكس"))
"""Scripts in which `and`, `to`, `the` are written together with the word, from letter to letter, and such words."""
# Scripts without blanks between words, in which a name is looked for inside a run of letters too.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]+"
)
# What follows a family name of one letter that is meant as a name: 王先生, 김 씨.
_ADDRESSED = (
    "先生|小姐|女士|太太|夫人|老师|老師|教授|博士|同学|同學|经理|經理|医生|醫生|师傅|師傅|总|總|叔|阿姨|哥|姐|さん|さま|様|君|くん|ちゃん"
    "|氏|部長|課長|社長| ?씨| ?님| ?군| ?양| ?선생| ?교수| ?박사| ?부장| ?과장| ?대표"
)
_NUMBER = re.compile(r"(?!(?:19|20)\d\d$)\d{4,}")
"""A number that is no year."""
_DIGITS = re.compile(r"\d(?:[\W_]{0,5}\d){6,}")
_DAY = re.compile(r"(?:19|20)\d\d\D(?:0[1-9]|1[0-2])\D(?:[0-2]\d|3[01])")
_TAIL = 7
"""So many digits at the end of a telephone number tell whose it is, with or without the code of a country."""
_LONGEST_WORD = 4
"""How many letters of a script without blanks are taken for one word, such as the name of a child."""


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

    `words` are the words of people's names, masked in any case; `capitals` those of companies and events, and of all
    that a copy withholds: they are often ordinary words, and are masked where they have a capital. `numbers` are
    such as a postal code, `tails` the ends of long ones. `pairs` are each two letters that follow each other in a name
    in a script without blanks, `runs` such names with their labels. `starts` are what words of names begin with.
    """

    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: frozenset[str]
    capitals: frozenset[str]
    numbers: frozenset[str]
    runs: dict[str, str]
    pairs: frozenset[str]
    _families: re.Pattern[str] | None
    tails: frozenset[str] = frozenset()
    starts: frozenset[str] = frozenset()

    def masked(self, text: str) -> str:
        """Return a cleaned text, each whole name in it replaced by its label, each single word of one by an initial."""
        if self.pairs and not text.isascii():
            text = _UNSPACED.sub(lambda found: self._without_runs(found[0]), text)
        if self._families is not None and not text.isascii():
            text = self._families.sub(lambda found: f"{initial(found[0])}{_apart(text, found.end())}", text)
        found = list(tokens(text))
        alone: dict[str, bool] = {}  # whether a word is one of a name wherever it stands, asked of each word once
        made: list[str] = []
        at = number = 0
        while number < len(found):
            if (token := found[number]).text not in alone:
                alone[token.text] = self._is_alone(token)
            count, new = self._at(text, found, number, alone[token.text])
            if not count:
                number += 1
                continue
            end = found[number + count - 1].end
            made += [text[at : found[number].start], new]
            at = end
            number += count
        return "".join([*made, text[at:]])

    def without_numbers(self, text: str) -> str:
        """Return a text without the numbers that end like one that is withheld, whatever stands between the digits."""
        return _DIGITS.sub(self._without_number, text) if self.tails else text

    def _without_number(self, found: re.Match[str]) -> str:
        return "(a number)" if any(tail in self.tails for tail in _tails(found[0])) else found[0]

    def _without_runs(self, text: str) -> str:
        """Return letters of a script without blanks, each part of a name in them, of two letters at least, replaced."""
        letters = list(clusters(text))
        made: list[str] = []
        at = 0
        while at < len(letters):
            end = at
            while end + 1 < len(letters) and letters[end] + letters[end + 1] in self.pairs:
                end += 1
            part = "".join(letters[at : end + 1])
            at, alone = end + 1, end == at
            made.append(part if alone else f"{self.runs.get(part) or initial(part)}{_apart(letters, at)}")
        return "".join(made)

    def _at(self, text: str, found: Sequence[Token], number: int, alone: bool) -> tuple[int, str]:
        """Return how many words from here on are a name, 0 where none is, and what replaces them.

        `alone` says that the first of them is a word of a name by itself.
        """
        for phrase, label in self.phrases.get(found[number].folded, ()):
            part = found[number : number + len(phrase)]
            if tuple(token.folded for token in part) == phrase and _together(text, part) and _is_meant(part):
                return len(phrase), label
        token = found[number]
        if token.text in self.numbers:
            return 1, "(a number)"
        return 1 if alone else self._in_parts(text, found, number), initial(token.text)

    def _is_alone(self, token: Token) -> bool:
        if self._is_word(token) or self._is_capital(token):
            return True
        return any(
            len(piece.text) > 2 and (self._is_word(piece) or self._is_capital(piece)) for piece in _pieces(token)
        )

    def _in_parts(self, text: str, found: Sequence[Token], number: int) -> int:
        """Return how many parts from here on make up a word of a name, such as `Sil-va` or `S i l v a`; 0 for none."""
        joined, last = found[number].folded, 0
        if joined not in self.starts:
            return 0
        for count, (before, after) in enumerate(pairwise(found[number : number + _MOST_PARTS]), 2):
            single = len(before.text) == len(after.text) == 1
            if not (_BETWEEN_LETTERS if single else _INSIDE).fullmatch(text, before.end, after.start):
                break
            joined += after.folded
            if joined not in self.starts:
                break
            if (joined in self.words or joined in self.runs) and joined not in ORDINARY:
                last = count
        return last

    def _is_capital(self, token: Token) -> bool:
        if not token.text[:1].isupper():
            return False
        return token.folded in self.capitals or (token.folded.endswith("s") and token.folded[:-1] in self.capitals)

    def _is_word(self, token: Token) -> bool:
        if token.folded in self.words:
            return _is_meant((token,))
        if any(word in self.words for word in _after_joined(token.folded)):
            return True
        stem = token.folded[:-1]  # `the Silvas`
        return len(stem) >= 3 and token.folded.endswith("s") and stem in self.words and stem not in ORDINARY


def names_of(named: Sequence[Named], withheld: Iterable[str] = ()) -> Names:
    """Return the names to look for; a name that two of `named` have becomes its initials alone.

    Words with a capital in a `withheld` text are masked too, such as names of children and towns, and short words in
    a script without blanks.
    """
    found = _Found()
    for text in withheld:
        shown = cleaned(text)
        found.capitals |= {token.folded for token in capitalised(shown)}
        found.numbers |= {token.text for token in tokens(shown) if _NUMBER.fullmatch(token.text)}
        found.tails |= {[*_tails(number)][-1] for number in _DIGITS.findall(shown) if not _DAY.match(number)}
        for run in _UNSPACED.findall(shown):
            if len(letters := tuple(clusters(run))) <= _LONGEST_WORD:
                found.pairs.update(map("".join, pairwise(letters)))
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
    phrases = {first: tuple(several) for first, several in by_first.items()}
    families = "|".join(map(re.escape, sorted(found.families)))
    return Names(
        phrases,
        frozenset(found.words),
        frozenset(found.capitals - found.words),
        frozenset(found.numbers),
        found.runs,
        frozenset(found.pairs),
        re.compile(f"(?:{families})(?={_ADDRESSED})|(?<=[老小阿])(?:{families})") if families else None,
        frozenset(found.tails),
        frozenset(word[:end] for word in (*found.words, *found.runs) for end in range(1, len(word) + 1)),
    )


def capitalised(text: str) -> Iterator[Token]:
    """Yield the words of a cleaned text that begin with a capital, but little words and titles."""
    for token in tokens(text):
        if len(token.text) > 1 and token.text[0].isupper() and token.folded not in LITTLE | TITLES:
            yield token


@dataclass(slots=True)
class _Found:
    phrases: dict[tuple[str, ...], str] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    capitals: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    runs: dict[str, str] = field(default_factory=dict)
    pairs: set[str] = field(default_factory=set)
    tails: set[str] = field(default_factory=set)
    families: set[str] = field(default_factory=set)


def _add(found: _Found, name: str, label: str, person: bool) -> None:
    if person and (whole := person_name(name).whole) != name:
        _add_phrase(found, [token.folded for token in tokens(cleaned(whole))], label)
    words = [token.text for token in tokens(cleaned(name)) if not (person and _is_beside(name, token.folded))]
    forms = [[fold(word) for word in words], [max(spellings(word), key=len) for word in words]]
    for form in forms:
        _add_phrase(found, form, label)
        if len(form) > 1:
            _add_phrase(found, form[::-1], label)  # `Silva, Ana`
            _add_phrase(found, ["".join(form)], label)  # `@anasilva`
    _add_parts(found, name, words, person)
    for word in words:
        if len(word) > 1 and not word.isdigit() and (len(words) == 1 or not _is_small(word)):
            if person or not word.isalpha():
                found.words |= spellings(word)
            elif word[0].isupper() and fold(word) not in LITTLE:
                found.capitals |= spellings(word)
        _add_run(found, word, label if len(words) == 1 else initial(word), person)
    if _UNSPACED.search(name) and len(words) > 1:
        _add_run(found, "".join(words), label, person)


def _add_parts(found: _Found, name: str, words: list[str], person: bool) -> None:
    """Add what a name has between two blanks, `AT&T` of `AT&T Labs`, and two words as one: `Jeanluc`, `Obrien`."""
    for part in name.split() if len(name.split()) > 1 else ():
        if len(several := [fold(token.text) for token in tokens(cleaned(part))]) > 1:
            _add_phrase(found, several, initials(part, person))
    if person:
        together = {"".join(map(fold, pair)) for pair in pairwise(words)}
        found.words |= {word for word in together if len(word) > 3 and word not in ORDINARY}


def _is_beside(name: str, word: str) -> bool:
    """Return whether a word of a person's name is a title, a degree or `she/her` beside it."""
    parts = person_name(name)
    beside = {token.folded for token in tokens(cleaned(f"{parts.title} {parts.suffix}"))}
    return word not in {token.folded for token in tokens(cleaned(parts.whole))} and word in beside | LITTLE


def _add_run(found: _Found, word: str, label: str, person: bool) -> None:
    if not _UNSPACED.fullmatch(word):
        return
    letters = tuple(clusters(word))
    found.runs.setdefault(word, label)
    found.pairs.update(map("".join, pairwise(letters)))
    if person and len(letters) <= _LONGEST_WORD:
        found.families.add(letters[0])


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


def initials(name: str, person: bool = True) -> str:
    """Return the initials of a name such as `A.S`, without titles, degrees and small words; numbers stay."""
    bare = _OF_ONE.sub("", person_name(name).whole if person else name)
    words = [token for token in tokens(cleaned(bare)) if not token.text.isspace()]
    chosen = [token for token in words if not _is_small(token.text) or (token.text.istitle() and not person)] or words
    parts = [token.text if token.text.isdigit() and len(token.text) <= 4 else initial(token.text) for token in chosen]
    return _BETWEEN_INITIALS.sub(".", " ".join(parts)) or "N"


def initial(word: str) -> str:
    """Return the first letter of a word, without a full stop, since a sentence may end with it."""
    return word[:1].upper()[:1]


def _apart(text: Sequence[str], at: int) -> str:
    """Return the blank that parts initials from a letter that follows them in a script without blanks."""
    return " " if at < len(text) and text[at][0].isalnum() else ""


def cleaned(text: str) -> str:
    """Return a text in NFC, without invisible characters, which could split a name in two."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("ʼ", "’")
    if text.isascii() or max(text) < _MARKS:
        return _UNSEEN.sub("", text)
    text = unicodedata.normalize("NFC", text)
    instead = {letter: _shown(letter) for letter in set(text)}
    changed = {ord(letter): new for letter, new in instead.items() if new != letter}
    return text.translate(changed) if changed else text


def _shown(letter: str) -> str:
    """Return what a letter looks like: a full-width one as any other, nothing for one that is not seen."""
    if ord(letter) in _BLANK_LETTERS or (letter not in "\n\t" and unicodedata.category(letter)[0] == "C"):
        return ""
    return _FULL_WIDTH.get(ord(letter), letter)


def clusters(text: str) -> Iterator[str]:
    """Yield the letters of a text, each with its marks."""
    made = ""
    for letter in text:
        if made and unicodedata.category(letter)[0] != "M":
            yield made
            made = ""
        made += letter
    if made:
        yield made


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text: runs of letters, digits and combining marks."""
    if text.isascii() or not any(unicodedata.category(letter)[0] == "M" for letter in set(text)):
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
    if not word.isascii():
        letters = unicodedata.normalize("NFKD", slug(unicodedata.normalize("NFKC", word)))
        word = "".join(letter for letter in letters if unicodedata.combining(letter) < _LOWEST_ACCENT) or word
        word = unicodedata.normalize("NFC", word)
    return slug(word).replace("-", "") or word.casefold()


def spellings(word: str) -> set[str]:
    """Return the folded forms of a word of a name, since Müller is written Muller and Mueller too."""
    written = unicodedata.normalize("NFC", word).lower()
    return {fold(word), *(fold(written.translate(table)) for table in _WRITTEN_OUT)}


def _tails(written: str) -> Iterator[str]:
    """Yield each part of a number that is as long as the tail of one, whatever stands between its digits."""
    digits = "".join(str(unicodedata.digit(letter)) for letter in written if letter.isdigit())
    return (digits[at : at + _TAIL] for at in range(len(digits) - _TAIL + 1))


def _pieces(token: Token) -> Iterator[Token]:
    """Yield the words of which one is put together by capitals or digits: `Silva2026`, `mailSilva`."""
    text = token.text
    if text.isalpha() and (text[1:].islower() or text.isupper()):
        return
    at = 0
    for place in range(1, len(text)):
        before, letter = text[place - 1], text[place]
        hump = letter.isupper() and (before.islower() or text[place + 1 : place + 2].islower())
        if hump or before.isdigit() != letter.isdigit():
            yield _piece(token, at, place)
            at = place
    if at:
        yield _piece(token, at, len(text))


def _piece(token: Token, start: int, end: int) -> Token:
    text = token.text[start:end]
    return Token(token.start + start, token.start + end, text, fold(text))


def _after_joined(word: str) -> Iterator[str]:
    """Yield what is left of an Arabic or Hebrew word without what is written together with it: לדוד, ومحمد."""
    if word.isascii():
        return
    for first, last, joined in _JOINED_BEFORE:
        for count in range(1, 4):
            if len(word) - count >= 3 and first <= word[0] <= last and all(one in joined for one in word[:count]):
                yield word[count:]


def _in_word(letter: str) -> bool:
    return letter.isalnum() or (not letter.isascii() and unicodedata.category(letter)[0] == "M")

"""Which names there are in a journal, what each becomes, and what a text becomes without them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.masking.ordinary import ORDINARY, SMALL, TITLES
from generator.masking.tokens import Token, cleaned, fold, spellings, tokens

_BETWEEN = re.compile(r"[\s.,'’´`_\-‐-―·&/+]{0,4}")
# Scripts that put no blanks between words: a name is found inside a run of letters too.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")


_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?:…\n])[\s\"'“”‘’«»(*_#>\-\d.\[\]]*$")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something with names: all of them, and what stands instead."""

    names: tuple[str, ...]
    label: str
    slug: str = ""
    person: bool = True


@dataclass(slots=True)
class _Found:
    phrases: dict[tuple[str, ...], str] = field(default_factory=dict)
    words: set[str] = field(default_factory=set)
    capitals: set[str] = field(default_factory=set)
    runs: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Names:
    """Every name to mask, ready to be looked for.

    `words` are those of people's names, masked in any case; `capitals` those of companies and events, which are
    often ordinary words: they are masked where they bear a capital that no sentence asks for. `spoken` holds the
    words that the owner writes in lower case.
    """

    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    words: frozenset[str]
    capitals: frozenset[str]
    spoken: frozenset[str]
    runs: dict[str, str]
    _run: re.Pattern[str] | None

    def masked(self, text: str) -> str:
        """Return a text, cleaned already, with each whole name as its label and each word of one as its initial."""
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
        """Return how many words from here are a name, none where there is none, and what they become."""
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
    """Return what to look for. A name that two bear becomes its bare initials.

    What bears a capital in a `withheld` text is masked too: the children's names, the town.
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
    """Return whether the words are a name here: ordinary ones only where one of them begins with a capital."""
    return any(token.folded not in ORDINARY or token.text[:1].isupper() for token in part)


def initial(word: str) -> str:
    """Return the first letter of a word with a full stop."""
    return f"{word[:1].upper()[:1]}."


def initials(name: str) -> str:
    """Return the initials of a name without titles and small words; numbers stay as they are."""
    words = [token for token in tokens(cleaned(name)) if not token.text.isspace()]
    chosen = [token for token in words if not _is_small(token.text)] or words
    parts = [token.text if token.text.isdigit() and len(token.text) <= 4 else initial(token.text) for token in chosen]
    return " ".join(parts) or "N."

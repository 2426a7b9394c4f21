"""One-line forms: `email 2026-11-22 to jane-doe` taken apart into fields, each with its place (contract §1)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from generator.records.facts import Told

_WORD = re.compile(r"\S+")
_COLON = re.compile(r":(?:\s+|\Z)")
_USUAL = re.compile(r"(?:\w+ )?\d{4}-\d{2}-\d{2}(?: |\Z)")
_BY_AND_ON = re.compile(r"([^\W\d]\w*) (\d{4}-\d{2}-\d{2})")
_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:Z|z|[+-]\d{2}:?\d{2})?")
_DAY = re.compile(r"\d[\d\-./]*(?:[Tt]\d{1,2}:\d{2}\S*)?")


class Part(NamedTuple):
    """One value in a line: its field, its text, and where it stands in that line."""

    field: str
    text: str
    start: int
    end: int


def looks_like_line(text: str) -> bool:
    """Return whether `text` holds a word that could be a date, as every one-line form does."""
    if _USUAL.match(text):
        return True
    # A colon behind the date begins a note: `email 2026-11-22: liked it`.
    return any(_DAY.fullmatch(word[0].removesuffix(":")) for word in _WORD.finditer(text))


def take_apart(item: type, text: str) -> list[Part]:
    """Return the parts of a line that stands for an `item`; `unknown` is the field of a word too many."""
    if item is not Told and (usual := _BY_AND_ON.fullmatch(text)):  # as nearly all are; the rest is for the others
        return [Part("by", usual[1], *usual.span(1)), Part("on", usual[2], *usual.span(2))]
    colon = _COLON.search(text)
    if colon is not None and looks_like_line(text[: colon.start()]):
        note = text[colon.end() :].strip()
        parts = take_apart(item, text[: colon.start()])
        return [*parts, Part("note", note, len(text) - len(note), len(text))] if note else parts
    words = [(found[0], found.start(), found.end()) for found in _WORD.finditer(text)]
    at = next((i for i, (word, _, _) in enumerate(words) if _DAY.fullmatch(word)), None)
    if at is None:
        return [Part("unknown", text, 0, len(text))]
    _, start, end = words[at]
    after = at + 1
    if after < len(words) and _CLOCK.fullmatch(words[after][0]):
        end, after = words[after][2], after + 1
    on = Part("on", text[start:end], start, end)
    before = words[:at]
    if item is Told:
        named = [Part("who", *part) for part in _between_commas(text, 0, start)]
        return [*named, on, *_rest(text, words[after:], takes_by=True)]
    by = [Part("by", *before[0])] if before else []
    extra = [Part("unknown", text[before[1][1] : before[-1][2]], before[1][1], before[-1][2])] if before[1:] else []
    return [*by, on, *extra, *_rest(text, words[after:], takes_by=not by)]


def _rest(text: str, words: list[tuple[str, int, int]], *, takes_by: bool) -> Iterator[Part]:
    """Yield what follows the date: `by`, and pairs such as `replied 2026-03-04` or `to ana, ben`."""
    waiting = iter(words)
    for word, start, end in waiting:
        match word.lower():
            case "to":
                yield from (Part("to", *part) for part in _between_commas(text, end, len(text)))
                return
            case "declined":
                yield Part("declined", "yes", start, end)
            case "replied" | "about" | "answered" as name:
                value = next(waiting, None)
                yield Part(name, *value) if value else Part("unknown", word, start, end)
            case _ if takes_by:
                takes_by = False
                yield Part("by", word, start, end)
            case _:
                yield Part("unknown", text[start:].rstrip(), start, len(text.rstrip()))
                return


def _between_commas(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    for found in re.finditer(r"[^,]+", text[start:end]):
        name = found[0].strip()
        if name:
            begin = start + found.start() + found[0].index(name)
            yield name, begin, begin + len(name)

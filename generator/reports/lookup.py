"""What an id or a name on the command line means, which may be cut short while it is clear; and suggestions."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from difflib import get_close_matches

from generator.debts import debts
from generator.debts.closing import as_word, how
from generator.debts.debt import Debt
from generator.model.day import Day
from generator.model.journal import Collection, Journal, names_of
from generator.model.names import normalize, person_name, slug, strip_brackets
from generator.model.records import Company, Contact, Event, Meeting, Record, Update

KINDS: tuple[type[Record], ...] = (Contact, Company, Meeting, Event, Update)
_STOP = re.compile(r"(?:\d{4}-\d\d-\d\d|[^/-]+)(?=[/-]|$)")


def find_debt(debts: Iterable[Debt], text: str) -> tuple[Debt, ...]:
    """Return the debt with this id, else every debt whose id begins so, in the order of `debts`.

    An id is first read as it is, then without accents.
    """
    for form in (normalize, _plain_id):
        wanted = form(text)
        found = tuple(debt for debt in debts if wanted and form(debt.id).startswith(wanted))
        if found:
            return tuple(debt for debt in found if form(debt.id) == wanted) or found
    return ()


def _plain_id(text: str) -> str:
    return "/".join(slug(part) for part in text.split("/"))


def spellings(name: str) -> tuple[str, ...]:
    """Return the forms in which a name is looked up: as it is compared; without accents; without what is no name."""
    return tuple(dict.fromkeys(filter(None, (normalize(name), slug(name), slug(person_name(name).whole)))))


def find_record(journal: Journal, text: str, kinds: tuple[type[Record], ...] = KINDS) -> tuple[Record, ...]:
    """Return what `text` may mean among `kinds`, each once: the first of these steps that finds anything.

    A slug, name or alias (the kinds in their order, as a wikilink reads them); the same apart from accents, titles,
    degrees and signs; the start of one, of any kind; the start of any later word of a name, so that a
    family name will do.
    """
    wanted = spellings(strip_brackets(text))
    if not wanted:
        return ()
    for kind in kinds:
        if found := _collection(journal, kind).answering(text):
            return found
    names = [(record, _names(record)) for kind in kinds for record in _collection(journal, kind)]
    for step in (_is_one, _begins):
        if found := tuple(record for record, known in names if step(known, wanted)):
            return found
    return tuple(record for record, _ in names if _has_word(_called(record), wanted))


def is_called(name: str, text: str) -> bool:
    """Return whether `text` is a name, apart from accents, titles, degrees and signs."""
    return _is_one(spellings(name), spellings(text))


def may_be_called(name: str, text: str) -> bool:
    """Return whether `text` begins a name, or any word of it."""
    known, wanted = spellings(name), spellings(text)
    return _begins(known, wanted) or _has_word(known, wanted)


def similar_records(journal: Journal, text: str, kinds: tuple[type[Record], ...] = KINDS) -> tuple[str, ...]:
    """Return the slugs of up to three records with a slug or name, or a word of one, spelled almost like `text`."""
    known = ((record.slug, _names(record)) for kind in kinds for record in _collection(journal, kind))
    return similar(known, strip_brackets(text))


def similar(known: Iterable[tuple[str, Iterable[str]]], text: str) -> tuple[str, ...]:
    """Return up to three of the things in `known` of which a name, or a word of one, is spelled almost like `text`."""
    things: dict[str, dict[str, None]] = {}
    for thing, names in known:
        for name in names:
            for form in (name, *_words(name)):
                things.setdefault(form, {})[thing] = None
    wanted = slug(text) or normalize(text)
    close = get_close_matches(wanted, things, 3, 0.7)
    return tuple(dict.fromkeys(thing for form in close for thing in things[form]))[:3]


def similar_debts(debts: Iterable[Debt], text: str) -> tuple[str, ...]:
    """Return up to three ids that begin almost like `text`, or are spelled almost like it."""
    ids = [debt.id for debt in debts]
    parts = text.count("/") + 1
    begun: dict[str, list[str]] = {}
    for name in ids:
        begun.setdefault("/".join(name.split("/")[:parts]), []).append(name)
    close = [name for start in get_close_matches(text, begun, 3, 0.7) for name in begun[start]]
    return tuple(dict.fromkeys((*close, *get_close_matches(text, ids, 3, 0.7))))[:3]


def _collection(journal: Journal, kind: type[Record]) -> Collection[Record]:
    collection: Collection[Record] = getattr(journal, kind.FOLDER)
    return collection


def _names(record: Record) -> tuple[str, ...]:
    """Return every form of a record's slug and names; its slug is one word, whatever stands in it."""
    slugs = (normalize(record.slug), slug(record.slug))
    return tuple(dict.fromkeys((*slugs, *_called(record))))


def _called(record: Record) -> tuple[str, ...]:
    return tuple(form for name in names_of(record) for form in spellings(name))


def _is_one(known: Iterable[str], wanted: Iterable[str]) -> bool:
    return any(form in wanted for form in known)


def _begins(known: Iterable[str], wanted: tuple[str, ...]) -> bool:
    return any(form.startswith(wanted) for form in known)


def _has_word(known: Iterable[str], wanted: tuple[str, ...]) -> bool:
    return any(f" {one.replace('-', ' ')}" in f" {form.replace('-', ' ')}" for form in known for one in wanted)


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s-]+", name) if len(word) > 2]


class Shortener:
    """Shortens the ids of debts and names of people as far as they stay unique among open debts and all names."""

    def __init__(self, day: Day, open_debts: Iterable[Debt]) -> None:
        journal = day.journal
        # A whole id means itself, also when it is closed: no start may be one.
        self._whole = {debt.id for debt in debts(day) if not debt.is_open}
        self._ids = sorted({(form(debt.id), debt.id) for debt in open_debts for form in (normalize, _plain_id)})
        self._names = sorted(
            (name, record.slug)
            for collection in (journal.contacts, journal.companies, journal.meetings, journal.events, journal.updates)
            for record in collection
            for name in _names(record)
        )

    def close(self, debt: Debt) -> str:
        """Return how to close a debt, its id and its contact's name as short as they can be."""
        return how(debt.closes, self._id(debt), self._name if debt.contact is not None else str)

    def _id(self, debt: Debt) -> str:
        # The record is always in it: a bare `done thank-email` from an old screen could close another debt today.
        text = debt.id if as_word(debt.id, "") else _plain_id(debt.id)
        short = _shortest(text, debt.id, self._ids, len(debt.kind.name) + 1)
        return text if short in self._whole else short

    def _name(self, slug: str) -> str:
        return _shortest(slug, slug, self._names, 0)


def _shortest(text: str, thing: str, known: list[tuple[str, str]], begin: int) -> str:
    """Return the shortest start of `text`, cut between words, that means `thing` and nothing else in `known`."""
    for word in _STOP.finditer(text, begin):
        start = normalize(text[: word.end()])
        meant: set[str] = set()
        for at in range(bisect_left(known, (start, "")), len(known)):
            name, one = known[at]
            if not name.startswith(start) or len(meant) > 1:
                break
            meant.add(one)
        if meant == {thing}:
            return text[: word.end()]
    return text

"""What an id or a name on the command line means, which may be cut short while it is clear; and suggestions."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from difflib import get_close_matches

from generator.debts.closing import how
from generator.debts.debt import Debt
from generator.model.journal import Collection, Journal, names_of
from generator.model.names import normalize, strip_brackets
from generator.model.records import Company, Contact, Event, Meeting, Record, Update

KINDS: tuple[type[Record], ...] = (Contact, Company, Meeting, Event, Update)
_STOP = re.compile(r"(?:\d{4}-\d\d-\d\d|[^/-]+)(?=[/-]|$)")


def find_debt(debts: Iterable[Debt], text: str) -> tuple[Debt, ...]:
    """Return the debt with this id, else every debt whose id begins so, in the order of `debts`."""
    wanted = normalize(text)
    if not wanted:
        return ()
    found = tuple(debt for debt in debts if normalize(debt.id).startswith(wanted))
    exact = tuple(debt for debt in found if normalize(debt.id) == wanted)
    return exact or found


def find_record(journal: Journal, text: str, kinds: tuple[type[Record], ...] = KINDS) -> tuple[Record, ...]:
    """Return what `text` may mean among `kinds`, each once: the first of these steps that finds anything.

    A slug, name or alias (the kinds in their order, as a wikilink reads them); the start of one, of any kind; the
    start of any later word of a name, so that a family name will do.
    """
    wanted = normalize(strip_brackets(text))
    if not wanted:
        return ()
    for kind in kinds:
        if found := _collection(journal, kind).answering(text):
            return found
    records = [record for kind in kinds for record in _collection(journal, kind)]
    begins = tuple(record for record in records if any(name.startswith(wanted) for name in _names(record)))
    return begins or tuple(record for record in records if any(_has_word(name, wanted) for name in names_of(record)))


def similar_records(journal: Journal, text: str, kinds: tuple[type[Record], ...] = KINDS) -> tuple[str, ...]:
    """Return the slugs of up to three records whose slug or name is spelled almost like `text`."""
    slugs = {name: record.slug for kind in kinds for record in _collection(journal, kind) for name in _names(record)}
    close = get_close_matches(normalize(strip_brackets(text)), slugs, 3, 0.7)
    return tuple(dict.fromkeys(slugs[name] for name in close))


def similar_debts(debts: Iterable[Debt], text: str) -> tuple[str, ...]:
    """Return up to three ids that are spelled almost like `text`."""
    return tuple(get_close_matches(text, [debt.id for debt in debts], 3, 0.7))


def _collection(journal: Journal, kind: type[Record]) -> Collection[Record]:
    collection: Collection[Record] = getattr(journal, kind.FOLDER)
    return collection


def _names(record: Record) -> tuple[str, ...]:
    return tuple(normalize(name) for name in (record.slug, *names_of(record)))


def _has_word(name: str, wanted: str) -> bool:
    return f" {wanted}" in f" {normalize(name).replace('-', ' ')}"


class Shortener:
    """Shortens the ids of debts and names of people as far as they stay unique among open debts and all names."""

    def __init__(self, journal: Journal, open_debts: Iterable[Debt]) -> None:
        self._ids = sorted((normalize(debt.id), debt.id) for debt in open_debts)
        self._names = sorted(
            (normalize(name), record.slug)
            for collection in (journal.contacts, journal.companies, journal.meetings, journal.events, journal.updates)
            for record in collection
            for name in (record.slug, *names_of(record))
        )

    def close(self, debt: Debt) -> str:
        """Return how to close a debt, its id and its contact's name as short as they can be."""
        return how(debt.closes, self._id(debt), self._name if debt.contact is not None else str)

    def _id(self, debt: Debt) -> str:
        # The record is always in it: a bare `done thank-email` from an old screen could close another debt today.
        return _shortest(debt.id, self._ids, len(debt.kind.name) + 1)

    def _name(self, slug: str) -> str:
        return _shortest(slug, self._names, 0)


def _shortest(text: str, known: list[tuple[str, str]], begin: int) -> str:
    """Return the shortest start of `text`, cut between words, that nothing but `text` begins with."""
    for word in _STOP.finditer(text, begin):
        start = normalize(text[: word.end()])
        first = bisect_left(known, (start, ""))
        meant: set[str] = set()
        for name, thing in known[first:]:
            if not name.startswith(start) or len(meant) > 1:
                break
            meant.add(thing)
        if meant == {text}:
            return text[: word.end()]
    return text

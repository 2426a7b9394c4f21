"""The shortest start of an id or a name that still means one thing, for commands that people type."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from generator.debts.closing import how
from generator.debts.debt import Debt
from generator.records import Journal
from generator.records.journal import names_of
from generator.records.names import key

_STOP = re.compile(r"(?:\d{4}-\d\d-\d\d|[^/-]+)(?=[/-]|$)")


class Shortener:
    """Knows every open debt and every name of a journal, and what the shortest start of each is."""

    def __init__(self, journal: Journal, open_debts: Iterable[Debt]) -> None:
        self._ids = sorted((key(debt.id), debt.id) for debt in open_debts)
        self._names = sorted(
            (key(name), record.slug)
            for shelf in (journal.contacts, journal.companies, journal.meetings, journal.events, journal.updates)
            for record in shelf
            for name in (record.slug, *names_of(record))
        )

    def close(self, debt: Debt) -> str:
        """Return how to close a debt, its id and its contact's name as short as they can be."""
        return how(debt.closes, self._id(debt), self._name if debt.contact is not None else str)

    def _id(self, debt: Debt) -> str:
        # The record always stands in it: `done thank-email`, found on an old screen, could close another debt today.
        return _shortest(debt.id, self._ids, len(debt.kind.name) + 1)

    def _name(self, slug: str) -> str:
        return _shortest(slug, self._names, 0)


def _shortest(text: str, known: list[tuple[str, str]], begin: int) -> str:
    """Return the shortest start of `text`, cut between words, that nothing but `text` begins with."""
    for word in _STOP.finditer(text, begin):
        start = key(text[: word.end()])
        first = bisect_left(known, (start, ""))
        meant: set[str] = set()
        for name, thing in known[first:]:
            if not name.startswith(start) or len(meant) > 1:
                break
            meant.add(thing)
        if meant == {text}:
            return text[: word.end()]
    return text

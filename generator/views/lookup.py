"""What the owner means by an id or a name on the command line: any start will do, as long as one thing begins so."""

from collections.abc import Iterable
from difflib import get_close_matches

from generator.debts.debt import Debt
from generator.records import Company, Contact, Event, Journal, Meeting, Record, Shelf, Update
from generator.records.journal import names_of
from generator.records.names import key, unwrap

KINDS: tuple[type[Record], ...] = (Contact, Company, Meeting, Event, Update)


def find_debt(debts: Iterable[Debt], text: str) -> tuple[Debt, ...]:
    """Return the debt with this id, else every debt whose id begins so, in the order of `debts`."""
    wanted = key(text)
    if not wanted:
        return ()
    found = tuple(debt for debt in debts if key(debt.id).startswith(wanted))
    exact = tuple(debt for debt in found if key(debt.id) == wanted)
    return exact or found


def find_record(journal: Journal, text: str, kinds: tuple[type[Record], ...] = KINDS) -> tuple[Record, ...]:
    """Return what `text` may mean among `kinds`, each once: the first of these steps that finds anything.

    A slug, name or alias (the kinds in their order, as a wikilink reads them); the start of one, of any kind; the
    start of any later word of a name, so that a family name will do.
    """
    wanted = key(unwrap(text))
    if not wanted:
        return ()
    for kind in kinds:
        if found := _shelf(journal, kind).answering(text):
            return found
    records = [record for kind in kinds for record in _shelf(journal, kind)]
    begins = tuple(record for record in records if any(name.startswith(wanted) for name in _names(record)))
    return begins or tuple(record for record in records if any(_has_word(name, wanted) for name in names_of(record)))


def similar_records(journal: Journal, text: str, kinds: tuple[type[Record], ...] = KINDS) -> tuple[str, ...]:
    """Return the slugs of up to three records whose slug or name is spelled almost like `text`."""
    slugs = {name: record.slug for kind in kinds for record in _shelf(journal, kind) for name in _names(record)}
    close = get_close_matches(key(unwrap(text)), slugs, 3, 0.7)
    return tuple(dict.fromkeys(slugs[name] for name in close))


def similar_debts(debts: Iterable[Debt], text: str) -> tuple[str, ...]:
    """Return up to three ids that are spelled almost like `text`."""
    return tuple(get_close_matches(text, [debt.id for debt in debts], 3, 0.7))


def _shelf(journal: Journal, kind: type[Record]) -> Shelf[Record]:
    shelf: Shelf[Record] = getattr(journal, kind.FOLDER)
    return shelf


def _names(record: Record) -> tuple[str, ...]:
    return tuple(key(name) for name in (record.slug, *names_of(record)))


def _has_word(name: str, wanted: str) -> bool:
    return f" {wanted}" in f" {key(name).replace('-', ' ')}"

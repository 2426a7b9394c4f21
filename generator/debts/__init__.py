"""Everything owed on a day. `DEBTS` lists the kinds of debt, each of which has a file of its own (contract §3)."""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TypeVar

from generator.debts import (
    answer,
    approach,
    ask_after,
    confirm,
    connect,
    keep_in_touch,
    news,
    nudge,
    prepare,
    promise,
    rearrange,
    report_back,
    thank_card,
    thank_email,
    thank_help,
    write_up,
)
from generator.debts.debt import Debt, DebtKind, DebtSource
from generator.debts.standing import standing
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.records import Contact, Record
from generator.model.settings import Settings

R = TypeVar("R", bound=Record)
DEBTS: tuple[DebtKind, ...] = (
    thank_email.KIND,
    thank_card.KIND,
    connect.KIND,
    write_up.KIND,
    report_back.KIND,
    approach.KIND,
    nudge.KIND,
    answer.KIND,
    prepare.KIND,
    confirm.KIND,
    rearrange.KIND,
    promise.KIND,
    ask_after.KIND,
    thank_help.KIND,
    news.KIND,
    keep_in_touch.KIND,
)
DEBT_NAMES = frozenset(kind.name for kind in DEBTS)


@lru_cache(maxsize=2)
def debt_sources(journal: Journal, settings: Settings) -> tuple[tuple[DebtKind, DebtSource], ...]:
    """Return every source of debts with its kind, kind by kind; kinds that are switched off are left out."""
    wanted = (kind for kind in DEBTS if settings.debts.get(kind.name) != "off")
    return tuple((kind, source) for kind in wanted for source in kind.find(journal, settings))


@lru_cache(maxsize=4)
def debts(day: Day) -> tuple[Debt, ...]:
    """Return every debt of a day, closed, waived and lapsed ones too, sorted by due, kind and id."""
    return debts_of((source for _, source in debt_sources(day.journal, day.settings)), day)


def debts_of(some: Iterable[DebtSource], day: Day) -> tuple[Debt, ...]:
    """Return the debts that some sources give on a day, sorted as `debts` sorts them."""
    found = (standing(debt, day) for source in some for debt in source.on(day.today))
    return tuple(sorted((debt for debt in found if debt is not None), key=lambda debt: debt.order))


def debts_of_kind(kind: DebtKind, day: Day) -> tuple[Debt, ...]:
    """Return the debts of one kind, sorted as `debts` sorts them."""
    return debts_of((source for one, source in debt_sources(day.journal, day.settings) if one is kind), day)


def debts_from(record: Record, kinds: Iterable[DebtKind], day: Day) -> tuple[Debt, ...]:
    """Return the debts of some kinds that follow from one record; no other debts are worked out for it."""
    wanted = frozenset(kind.name for kind in kinds)
    some = (
        source for kind, source in _sources_by_record(day.journal, day.settings).get(record, ()) if kind.name in wanted
    )
    return tuple(debt for debt in debts_of(some, day) if debt.record is record)


@lru_cache(maxsize=1)
def _sources_by_record(journal: Journal, settings: Settings) -> dict[Record, list[tuple[DebtKind, DebtSource]]]:
    found: dict[Record, list[tuple[DebtKind, DebtSource]]] = {}
    for kind, source in debt_sources(journal, settings):
        for record in dict.fromkeys(source.about):
            found.setdefault(record, []).append((kind, source))
    return found


def open_debts(day: Day) -> tuple[Debt, ...]:
    """Return the open debts, the most urgent first."""
    return tuple(debt for debt in debts(day) if debt.is_open)


@lru_cache(maxsize=1)
def open_to(day: Day) -> dict[Contact, tuple[Debt, ...]]:
    """Return the open debts by the person to whom they are owed, each the most urgent first."""
    return _by(lambda debt: debt.contact, open_debts(day))


def open_from(day: Day) -> dict[Record, tuple[Debt, ...]]:
    """Return the open debts by the record that they follow from, each the most urgent first."""
    return _by(lambda debt: debt.record, open_debts(day))


def all_settled(found: Iterable[Debt]) -> Iterator[str]:
    """Yield `everybody thanked` and the like for each kind whose debts are all closed; one let go is not closed."""
    closed: dict[str, list[bool]] = {}
    for debt in found:
        closed.setdefault(debt.kind.name, []).append(debt.closed)
    yield from (kind.all_settled for kind in DEBTS if kind.all_settled and all(closed.get(kind.name, [False])))


def _by(which: Callable[[Debt], R | None], owed: Iterable[Debt]) -> dict[R, tuple[Debt, ...]]:
    found: dict[R, list[Debt]] = {}
    for debt in owed:
        if (record := which(debt)) is not None:
            found.setdefault(record, []).append(debt)
    return {record: tuple(its_own) for record, its_own in found.items()}

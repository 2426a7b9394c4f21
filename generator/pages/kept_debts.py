"""Debts, and the rows of pages that tell of them, from one journal to the next as long as nothing bears on them.

They name records, which are others in the next journal. On disk only the rows are kept, as plain lists.
"""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from generator.debts import Debt, debts
from generator.dependencies import Reads
from generator.differences import Changes
from generator.pages.debt_rows import Row, rows_of
from generator.records import Contact, Journal, Record
from generator.settings import Settings
from generator.source import Span

_RECORD, _FACT = 8, 9
"""Where these two stand in a row as a plain list."""


class KeptDebts:
    """What was owed in the journal that was rendered last."""

    def __init__(self) -> None:
        self._rows: tuple[Reads, list[Any]] | None = None
        self._debts: tuple[Reads, tuple[Debt, ...]] | None = None

    def remember(self, journal: Journal, today: date, settings: Settings) -> None:
        """Take note of what has been worked out of a journal."""
        owed, rows = debts.known(journal, today, settings), rows_of.known(journal, today, settings)
        self._debts = (owed[1], owed[0]) if owed is not None else None
        if rows is None:
            self._rows = None
        elif self._rows is None or self._rows[0] is not rows[1]:
            with suppress(ValueError):
                self._rows = rows[1], as_plain(rows[0])

    def bring(
        self, journal: Journal, today: date, settings: Settings, changes: Changes, records: Mapping[str, Record]
    ) -> None:
        """Have for this journal, whose `records` come by path, what is right in spite of the changes."""
        rows, self._rows, owed, self._debts = self._rows, None, self._debts, None
        if rows is not None and not changes.bear_on(rows[0]) and changes.paths.isdisjoint(_places(rows[1])):
            self._rows = rows
            rows_of.take(from_plain(rows[1], records), rows[0], journal, today, settings)
        if owed is not None and not changes.bear_on(owed[0]) and changes.paths.isdisjoint(map(_place, owed[1])):
            self._debts = owed[0], _with_records_of(changes, owed[1])
            debts.take(self._debts[1], owed[0], journal, today, settings)

    def as_plain(self) -> list[Any] | None:
        """Return the rows as plain lists, and what they were made from."""
        return [self._rows[0].as_plain(), self._rows[1]] if self._rows is not None else None

    @classmethod
    def from_plain(cls, plain: list[Any] | None) -> "KeptDebts":
        """Return what `as_plain` gave of it."""
        kept = cls()
        if plain is not None:
            kept._rows = Reads.from_plain(plain[0]), plain[1]
        return kept


def _places(rows: list[Any]) -> set[str]:
    """Return the files in whose texts the facts of some plain rows stand."""
    return {row[_RECORD] for row in rows if isinstance(row[_FACT], list)}


def _place(debt: Debt) -> str:
    """Return the file in whose text a debt's fact stands; nothing where it stands in a field."""
    return debt.record.path if isinstance(debt.fact, Span) else ""


def _with_records_of(changes: Changes, debts: tuple[Debt, ...]) -> tuple[Debt, ...]:
    now: dict[Record | None, Record] = dict(changes.records)

    def renewed(debt: Debt) -> Debt:
        contact = cast("Contact | None", now.get(debt.contact, debt.contact))
        return replace(debt, record=now.get(debt.record, debt.record), contact=contact)

    return tuple(renewed(debt) if debt.record in now or debt.contact in now else debt for debt in debts)


def as_plain(rows: Sequence[Row]) -> list[Any]:
    """Return rows as lists of text and numbers; ValueError for an hour in a zone without a name."""
    return [[*_debt(row.debt), _day(row.begins), _day(row.ends), row.order, row.close] for row in rows]


def from_plain(plain: list[Any], records: Mapping[str, Record]) -> tuple[Row, ...]:
    """Return the rows that `as_plain` was given, with these `records` by their paths."""
    return tuple(
        Row(debt=_debt_from(debt, records), begins=_day_from(begins), ends=_moment_from(ends), order=order, close=close)
        for *debt, begins, ends, order, close in plain
    )


def _debt(debt: Debt) -> list[Any]:
    fact = [debt.fact.start, debt.fact.end] if isinstance(debt.fact, Span) else {"path": debt.fact}
    return [
        debt.kind, debt.id, debt.contact and debt.contact.path, debt.name, _day(debt.due), debt.what, debt.why,
        debt.close, debt.record.path, fact, _day(debt.since), debt.closed, _day(debt.closed_on), debt.waived,
        debt.let_go,
    ]  # fmt: skip


def _debt_from(plain: list[Any], records: Mapping[str, Record]) -> Debt:
    kind, id_, contact, name, due, what, why, close, record, fact, since, closed, closed_on, waived, let_go = plain
    return Debt(
        kind=kind,
        id=id_,
        contact=cast("Contact", records[contact]) if contact else None,
        name=name,
        due=cast("date", _moment_from(due)),
        what=what,
        why=why,
        close=close,
        record=records[record],
        fact=tuple(fact["path"]) if isinstance(fact, dict) else Span(*fact),
        since=_day_from(since),
        closed=closed,
        closed_on=_day_from(closed_on),
        waived=waived,
        let_go=let_go,
    )


def _day(day: date | datetime | None) -> Any:
    """Return a day as text; an hour with its zone, which a page may name."""
    if not isinstance(day, datetime):
        return day and day.isoformat()
    zone: str | None
    if isinstance(day.tzinfo, ZoneInfo):
        zone = day.tzinfo.key
    elif day.tzinfo in (None, UTC):
        zone = "" if day.tzinfo else None
    else:
        raise ValueError(f"{day.tzinfo} has no name")
    return [day.replace(tzinfo=None).isoformat(), zone, day.fold]


def _moment_from(plain: Any) -> date | datetime | None:
    if not isinstance(plain, list):
        return _day_from(plain)
    text, zone, fold = plain
    place = None if zone is None else ZoneInfo(zone) if zone else UTC
    return datetime.fromisoformat(text).replace(tzinfo=place, fold=fold)


def _day_from(plain: str | None) -> date | None:
    return date.fromisoformat(plain) if plain else None

"""Rows of debts as plain lists and back: the records in them by their paths, so that they are those of today."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from generator.debts import Debt
from generator.pages.debt_rows import Row
from generator.records import Contact, Record
from generator.source import Span

_RECORD, _FACT = 8, 9
"""Where these two stand in a row."""


def as_plain(rows: Sequence[Row]) -> list[Any]:
    """Return rows as lists of text and numbers; ValueError for an hour in a zone without a name."""
    return [[*_debt(row.debt), _day(row.begins), _day(row.ends), row.order, row.close] for row in rows]


def from_plain(plain: list[Any], records: Mapping[str, Record]) -> tuple[Row, ...]:
    """Return the rows that `as_plain` was given, with these `records` by their paths."""
    return tuple(
        Row(debt=_debt_from(debt, records), begins=_day_from(begins), ends=_moment_from(ends), order=order, close=close)
        for *debt, begins, ends, order, close in plain
    )


def places_in(plain: list[Any]) -> set[str]:
    """Return the files in whose texts the facts of some rows stand, of those that `as_plain` gave."""
    return {row[_RECORD] for row in plain if isinstance(row[_FACT], list)}


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

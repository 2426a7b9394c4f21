"""Which debts will begin or end within the next fourteen days if nothing is written (contract §6)."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from generator.debts import debt_sources, debts_of, open_debts
from generator.debts.debt import Debt, DebtSource
from generator.facts.fortnight import ChangeDays, after, last_day
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.records import Meeting
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """A debt that begins or ends only because a day comes.

    `begins` is its first day, None where it is open today. `ends` is the first day, or the time in the owner's zone, at
    which it is no longer owed; None where that lies further ahead.
    """

    debt: Debt
    begins: date | None = None
    ends: date | datetime | None = None


@lru_cache(maxsize=1)
def upcoming(day: Day) -> tuple[Upcoming, ...]:
    """Return the debts that begin or end on one of the next days, sorted as debts; one that changes is there twice."""
    sources = tuple(source for _, source in debt_sources(day.journal, day.settings))
    change_days = ChangeDays(day.journal, day.today, {shift for source in sources for shift in source.shifts} | {0})
    running = {debt.id: Upcoming(debt=debt) for debt in open_debts(day)}
    found: list[Upcoming] = []
    for source in sources:
        days = change_days.days(source.about, source.shifts)
        before = _by_id(source, day.journal, day.today, day.settings) if days else {}
        for change in days:
            now = _by_id(source, day.journal, change, day.settings)
            same = {name for name in now if name in before and not _differs(before[name], now[name])}
            found += [replace(running.pop(name), ends=change) for name in before if name not in same]
            running |= {name: Upcoming(debt=debt, begins=change) for name, debt in now.items() if name not in same}
            before = now
    found += running.values()
    ended = (_ended(one, last_day(day.today), day.settings) for one in found)
    return tuple(
        sorted(
            (one for one in ended if one.begins or one.ends), key=lambda one: (one.debt.order, one.begins or day.today)
        )
    )


def _by_id(source: DebtSource, journal: Journal, day: date, settings: Settings) -> dict[str, Debt]:
    return {debt.id: debt for debt in debts_of((source,), Day(journal, day, settings)) if debt.is_open}


def _differs(one: Debt, other: Debt) -> bool:
    """Return whether a debt has changed what is shown of it, as keeping in touch does with each touch."""
    return (one.due, one.sentences, one.given, one.closes) != (other.due, other.sentences, other.given, other.closes)


def _ended(one: Upcoming, last: date, settings: Settings) -> Upcoming:
    """Return it with its end set to the day it lapses or the time its meeting begins, if that comes first."""
    ends: list[date | datetime] = [one.ends] if one.ends else []
    if one.debt.kind.lapses:
        lapses = after(one.debt.due_day, settings.lapse_days + 1)
        ends += [lapses] if lapses <= last else []
    hour = _hour(one.debt) if one.debt.kind.ends_with_its_meeting else None
    ends += [hour] if hour else []
    return replace(one, ends=min(ends, key=_as_hour, default=None))


def _hour(debt: Debt) -> datetime | None:
    """Return when its meeting begins by the owner's clock."""
    meeting = debt.record
    if not isinstance(meeting, Meeting) or meeting.date is None or meeting.date.clock is None:
        return None
    return datetime.combine(meeting.date.day, meeting.date.clock)


def _as_hour(moment: date | datetime) -> datetime:
    return moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - by the owner's clock

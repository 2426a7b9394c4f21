"""What will begin and end to be owed within a fortnight if nothing is written (contract §6)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from generator import words
from generator.debts import BY_THEMSELVES, LAPSING, Debt, debts_among, open_debts
from generator.records import Journal, Meeting
from generator.settings import Settings
from generator.views import meetings
from generator.views.ahead import after, ahead, coming_days, stirs
from generator.views.part import with_namesakes

_UNTIL_ITS_HOUR = frozenset(("prepare", "confirm"))
"""Kinds that are pointless once the meeting has begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A debt that begins or ends by the calendar alone.

    `begins` is its first day, None where it is open today. `ends` is the first day, or the hour in the
    owner's zone, at which it is gone; None where that lies further ahead.
    """

    debt: Debt
    begins: date | None = None
    ends: date | datetime | None = None


@lru_cache(maxsize=1)
def coming(journal: Journal, today: date, settings: Settings) -> tuple[Coming, ...]:
    """Return what begins or ends on one of the coming days, sorted as debts are; a debt that moves is there twice."""
    running = {debt.id: Coming(debt=debt) for debt in open_debts(journal, today, settings)}
    part = ahead(journal, today)
    few = _few(part, running, today)
    before = _by_id(part, few, today, settings)
    found: list[Coming] = []
    yesterday = today
    for day in coming_days(today):
        now = _by_id(part, few, day, settings)
        # What the part says of people who don't stir may be wrong; what changes in it is right.
        same = {name for name in now if name in before and not _differs(before[name], yesterday, now[name], day)}
        found += [replace(running.pop(name), ends=day) for name in before if name not in same and name in running]
        running |= {name: Coming(debt=debt, begins=day) for name, debt in now.items() if name not in same}
        before, yesterday = now, day
    found += running.values()
    home = journal.profile.time_zone if journal.profile else None
    ended = (_ended(one, home, yesterday, settings) for one in found)
    return tuple(
        sorted((one for one in ended if one.begins or one.ends), key=lambda one: (one.debt.order, one.begins or today))
    )


def _few(part: Journal, running: Mapping[str, Coming], today: date) -> Journal:
    """Return the part without the talks that owe nothing by themselves today, and in which no day that is near stands.

    With time a fact closes what is owed or lets it go; such a talk will not owe by itself again.
    """
    owing = (one.debt.record for one in running.values() if one.debt.kind in BY_THEMSELVES)
    stirring = (meeting for meeting in part.meetings.all if stirs(meeting, today))
    return replace(part, meetings=with_namesakes(part.meetings, (*owing, *stirring)))


def _by_id(part: Journal, few: Journal, day: date, settings: Settings) -> dict[str, Debt]:
    # Not kept: nobody else asks for the debts of a part, and fifteen days of them take more room than all pages.
    return {debt.id: debt for debt in debts_among(few, part, day, settings) if debt.is_open}


def _differs(one: Debt, its_day: date, other: Debt, day: date) -> bool:
    """Return whether a debt has become another one, as keeping in touch does by a touch; words for days don't count."""
    return (one.due, one.what, one.close, _timeless(one, its_day)) != (
        other.due, other.what, other.close, _timeless(other, day)
    )  # fmt: skip


def _timeless(debt: Debt, today: date) -> str:
    return debt.why.replace(words.day(debt.since, today), debt.since.isoformat()) if debt.since else debt.why


def _ended(one: Coming, home: str | None, last: date, settings: Settings) -> Coming:
    """Return it with the end that its age or its meeting's hour gives it, if that comes first."""
    ends: list[date | datetime] = [one.ends] if one.ends else []
    if one.debt.kind in LAPSING:
        lapses = after(one.debt.due_day, settings.lapse_days + 1)
        ends += [lapses] if lapses <= last else []
    hour = _hour(one.debt, home) if one.debt.kind in _UNTIL_ITS_HOUR else None
    ends += [hour] if hour else []
    return replace(one, ends=min(ends, key=_as_hour, default=None))


def _hour(debt: Debt, home: str | None) -> datetime | None:
    """Return when its meeting begins by the owner's clock."""
    meeting = debt.record
    if not isinstance(meeting, Meeting) or meeting.date is None or meeting.date.clock is None:
        return None
    zone = meetings.zone_of(home)
    try:
        begins = meeting.date.start(meetings.zone_of(meeting.time_zone or home)).astimezone(zone)
    except OverflowError:  # at the end of all days
        return None
    return begins.replace(tzinfo=None)


def _as_hour(moment: date | datetime) -> datetime:
    return moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001 - by the owner's clock

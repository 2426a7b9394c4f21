"""The next fourteen days, and on which of them something may change although nobody writes anything (contract §6)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import date, timedelta
from functools import lru_cache

from generator.facts import meetings
from generator.facts.introductions import names_in
from generator.facts.touches import touches
from generator.model import body
from generator.model.items import Item
from generator.model.journal import Journal
from generator.model.moment import Moment, shifted
from generator.model.records import Contact, Record

DAYS = 14
"""For how many days ahead a page holds what will begin and end (contract §6)."""


def upcoming_days(today: date, days: int = DAYS) -> tuple[date, ...]:
    """Return so many days after today, fewer at the end of the calendar."""
    last = min(today.toordinal() + days, date.max.toordinal())
    return tuple(date.fromordinal(number) for number in range(today.toordinal() + 1, last + 1))


def last_day(today: date) -> date:
    """Return the last day for which a page made today holds what begins and ends."""
    return shifted(today, DAYS)


def after(day: date, days: int = 1) -> date:
    """Return the day so many days later; at the end of the calendar its last day."""
    return day + timedelta(days=min(days, (date.max - day).days))


def days_of(record: Record) -> frozenset[date]:
    """Return every day that is written in a record's fields or in a task of its body."""
    tasks = (dated for task in body.tasks(record.source, record.body_start) for dated in (task.due, task.done) if dated)
    return frozenset((*_days_in(record), *(day for text, _ in tasks if (day := _day(text)))))


class ChangeDays:
    """Knows on which of the next days something may change that follows from days written in records.

    `shifts` say how many days after a written day that may be: 0 for a fact, 1 for a meeting, which counts as held on
    the next day, -7 for something that begins a week before.
    """

    def __init__(self, journal: Journal, today: date, shifts: Iterable[int]) -> None:
        shifts = tuple(shifts)
        self._today, self._last = today, last_day(today)
        first, last = shifted(today, 1 - max(shifts)), shifted(self._last, -min(shifts))
        near = ((record, [day for day in days if first <= day <= last]) for record, days in _all_days(journal).items())
        alone = {record: days for record, days in near if days}
        people = (
            (one, [day for record in all_ for day in alone.get(record, ())])
            for one, all_ in records_about(journal).items()
        )
        self._near = alone | {person: days for person, days in people if days}

    def days(self, about: Iterable[Record], shifts: Iterable[int]) -> tuple[date, ...]:
        """Return those of the next days, in order, on which something that follows from these records may change.

        A person stands for every record that tells something about them.
        """
        days = [day for record in about for day in self._near.get(record, ())]
        found = {shifted(day, by) for day in days for by in shifts} if days else ()
        return tuple(sorted(day for day in found if self._today < day <= self._last))


@lru_cache(maxsize=2)
def records_about(journal: Journal) -> Mapping[Contact, tuple[Record, ...]]:
    """Return, for each person, their own record and those of their meetings and touches, and where they are named."""
    found: dict[Contact, list[Record]] = {person: [person] for person in journal.contacts}
    for person, theirs in meetings.by_contact(journal).items():
        found.setdefault(person, [person]).extend(theirs)
    for person, happened in touches(journal).items():
        found.setdefault(person, [person]).extend(touch.record for touch in happened.all)
    for meeting in journal.meetings:
        for name in names_in(journal, meeting):
            if name.contact is not None:
                found.setdefault(name.contact, [name.contact]).append(meeting)
    return {person: tuple(dict.fromkeys(records)) for person, records in found.items()}


@lru_cache(maxsize=1)
def _all_days(journal: Journal) -> Mapping[Record, frozenset[date]]:
    return {record: days_of(record) for record in journal.records()}


def _days_in(value: object) -> Iterator[date]:
    if isinstance(value, Moment):
        yield value.day
    elif isinstance(value, tuple):
        for one in value:
            yield from _days_in(one)
    elif isinstance(value, Mapping):
        yield from _days_in(tuple(value.values()))
    elif isinstance(value, Record | Item):
        for field in fields(value):
            yield from _days_in(getattr(value, field.name))


def _day(text: str) -> date | None:
    try:
        return Moment.parse(text).day
    except ValueError:
        return None  # reported as not-a-date

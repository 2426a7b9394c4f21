"""The part of a journal that the coming days can change if nothing is written: small enough to look at day by day."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from generator.records import Contact, Event, Journal, Meeting, Record, Update
from generator.records.names import key, unwrap
from generator.source import SourceText
from generator.views import meetings
from generator.views.history import history, introduced, introducers, listeners
from generator.views.introductions import names_given
from generator.views.part import part, with_namesakes
from generator.views.promises import promises

DAYS = 14
"""How many days ahead a page knows what will begin and end (contract §6)."""
_MOST_BEFORE = 7
"""A meeting is felt so many days before it comes: that is when it begins to be prepared."""


def coming_days(today: date, days: int = DAYS) -> tuple[date, ...]:
    """Return the days after today, fewer at the end of all days."""
    last = min(today.toordinal() + days, date.max.toordinal())
    return tuple(date.fromordinal(number) for number in range(today.toordinal() + 1, last + 1))


@lru_cache(maxsize=1)
def ahead(journal: Journal, today: date) -> Journal:
    """Return the records whose meaning may change on one of the coming days, and all that bears on their people.

    Names are resolved as in the whole journal. Nothing else changes by the calendar alone, but that a debt
    is let go for its age. What a record of the part says of people outside it may be incomplete, but no day
    of the fortnight changes that.
    """
    stirring = tuple(record for record in journal.records() if stirs(record, today))
    people = {person for record in stirring for person in _people(journal, record, today)}
    kept = {*stirring, *_bearing_on(journal, people, today)}
    reporting = (record for record in kept if isinstance(record, Meeting) and record.reported_back)
    ring = {person for meeting in reporting for person in meetings.people(journal, meeting)} | people
    kept |= _naming(journal, ring, _plain_names(stirring), today)
    return replace(
        journal,
        contacts=part(journal.contacts, [person for person in journal.contacts.all if person in people]),
        companies=part(journal.companies, [company for company in journal.companies.all if company in kept]),
        meetings=with_namesakes(journal.meetings, (record for record in kept if isinstance(record, Meeting))),
    )


def stirs(record: Record, today: date) -> bool:
    """Return whether a day that is near stands in a record's file.

    By its text, not by its fields: a day that is looked for in vain costs less than one that is missed.
    """
    # A meeting or an event of today is a fact of another kind tomorrow; any other fact of today stays as it is.
    return names_a_day(record.source, record.body_start, _near(today, isinstance(record, Meeting | Event)))


@lru_cache(maxsize=4)
def _near(today: date, with_today: bool) -> str:
    days = coming_days(today, DAYS + _MOST_BEFORE)
    return _dates((today, *days) if with_today else days)


def names_a_day(source: SourceText, _start: int, days: str) -> bool:
    """Return whether one of `days`, a pattern, stands anywhere in a file."""
    return _compiled(days).search(source.text) is not None


@lru_cache(maxsize=4)
def _compiled(days: str) -> re.Pattern[str]:
    return re.compile(days)


def _dates(days: tuple[date, ...]) -> str:
    return "|".join(day.isoformat() for day in days) or r"(?!)"


def _people(journal: Journal, record: Record, today: date) -> Iterator[Contact]:
    """Yield everybody whom a record's facts may touch."""
    yield from (promise.to for promise in promises(journal, record) if promise.to is not None)
    if isinstance(record, Contact):
        yield record
    elif isinstance(record, Meeting):
        yield from _of_meeting(journal, record, today)
    elif isinstance(record, Event):
        yield from journal.contacts.resolve(tuple(item.name for item in record.met if item.name))
        yield from (
            person for person in journal.contacts if person.event and journal.events.find(person.event) is record
        )
    elif isinstance(record, Update):
        yield from listeners(journal, record)
        for told in record.told:
            yield from journal.contacts.resolve(told.who)


def _of_meeting(journal: Journal, meeting: Meeting, today: date) -> Iterator[Contact]:
    there = meetings.people(journal, meeting)
    yield from there
    given = introducers(journal, today)
    for person in there:
        yield from given.get(person, ())
    named = (*(thanks.to for thanks in meeting.thanks), *(report.to for report in meeting.reported_back))
    for references in named:
        yield from journal.contacts.resolve(references)
    for item in meeting.introductions:
        person_ = introduced(journal, item.contact or item.name)
        if person_ is not None:
            yield person_


def _bearing_on(journal: Journal, people: set[Contact], today: date) -> Iterator[Record]:
    told, met = history(journal, today), meetings.by_contact(journal)
    for person in people:
        yield from (touch.record for touch in told.get(person, ()))
        yield from met.get(person, ())


def _plain_names(stirring: tuple[Record, ...]) -> set[str]:
    """Return the names without a record that are given in these meetings."""
    given = (item for record in stirring if isinstance(record, Meeting) for item in record.introductions)
    return {key(unwrap(item.name)) for item in given if item.name}


def _naming(journal: Journal, people: set[Contact], names: set[str], today: date) -> set[Record]:
    return {name.meeting for name in names_given(journal, today) if name.contact in people or key(name.name) in names}


def last_day(today: date) -> date:
    """Return the last day of which a page made today knows what begins and ends."""
    return coming_days(today)[-1] if today < date.max else today


def after(day: date, days: int = 1) -> date:
    """Return the day so many days later, at the end of all days the last one."""
    return day + timedelta(days=min(days, (date.max - day).days))

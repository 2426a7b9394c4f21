"""When a meeting or event begins and ends by my clock and by theirs (source 004: contacts overseas)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from generator.facts import meetings
from generator.model.journal import Journal
from generator.model.moment import in_zone
from generator.model.records import Event, Meeting


@dataclass(frozen=True, slots=True)
class Clock:
    """When it begins and ends by the clocks of one place; `place` is empty where one clock is enough."""

    begins: datetime
    ends: datetime
    place: str = ""


def minutes(meeting: Meeting) -> int:
    """Return how long a meeting is planned for (sources 001 and 004: half an hour)."""
    return meeting.duration.minutes if meeting.duration else meetings.PLANNED_MINUTES


def clocks(journal: Journal, dated: Meeting | Event) -> tuple[Clock, ...]:
    """Return the owner's clock, then those that differ from it; empty where no hour is known.

    An event ends as it begins, since nobody says how long it takes.
    """
    begins = dated.date.begins if dated.date else None
    if begins is None or begins.tzinfo is None:
        return ()
    if isinstance(dated, Event):
        return clocks_at(begins, timedelta(0), (journal.home, begins.tzinfo))
    zones = (journal.home, *_theirs(journal, dated, begins.tzinfo))
    return clocks_at(begins, timedelta(minutes=minutes(dated)), zones)


def _theirs(journal: Journal, meeting: Meeting, zone: tzinfo) -> Iterator[tzinfo]:
    """Yield where each of them is: where their record says so, else the meeting's own `zone` (contract §2)."""
    people = meetings.people(journal, meeting)
    yield from (ZoneInfo(person.time_zone) if person.time_zone else zone for person in people)
    if len(people) < max(len(meeting.with_), 1):  # somebody without a record
        yield zone


def clocks_at(begins: datetime, length: timedelta, zones: tuple[tzinfo, ...]) -> tuple[Clock, ...]:
    """Return what clocks show in each zone, zones whose clocks agree as one; a single one has no `place`."""
    found: dict[timedelta | None, tuple[datetime, tzinfo]] = {}
    for zone in zones:
        there = in_zone(begins, zone)
        found.setdefault(there.utcoffset(), (there, zone))
    several = len(found) > 1
    return tuple(
        Clock(there, in_zone(meetings.later(there, length), zone), zone_label(zone) if several else "")
        for there, zone in found.values()
    )


def zone_label(zone: tzinfo) -> str:
    """Return what to call a zone: the city in its name (`New York`), else the offset (`UTC+01:00`)."""
    if not isinstance(zone, ZoneInfo | timezone):  # the machine's, which has no name
        return "your zone"
    return str(zone).rsplit("/", 1)[-1].replace("_", " ")

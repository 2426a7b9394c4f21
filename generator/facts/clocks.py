"""When a meeting begins and ends by my clock and by theirs (source 004: contacts overseas)."""

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from generator.facts import meetings
from generator.model.journal import Journal
from generator.model.records import Meeting


@dataclass(frozen=True, slots=True)
class Clock:
    """When a meeting begins and ends by the clocks of one place; `place` is empty where one clock is enough."""

    begins: datetime
    ends: datetime
    place: str = ""


def minutes(meeting: Meeting) -> int:
    """Return how long a meeting is planned for (sources 001 and 004: half an hour)."""
    return meeting.duration.minutes if meeting.duration else meetings.PLANNED_MINUTES


def clocks(journal: Journal, meeting: Meeting) -> tuple[Clock, ...]:
    """Return the owner's clock, then those that differ from it; empty where no hour is known."""
    if meeting.date is None or meeting.date.clock is None:
        return ()
    home = home_of(journal)
    zone = meeting.time_zone or home
    written = meeting.date.offset or (ZoneInfo(zone) if zone else None)
    begins = datetime.combine(meeting.date.day, meeting.date.clock, written)
    length = timedelta(minutes=minutes(meeting))
    if written is None:
        return (Clock(begins, meetings.later(begins, length)),)
    theirs = [person.time_zone for person in meetings.people(journal, meeting)]
    zones: list[tzinfo] = [ZoneInfo(name) for name in (home, *theirs, meeting.time_zone) if name]
    return clocks_at(begins, length, (*zones, written))


def clocks_at(begins: datetime, length: timedelta, zones: tuple[tzinfo, ...]) -> tuple[Clock, ...]:
    """Return what clocks show in each zone, zones whose clocks agree as one; a single one has no `place`."""
    found: dict[timedelta | None, tuple[datetime, tzinfo]] = {}
    for zone in zones:
        try:
            there = begins.astimezone(zone)
        except OverflowError:  # at the end of all days
            there = begins
        found.setdefault(there.utcoffset(), (there, zone))
    several = len(found) > 1
    return tuple(
        Clock(there, meetings.later(there, length), zone_label(zone) if several else "")
        for there, zone in found.values()
    )


def zone_label(zone: tzinfo) -> str:
    """Return what to call a zone: the city in its name (`New York`), else the offset (`UTC+01:00`)."""
    return str(zone).rsplit("/", 1)[-1].replace("_", " ")


def home_of(journal: Journal) -> str | None:
    """Return the name of the owner's time zone."""
    return journal.profile.time_zone if journal.profile else None

"""Notes while the talk is fresh (sources 002 and 003), and whom I met at an event."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator import words
from generator.debts.debt import Debt, DebtKind, Owing, owed
from generator.records import Event, Journal, Meeting
from generator.records.moment import shifted
from generator.settings import Settings
from generator.views import meetings
from generator.views.history import attended


def find(journal: Journal, settings: Settings) -> Iterator[Owing]:
    """Yield what each meeting and each event owes."""
    for meeting in journal.meetings:
        if meeting.date is not None:
            yield Owing((meeting,), partial(_of_meeting, journal, meeting, meeting.date.day))
    met = _met_somebody(journal)
    for event in journal.events:
        if event.date is not None:
            # Whoever says that we met there does so on the event's day.
            yield Owing((event,), partial(_of_event, event, event.date.day, event in met))


def _of_meeting(journal: Journal, meeting: Meeting, day: date, today: date) -> Iterator[Debt]:
    """Yield one debt, from the meeting's day on."""
    if day <= today and meetings.status(meeting, today) in ("held", "scheduled"):
        people = words.listed([person.name for person in meetings.people(journal, meeting)]) or "somebody"
        yield owed(
            "write-up",
            meeting,
            None,
            due=day,
            what=f"Write up your talk with {people}",
            why=_why(people, day, today),
            close=f"write what you remember under ## Notes in {meeting.path}",
            since=day,
            closed=meetings.is_written_up(meeting),
        )


def _why(people: str, day: date, today: date) -> str:
    """Return why: on the day itself, the talk may still be to come."""
    if day == today:
        return f"You meet {people} on {words.day(day, today)}; what you remember is best written down right after it"
    return f"Your talk with {people} on {words.day(day, today)} has no notes yet"


def _met_somebody(journal: Journal) -> frozenset[Event]:
    return frozenset(event for _, event, _ in attended(journal, date.max))


def _of_event(event: Event, day: date, met_somebody: bool, today: date) -> Iterator[Debt]:
    """Yield one debt, from the day after the event on."""
    if day < today:
        yield owed(
            "write-up",
            event,
            None,
            due=shifted(day, 1),
            what=f"Write down whom you met at {event.name}",
            why=f"You were at {event.name} on {words.day(day, today)} and have written down nobody yet",
            close=f"add whom you met under `met` in {event.path}",
            since=day,
            closed=bool(event.met) or met_somebody,
        )


KIND = DebtKind("write-up", find)

"""Notes while the talk is fresh (sources 002 and 003), and whom I met at an event."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.debts.debt import Debt, DebtKind, owed
from generator.records import Journal
from generator.records.moment import shifted
from generator.settings import Settings
from generator.views import meetings
from generator.views.history import attended


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each meeting from its day on, and for each event from the day after."""
    for meeting in journal.meetings:
        if meeting.date is None or meeting.date.day > today:
            continue
        if meetings.status(meeting, today) not in ("held", "scheduled"):
            continue
        day = meeting.date.day
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
    yield from _events(journal, today)


def _why(people: str, day: date, today: date) -> str:
    """Return why: on the day itself, the talk may still be to come."""
    if day == today:
        return f"You meet {people} on {words.day(day, today)}; what you remember is best written down right after it"
    return f"Your talk with {people} on {words.day(day, today)} has no notes yet"


def _events(journal: Journal, today: date) -> Iterator[Debt]:
    met = {event for _, event, _ in attended(journal, today)}
    for event in journal.events:
        if event.date is None or event.date.day >= today:
            continue
        day = event.date.day
        yield owed(
            "write-up",
            event,
            None,
            due=shifted(day, 1),
            what=f"Write down whom you met at {event.name}",
            why=f"You were at {event.name} on {words.day(day, today)} and have written down nobody yet",
            close=f"add whom you met under `met` in {event.path}",
            since=day,
            closed=bool(event.met) or event in met,
        )


KIND = DebtKind("write-up", find)

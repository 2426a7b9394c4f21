"""What the last seven days brought: whom I met, the names they gave me, what I learned."""

from dataclasses import dataclass
from datetime import date, timedelta

from generator.records import Contact, Event, Journal, Meeting
from generator.views import meetings
from generator.views.history import attended

DAYS = 7


@dataclass(frozen=True, slots=True)
class LastWeek:
    """The talks of the week, the latest first, and who was met at which event."""

    talks: tuple[Meeting, ...] = ()
    events: tuple[tuple[Event, tuple[Contact, ...]], ...] = ()


def last_week(journal: Journal, today: date) -> LastWeek:
    """Return the last seven days, today among them."""
    since = today - timedelta(days=min(DAYS - 1, (today - date.min).days))
    talks = [
        (meeting.date.day, meeting.slug, meeting)
        for meeting in journal.meetings
        if meeting.date is not None and since <= meeting.date.day <= today and meetings.held(meeting, today)
    ]
    met: dict[Event, list[Contact]] = {}
    for event in journal.events:
        if event.date is not None and since <= event.date.day <= today:
            met[event] = []
    for person, event, _ in attended(journal, today) if met else ():
        if event in met:
            met[event].append(person)
    talks.sort(key=lambda talk: talk[:2], reverse=True)
    return LastWeek(tuple(talk[2] for talk in talks), tuple((event, tuple(people)) for event, people in met.items()))

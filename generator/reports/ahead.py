"""What lies ahead today and tomorrow, whatever is owed: meetings, events, and birthdays (contract §5, `todo`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.facts import meetings
from generator.facts.birthdays import next_birthday
from generator.facts.stages import stage
from generator.model.choices import MEETINGS
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.moment import Moment, shifted
from generator.model.names import strip_brackets
from generator.model.records import Contact, Event, Meeting
from generator.reports.hours import hours
from generator.words import plain_text
from generator.words.said import Linked, Name, People, Said, said


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """One thing ahead: `kind` is meeting, event or birthday; `people` are those met, or whose birthday it is.

    `hours` say when it begins on my clock, and on theirs where that differs; empty where no hour is known.
    """

    kind: str
    date: Moment
    record: Meeting | Event | Contact
    people: tuple[Contact | Name, ...] = ()
    hours: str = ""

    @property
    def name(self) -> str:
        """Whom it is with, what the event is called, or whose birthday it is."""
        if isinstance(self.record, Event):
            return self.record.name
        names = [person.text if isinstance(person, Name) else person.name for person in self.people]
        return ", ".join(names) or self.record.label

    @property
    def place(self) -> str | None:
        """Where; None for a birthday, and where nothing is written."""
        return None if isinstance(self.record, Contact) else self.record.place

    @property
    def what(self) -> Said:
        """It in the middle of a sentence: `an informational interview with Ana at 10:00, Café Pier`."""
        if isinstance(self.record, Contact):
            return said("the birthday of {who}", who=self.record)
        hour = f" at {self.hours}" if self.hours else ""
        where = f", {plain_text.line(self.place)}" if self.place else ""
        if isinstance(self.record, Event):
            return said("{event}{hour}{where}", event=self.record, hour=hour, where=where)
        kind = Linked(self.record, MEETINGS[meetings.kind(self.record)].a)
        return said("{kind} with {people}{hour}{where}", kind=kind, people=People(self.people), hour=hour, where=where)


def ahead(day: Day, about: Contact | None = None) -> tuple[Ahead, ...]:
    """Return what lies ahead today and tomorrow, in its order; where somebody is given, only what is with them."""
    days = (day.today, shifted(day.today, 1))
    found = [one for one in (*_meetings(day, days), *_events(day, days), *_birthdays(day, days)) if _is(one, about)]
    return tuple(sorted(found, key=lambda one: (str(one.date), one.kind, one.name)))


def _is(one: Ahead, about: Contact | None) -> bool:
    return about is None or about in one.people


def _meetings(day: Day, days: tuple[date, ...]) -> Iterator[Ahead]:
    for meeting in day.journal.meetings:
        if meeting.date is None or meeting.date.day not in days or meetings.status(meeting, day.today) != "scheduled":
            continue
        yield Ahead(
            kind="meeting",
            date=meeting.date,
            record=meeting,
            people=_people(day.journal, meeting),
            hours=hours(day.journal, meeting),
        )


def _people(journal: Journal, meeting: Meeting) -> tuple[Contact | Name, ...]:
    found = ((journal.contacts.find(one), one) for one in meeting.with_)
    return tuple(dict.fromkeys(person or Name(strip_brackets(one)) for person, one in found))


def _events(day: Day, days: tuple[date, ...]) -> Iterator[Ahead]:
    for event in day.journal.events:
        if event.date is not None and event.date.day in days:
            yield Ahead(kind="event", date=event.date, record=event, hours=hours(day.journal, event))


def _birthdays(day: Day, days: tuple[date, ...]) -> Iterator[Ahead]:
    """Yield the birthdays of those with whom I keep in touch, or am in touch."""
    for person in day.journal.contacts:
        when = next_birthday(person, day.today) if person.personal and not person.archived else None
        if when in days and when is not None and (person.keep_in_touch or stage(day, person) == "in-touch"):
            yield Ahead(kind="birthday", date=Moment(when), record=person, people=(person,))

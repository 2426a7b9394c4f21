"""Time and place confirmed the day before (source 000)."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.debts.debt import Debt, DebtKind, owed
from generator.debts.prepare import coming
from generator.records import Contact, Journal
from generator.records.moment import shifted
from generator.settings import Settings
from generator.views import meetings
from generator.views.outreach import sent_to


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each person of each meeting of the coming week, unless they have just written."""
    for meeting, day in coming(journal, today):
        confirmed = meeting.confirmed.day if meeting.confirmed and meeting.confirmed.day <= today else None
        for person in meetings.people(journal, meeting):
            if _wrote(journal, person, day, today):
                continue
            yield owed(
                "confirm",
                meeting,
                person,
                due=shifted(day, -1),
                what=f"Confirm time and place with {person.name}",
                why=f"You meet {person.name} on {words.day(day, today)} and have not confirmed time and place",
                since=day,
                closed_on=confirmed,
            )


def _wrote(journal: Journal, person: Contact, day: date, today: date) -> bool:
    """Return whether they replied within the two days before the meeting."""
    near = (shifted(day, -2), shifted(day, -1))
    replies = [one.replied for one in sent_to(journal, today, person)]
    replies += [heard.on.day for heard in person.heard if heard.on.day <= today]
    return any(reply in near for reply in replies)


KIND = DebtKind("confirm", find)

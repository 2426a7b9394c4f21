"""What others promised me: the `awaiting` items of a meeting, who promised each, and whether it is still to come."""

from collections.abc import Iterator
from datetime import date

from generator.facts import meetings
from generator.model.items import Awaiting
from generator.model.journal import Journal
from generator.model.records import Contact, Meeting


def promised_by(journal: Journal, meeting: Meeting, item: Awaiting) -> Contact | None:
    """Return who promised it: `from`, else the first in `with`; None for somebody without a record."""
    reference = item.from_ or next(iter(meeting.with_), "")
    return journal.contacts.find(reference) if reference else None


def is_awaited(item: Awaiting, today: date) -> bool:
    """Return whether it has not come by today, and is still waited for."""
    return not item.waived and (item.came is None or item.came.day > today)


def awaited_from(journal: Journal, today: date, person: Contact) -> Iterator[tuple[Meeting, Awaiting]]:
    """Yield what somebody promised me and is still to come, each with the meeting where they did."""
    for meeting in meetings.by_contact(journal).get(person, ()):
        if meetings.held(meeting, today):
            for item in meeting.awaiting:
                if is_awaited(item, today) and promised_by(journal, meeting, item) is person:
                    yield meeting, item

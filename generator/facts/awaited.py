"""What others promised me: the `awaiting` items of a meeting, who promised each, and whether it is still to come."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from generator.model.items import Awaiting
from generator.model.journal import Journal
from generator.model.records import Contact, Meeting


def promised_by(journal: Journal, meeting: Meeting, item: Awaiting) -> Contact | None:
    """Return who promised it: `from`, else the first in `with`; None for somebody without a record."""
    reference = item.from_ or next(iter(meeting.with_), "")
    return journal.contacts.find(reference) if reference else None


def is_awaited(meeting: Meeting, item: Awaiting, today: date) -> bool:
    """Return whether it has not come by today, and is still waited for: not where the meeting was called off."""
    return meeting.status != "cancelled" and not item.waived and (item.came is None or item.came.day > today)


def awaited_from(journal: Journal, today: date, person: Contact) -> Iterator[tuple[Meeting, Awaiting]]:
    """Return what somebody promised me and is still to come, each with the meeting where they did."""
    return (
        (meeting, item) for meeting, item in _by_person(journal).get(person, ()) if is_awaited(meeting, item, today)
    )


@lru_cache(maxsize=2)
def _by_person(journal: Journal) -> dict[Contact, tuple[tuple[Meeting, Awaiting], ...]]:
    """Return what each person promised me, in the order of the meetings' days; `from` need not have been there."""
    found: dict[Contact, list[tuple[Meeting, Awaiting]]] = {}
    for meeting in sorted((one for one in journal.meetings if one.awaiting), key=lambda one: (str(one.date), one.slug)):
        for item in meeting.awaiting:
            who = promised_by(journal, meeting, item)
            if who is not None:
                found.setdefault(who, []).append((meeting, item))
    return {person: tuple(theirs) for person, theirs in found.items()}

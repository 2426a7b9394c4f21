"""Whether somebody allowed me to keep in touch (source 002)."""

from datetime import date

from generator.records.contact import Contact
from generator.records.journal import Journal
from generator.records.meeting import Meeting
from generator.views import meetings


def permission(journal: Journal, today: date, person: Contact) -> str:
    """Return `yes`, `no` or `unknown`: what the contact says, else their answer in the latest held meeting."""
    if person.may_follow_up is not None:
        return "yes" if person.may_follow_up else "no"
    meeting = answered_in(journal, today, person)
    return "unknown" if meeting is None else "yes" if meeting.may_follow_up else "no"


def answered_in(journal: Journal, today: date, person: Contact) -> Meeting | None:
    """Return the latest held meeting that has their answer."""
    for meeting in reversed(meetings.by_contact(journal).get(person, ())):
        if meeting.may_follow_up is not None and meetings.held(meeting, today):
            return meeting
    return None

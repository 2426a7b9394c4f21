"""What was sent of late, which is all that etiquette looks at, to the few people to whom it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator.derived import derived
from generator.records import Contact, Journal
from generator.rules.ahead import in_view
from generator.settings import Settings
from generator.views import meetings
from generator.views.outreach import Sent, sent_to
from generator.views.part import part


def sent_lately(
    journal: Journal, today: date, settings: Settings, more_than: int
) -> Iterator[tuple[Contact, tuple[Sent, ...]]]:
    """Yield everybody who was sent something in view, and `more_than` so many things in all, with what that was."""
    people = tuple(p for p in journal.contacts if any(in_view(item.on.day, today, settings) for item in p.outreach))
    for person in people:
        if len(person.outreach) > more_than:
            yield person, sent_to(_around(journal, people), today, person)


@derived(keep=2)  # two rules ask for the same
def _around(journal: Journal, people: tuple[Contact, ...]) -> Journal:
    """Return these people and where each was met: the history of all others would take longer than all rules."""
    talks = meetings.by_contact(journal)
    theirs = dict.fromkeys(meeting for person in people for meeting in talks.get(person, ()))
    return replace(
        journal,
        contacts=part(journal.contacts, people),
        meetings=part(journal.meetings, theirs),
        updates=part(journal.updates, ()),
    )

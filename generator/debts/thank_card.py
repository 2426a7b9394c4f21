"""A hand-written card after a meeting that I asked for (sources 000, 001 and 002)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator import words
from generator.debts.debt import Debt, DebtKind, Owing, owed
from generator.debts.prepare import asked_for
from generator.debts.thank_email import thanked_on
from generator.records import Journal, Meeting
from generator.records.moment import shifted
from generator.settings import Settings
from generator.views import meetings


def find(journal: Journal, settings: Settings) -> Iterator[Owing]:
    """Yield what each meeting that I asked for owes, if it is of a kind in `card_for`."""
    for meeting, day in asked_for(journal):
        if meetings.kind(meeting) in settings.card_for:
            yield Owing((meeting,), partial(_on, journal, settings, meeting, day))


def _on(journal: Journal, settings: Settings, meeting: Meeting, day: date, today: date) -> Iterator[Debt]:
    """Yield one debt for each person in it, once it was held."""
    for person in meetings.people(journal, meeting) if meetings.held(meeting, today) else ():
        yield owed(
            "thank-card",
            meeting,
            person,
            due=shifted(day, settings.thank_card_days),
            what=f"Send {person.name} a card by hand",
            why=f"You met {person.name} on {words.day(day, today)}; a card by hand is still to come",
            since=day,
            closed_on=thanked_on(journal, meeting, person, ("card",), today),
            by="card",
        )


KIND = DebtKind("thank-card", find, ("thank_card_days", "card_for"))

"""A hand-written card after a meeting that I asked for (sources 000, 001 and 002)."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.debts.debt import Debt, DebtKind, owed
from generator.debts.thank_email import asked_for, thanked_on
from generator.records import Journal
from generator.records.moment import shifted
from generator.settings import Settings
from generator.views import meetings


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each person of each such meeting of a kind in `card_for`."""
    for meeting, day, person in asked_for(journal, today):
        if meetings.kind(meeting) not in settings.card_for:
            continue
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

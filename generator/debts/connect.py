"""A request to connect on LinkedIn, on the day we first met (sources 003 and 004)."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.debts.debt import Debt, DebtKind, owed
from generator.records import Contact, Journal, Moment
from generator.settings import Settings
from generator.views.history import first_met


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each person met, from their first held meeting or event."""
    for person, (day, record) in first_met(journal, today).items():
        connected = person.linkedin_connected
        if isinstance(connected, Moment) and connected.day < day:
            continue  # we were connected before we met
        yield owed(
            "connect",
            record,
            person,
            due=day,
            what=f"Connect with {person.name} on LinkedIn",
            why=f"You first met {person.name} on {words.day(day, today)} and are not connected on LinkedIn yet",
            since=day,
            closed=connected == "not-wanted",
            closed_on=_day(person, today),
        )


def _day(person: Contact, today: date) -> date | None:
    connected = person.linkedin_connected
    return connected.day if isinstance(connected, Moment) and connected.day <= today else None


KIND = DebtKind("connect", find)

"""`connect`: to ask for a connection on LinkedIn on the day we first met (sources 003 and 004)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.debts.closing import SetField
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.facts.touches import first_met_with, touches
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.records import Contact
from generator.model.settings import Settings

SENTENCES = Sentences(
    what="connect with {who} on LinkedIn",
    why="you first met {who} on {day} and are not connected on LinkedIn yet",
    called="a request to {who} on LinkedIn",
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for everybody with a touch; it gives a debt once we have met, in a meeting or at an event."""
    for person in touches(journal):
        yield DebtSource((person,), partial(_on, journal, person))


def _on(journal: Journal, person: Contact, today: date) -> Iterator[Debt]:
    met = first_met_with(journal, today, person)
    connected = person.linkedin_connected
    if met is None or (isinstance(connected, Moment) and connected.day < met[0]):
        return  # not met yet, or connected before we met
    day, record = met
    yield owed(
        KIND,
        record,
        person,
        SENTENCES,
        due=day,
        given={"who": person, "day": day},
        closes=SetField(person, "linkedin_connected"),
        since=day,
        closed=connected == "not-wanted",
        closed_on=_day(person, today),
    )


def _day(person: Contact, today: date) -> date | None:
    connected = person.linkedin_connected
    return connected.day if isinstance(connected, Moment) and connected.day <= today else None


KIND = DebtKind(
    name="connect",
    find=find,
    settled="connected with {who} on LinkedIn",
    all_settled="",
    page="",
    draft="hello",
    days_before=0,
    may_be_early=True,
    lapses=True,
    outlasts_owed_since=False,
    outlasts_archiving=False,
    waits_for_its_day=False,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=False,
    put_off="",
    options=(),
)

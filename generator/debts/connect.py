"""`connect`: to ask for a connection on LinkedIn on the day we first met (sources 003 and 004)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.debts.closing import SetField
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.facts import meetings
from generator.facts.touches import Touch, knew_before, touches, touches_by
from generator.model.journal import Journal
from generator.model.moment import Moment, shifted
from generator.model.records import Contact, Event, Meeting
from generator.model.settings import Settings

SENTENCES = Sentences(
    what="connect with {who} on LinkedIn",
    why="you first met {who} on {day} and are not connected on LinkedIn yet",
    called="a request to {who} on LinkedIn",
    presumed="you were to meet {who} on {day}; if you did, you are not connected on LinkedIn yet",
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for everybody with a touch; it gives a debt once we have met, in a meeting or at an event."""
    for person in touches(journal):
        yield DebtSource((person,), partial(_on, journal, person))


def _on(journal: Journal, person: Contact, today: date) -> Iterator[Debt]:
    """Yield the debt of our first meeting or event; an interview owes none, nor does meeting somebody known before."""
    first = next((one for one in touches_by(journal, today, person) if _introduces(one)), None)
    connected = person.linkedin_connected
    if first is None or (isinstance(connected, Moment) and connected.day < first.day):
        return  # not met yet, or connected before we met
    if knew_before(person, first.day):
        return
    days = [one.on.day for one in person.outreach if one.by == "linkedin" and first.day <= one.on.day <= today]
    days += [connected.day] if isinstance(connected, Moment) and connected.day <= today else []
    yield owed(
        KIND,
        first.record,
        person,
        SENTENCES,
        due=shifted(first.day, 1) if isinstance(first.record, Event) else first.day,
        given={"who": person, "day": first.day},
        closes=SetField(person, "linkedin_connected"),
        since=first.day,
        closed=connected == "not-wanted",
        closed_on=min(days, default=None),
    )


def _introduces(touch: Touch) -> bool:
    """Return whether it was an event or a meeting; not an interview, while they decide about me."""
    if isinstance(touch.record, Meeting):
        return touch.kind == "met" and not meetings.is_interview(touch.record)
    return touch.kind == "event"


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
    rests_with_the_person=True,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=False,
    put_off="",
    options=(),
)

"""`thank-card`: to send a hand-written card after a meeting that I asked for (sources 000, 001 and 002)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.debts.closing import AddItem
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.debts.prepare import asked_for
from generator.debts.thank_email import thanked_on
from generator.facts import meetings
from generator.model import addresses
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Meeting
from generator.model.settings import Settings

SENTENCES = Sentences(
    what="send {who} a card by hand",
    why="you met {who} on {day}; a card by hand is still to come",
    called="a card to {who}",
    presumed="you were to meet {who} on {day}; if you did, a card by hand is still to come",
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each meeting that I asked for and whose kind is in `card_for`."""
    for meeting, day in asked_for(journal):
        # After an interview thanks go by e-mail, the sooner the better: whatever `card_for` says, it owes no card.
        if meetings.kind(meeting) in settings.card_for and not meetings.is_interview(meeting):
            yield DebtSource((meeting,), partial(_on, journal, settings, meeting, day))


def _on(journal: Journal, settings: Settings, meeting: Meeting, day: date, today: date) -> Iterator[Debt]:
    """Yield one debt for each person in it, once it was held."""
    for person in meetings.people(journal, meeting) if meetings.held(meeting, today) else ():
        yield owed(
            KIND,
            meeting,
            person,
            SENTENCES,
            due=shifted(day, settings.thank_card_days),
            given={"who": person, "day": day},
            closes=AddItem("thanks", ("card",), "card"),
            way="mail",
            since=day,
            closed_on=thanked_on(journal, meeting, person, ("card",), today),
        )


KIND = DebtKind(
    name="thank-card",
    find=find,
    settled="sent a card to {who}",
    all_settled="",
    page=addresses.THANKS,
    draft="card",
    days_before=0,
    may_be_early=False,
    lapses=True,
    outlasts_owed_since=False,
    outlasts_archiving=False,
    waits_for_its_day=False,
    rests_with_the_person=False,
    ends_with_its_meeting=False,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=True,
    put_off="",
    options=("thank_card_days", "card_for"),
)

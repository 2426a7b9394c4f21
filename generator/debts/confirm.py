"""`confirm`: to confirm time and place the day before a meeting (source 000)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator.debts.closing import SetField
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.debts.prepare import DAYS_AHEAD, SHIFTS, asked_for, is_near
from generator.facts import meetings
from generator.facts.outreach import sent_to
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Contact, Meeting
from generator.model.settings import Settings

SENTENCES = Sentences(
    what="confirm time and place with {who}",
    why="you meet {who} on {day} and have not confirmed time and place",
    called="a word to {who} about time and place",
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each meeting that I asked for; it gives debts in the week before."""
    for meeting, day in asked_for(journal):
        there = meetings.people(journal, meeting)
        yield DebtSource((meeting, *there), partial(_on, journal, meeting, day), (*SHIFTS, 1))


def _on(journal: Journal, meeting: Meeting, day: date, today: date) -> Iterator[Debt]:
    """Yield one debt for each person, unless they have just written."""
    if not is_near(meeting, day, today):
        return
    confirmed = meeting.confirmed.day if meeting.confirmed and meeting.confirmed.day <= today else None
    for person in meetings.people(journal, meeting):
        if _wrote(journal, person, day, today):
            continue
        yield owed(
            KIND,
            meeting,
            person,
            SENTENCES,
            due=shifted(day, -1),
            given={"who": person, "day": day},
            closes=SetField(meeting, "confirmed"),
            since=day,
            closed_on=confirmed,
        )


def _wrote(journal: Journal, person: Contact, day: date, today: date) -> bool:
    """Return whether they replied within the two days before the meeting."""
    near = (shifted(day, -2), shifted(day, -1))
    replies = [one.replied for one in sent_to(journal, today, person) if not one.declined]
    replies += [heard.on.day for heard in person.heard if heard.on.day <= today]
    return any(reply in near for reply in replies)


KIND = DebtKind(
    name="confirm",
    find=find,
    settled="confirmed time and place with {who}",
    all_settled="",
    page="",
    draft="confirm",
    days_before=DAYS_AHEAD,
    may_be_early=True,
    lapses=False,
    outlasts_owed_since=False,
    outlasts_archiving=False,
    waits_for_its_day=True,
    rests_with_the_person=False,
    ends_with_its_meeting=True,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=False,
    put_off="",
    options=(),
)

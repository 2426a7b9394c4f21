"""`thank-email`: to thank within 24 hours of a meeting that I asked for (sources 001 and 004)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta, tzinfo
from functools import partial

from generator.debts.closing import AddItem, suggested
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.debts.prepare import asked_for
from generator.facts import meetings
from generator.model import addresses
from generator.model.choices import WAYS
from generator.model.journal import Journal
from generator.model.moment import in_zone, shifted
from generator.model.records import Contact, Meeting
from generator.model.settings import Settings

CLOSED_BY = ("email", "phone", "linkedin")
"""The ways of thanking that close it, in the order in which they are suggested."""

SENTENCES = Sentences(
    what="thank {who} {by}",
    why="you met {who} on {day} and have not thanked them yet",
    called="thanks to {who}",
    presumed="you were to meet {who} on {day}; if you did, thank them",
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each meeting that I asked for."""
    for meeting, day in asked_for(journal):
        yield DebtSource((meeting,), partial(_on, journal, settings, meeting, day))


def _on(journal: Journal, settings: Settings, meeting: Meeting, day: date, today: date) -> Iterator[Debt]:
    """Yield one debt for each person in it, once it was held."""
    for person in meetings.people(journal, meeting) if meetings.held(meeting, today) else ():
        way = suggested(person, CLOSED_BY)
        yield owed(
            KIND,
            meeting,
            person,
            SENTENCES,
            due=_due(meeting, day, journal.home, settings.thank_email_hours),
            given={"who": person, "by": WAYS[way].by, "day": day},
            closes=AddItem("thanks", CLOSED_BY, way),
            way=way,
            since=day,
            closed_on=thanked_on(journal, meeting, person, CLOSED_BY, today),
        )


def thanked_on(journal: Journal, meeting: Meeting, person: Contact, ways: tuple[str, ...], today: date) -> date | None:
    """Return the first day on which this person was thanked for this meeting in one of these ways."""
    days = [
        thanks.on.day
        for thanks in meeting.thanks
        if thanks.by in ways
        and thanks.on.day <= today
        and (not thanks.to or person in journal.contacts.resolve(thanks.to))
    ]
    return min(days, default=None)


def _due(meeting: Meeting, day: date, home: tzinfo, hours: int) -> date | datetime:
    """Return the time so many `hours` after the meeting's end, by the owner's clock (`home`).

    Where no start time is known: the day that many hours after the meeting's, at least the next.
    """
    ended = meetings.end(meeting)
    if ended is None:
        return shifted(day, max(1, round(hours / 24)))
    return in_zone(meetings.later(ended, timedelta(hours=hours)), home)


KIND = DebtKind(
    name="thank-email",
    find=find,
    settled="thanked {who}",
    all_settled="everybody thanked",
    page=addresses.THANKS,
    draft="thanks",
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
    options=("thank_email_hours",),
)

"""`rearrange`: to find a new day for a meeting that was called off, or to which nobody came (contract §3)."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from generator.debts.closing import Contacted, suggested
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.debts.prepare import asked_for
from generator.facts import meetings
from generator.facts.outreach import sent_to
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Contact, Meeting
from generator.model.settings import Settings
from generator.words.said import People

Closing = tuple[date | None, bool]
"""The day of the first fact by today that closes the debt, and whether any does, a plan included."""
_CALLED_OFF = Sentences(
    what="find a new day with {who}",
    why="your meeting of {day} with {with} was called off",
    called="a new day with {who}",
    idea="your meeting of {day} was called off: find a new day",
)
SENTENCES: Mapping[str | None, Sentences] = {
    None: _CALLED_OFF,
    "me": replace(
        _CALLED_OFF,
        why="you called off your meeting of {day} with {with}",
        idea="you called off your meeting of {day}: find a new day",
    ),
    "them": replace(
        _CALLED_OFF,
        why="{who} called off your meeting of {day}",
        idea="they called off your meeting of {day}: find a new day",
    ),
    "no-show": replace(
        _CALLED_OFF,
        why="your meeting of {day} with {with} did not take place",
        idea="your meeting of {day} did not take place: find a new day",
    ),
}
"""What is said, by who called it off; under `no-show` of one to which nobody came."""


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each meeting that I asked for, and each interview, that was called off or missed."""
    for meeting, day in asked_for(journal):
        first = journal.contacts.find(meeting.with_[0]) if meeting.with_ else None
        if first is not None and meeting.status in ("cancelled", "no-show"):
            there = meetings.people(journal, meeting)
            theirs = dict.fromkeys(one for person in there for one in meetings.by_contact(journal)[person])
            found = partial(_on, journal, settings, meeting, day, first, tuple(theirs))
            yield DebtSource((meeting, *there, *theirs), found)


def _on(
    journal: Journal, settings: Settings, meeting: Meeting, day: date, first: Contact, theirs: tuple[Meeting, ...],
    today: date,
) -> Iterator[Debt]:  # fmt: skip
    """Yield the debt once it was called off, unless a meeting after it was called off too: that one owes it."""
    begins = _begins(meeting, day)
    after = [one for one in theirs if _is_after(one, day, meeting)]
    if begins > today or any(_is_off(one, today) and not _is_replaced(one, begins, meeting) for one in after):
        return
    closed_on, closed = _closing(journal, meeting, first, begins, after, today)
    way = suggested(first)
    yield owed(
        KIND,
        meeting,
        first,
        SENTENCES["no-show" if meeting.status == "no-show" else meeting.cancelled_by],
        due=shifted(begins, settings.rearrange_days),
        given={"who": first, "with": People(meetings.people(journal, meeting)), "day": day},
        closes=Contacted(first.slug, way, about="request"),
        way=way,
        since=begins,
        closed=closed,
        closed_on=closed_on,
    )


def _begins(meeting: Meeting, day: date) -> date:
    """Return the day on which it was called off; where that is not known, its own."""
    return meeting.cancelled_on.day if meeting.cancelled_on else day


def _is_after(other: Meeting, day: date, meeting: Meeting) -> bool:
    """Return whether another meeting is dated after this one, or after the day on which this one was called off."""
    if other is meeting or other.date is None:
        return False
    return other.date.day > day or (meeting.cancelled_on is not None and other.date.day > meeting.cancelled_on.day)


def _is_replaced(other: Meeting, begins: date, meeting: Meeting) -> bool:
    """Return whether this meeting stands for another, though each is after the other.

    A new day may be sooner than the one that was called off; then whichever was called off last owes the next.
    """
    if other.date is None or not _is_after(meeting, other.date.day, other):
        return False
    return (_begins(other, other.date.day), other.slug) < (begins, meeting.slug)


def _is_off(meeting: Meeting, today: date) -> bool:
    off = meeting.date is not None and meeting.status in ("cancelled", "no-show")
    return off and meeting.date is not None and _begins(meeting, meeting.date.day) <= today


def _closing(
    journal: Journal, meeting: Meeting, first: Contact, begins: date, after: list[Meeting], today: date
) -> Closing:
    """Return what closes it: another meeting, a word to them, their no, or that nothing will come of it."""
    sent = sent_to(journal, today, first)
    days = [one.on for one in sent if one.on >= begins]
    days += [one.replied or one.on for one in sent if one.declined and (one.replied or one.on) >= begins]
    days += [one.date.day for one in after if one.date is not None and meetings.held(one, today)]
    planned = any(meetings.ahead(one, today) for one in after)
    return min(days, default=None), bool(days) or planned or "no-match" in meeting.outcomes


KIND = DebtKind(
    name="rearrange",
    find=find,
    settled="asked {who} for a new day",
    all_settled="",
    page="",
    draft="rearrange",
    days_before=0,
    may_be_early=False,
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
    options=("rearrange_days",),
)

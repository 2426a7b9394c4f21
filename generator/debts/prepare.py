"""`prepare`: to write down research and questions before a meeting (sources 000 to 003)."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from generator import words
from generator.debts.closing import WriteText
from generator.debts.debt import Debt, DebtKind, DebtSource, Sentences, owed
from generator.facts import meetings
from generator.model import body
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Meeting
from generator.model.settings import Settings
from generator.words.said import People

DAYS_AHEAD = 7
"""How many days before a meeting it begins to be owed (contract §3)."""
SHIFTS = (-DAYS_AHEAD, 0, 1)
"""It begins so many days before the meeting's day and ends with that day (see `DebtSource`)."""

SENTENCES = Sentences(
    what="prepare your meeting with {who}",
    why="you meet {who} on {day}, and {lacks}",
    called="your preparation for {who}",
)


def find(journal: Journal, settings: Settings) -> Iterator[DebtSource]:
    """Yield a source for each meeting that I asked for and whose kind is in `prepare_for`."""
    for meeting, day in asked_for(journal):
        if meetings.kind(meeting) in settings.prepare_for:
            yield DebtSource((meeting,), partial(_on, journal, settings, meeting, day), SHIFTS)


def _on(journal: Journal, settings: Settings, meeting: Meeting, day: date, today: date) -> Iterator[Debt]:
    if not is_near(meeting, day, today):
        return
    people = People(meetings.people(journal, meeting))
    lacks = _lacks(meeting, settings.min_questions)
    yield owed(
        KIND,
        meeting,
        None,
        SENTENCES,
        due=shifted(day, -1),
        given={"who": people, "day": day, "lacks": lacks or "are ready"},
        closes=WriteText(f"write it under ## Research and ## Questions in {meeting.path}"),
        since=day,
        closed=not lacks,
    )


def asked_for(journal: Journal) -> Iterator[tuple[Meeting, date]]:
    """Yield each meeting that I asked for, and every interview, whoever asked (contract §3); each with its day."""
    for meeting in journal.meetings:
        if meeting.date is not None and meetings.owes_thanks(meeting):
            yield meeting, meeting.date.day


def is_near(meeting: Meeting, day: date, today: date) -> bool:
    """Return whether it is scheduled, from seven days before it through its day."""
    return shifted(day, -DAYS_AHEAD) <= today <= day and meetings.status(meeting, today) == "scheduled"


def _lacks(meeting: Meeting, wanted: int) -> str:
    written = len(body.questions(meeting.source, meeting.body_start))
    lacks = [] if meetings.research(meeting) else ["no research"]
    if written < wanted:
        lacks.append(f"only {words.count(written, 'question')}" if written else "no questions")
    return f"have {words.listed(lacks)} yet" if lacks else ""


KIND = DebtKind(
    name="prepare",
    find=find,
    settled="prepared for {who}",
    all_settled="",
    page="",
    draft="",
    days_before=DAYS_AHEAD,
    may_be_early=True,
    lapses=False,
    outlasts_owed_since=False,
    outlasts_archiving=False,
    waits_for_its_day=False,
    rests_with_the_person=False,
    ends_with_its_meeting=True,
    moves=False,
    in_own_words=False,
    shares_a_line=None,
    said_at_meeting=False,
    put_off="",
    options=("prepare_for", "min_questions"),
)

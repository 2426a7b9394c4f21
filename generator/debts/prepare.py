"""Research and questions before a meeting (sources 000 to 003)."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.debts.debt import Debt, DebtKind, owed
from generator.records import Journal, Meeting, body
from generator.records.moment import shifted
from generator.settings import Settings
from generator.views import meetings

DAYS_AHEAD = 7
"""How long before a meeting it begins to be owed (contract §3)."""


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each meeting of the coming week of a kind in `prepare_for`."""
    for meeting, day in coming(journal, today):
        if meetings.kind(meeting) not in settings.prepare_for:
            continue
        people = words.listed([person.name for person in meetings.people(journal, meeting)]) or "somebody"
        lacks = _lacks(meeting, settings.min_questions)
        yield owed(
            "prepare",
            meeting,
            None,
            due=shifted(day, -1),
            what=f"Prepare your talk with {people}",
            why=f"You meet {people} on {words.day(day, today)}, and {lacks or 'are ready'}",
            close=f"write it under ## Research and ## Questions in {meeting.path}",
            since=day,
            closed=not lacks,
        )


def coming(journal: Journal, today: date) -> Iterator[tuple[Meeting, date]]:
    """Yield each scheduled meeting that I asked for, from seven days before it through its day."""
    for meeting in journal.meetings:
        if meeting.date is None or meeting.asked_by == "them":
            continue
        day = meeting.date.day
        if shifted(day, -DAYS_AHEAD) <= today <= day and meetings.status(meeting, today) == "scheduled":
            yield meeting, day


def _lacks(meeting: Meeting, wanted: int) -> str:
    written = len(body.questions(meeting.source, meeting.body_start))
    lacks = [] if meetings.research(meeting) else ["no research"]
    if written < wanted:
        lacks.append(f"only {words.count(written, 'question')}" if written else "no questions")
    return f"have {words.listed(lacks)} yet" if lacks else ""


KIND = DebtKind("prepare", find, ("prepare_for", "min_questions"))

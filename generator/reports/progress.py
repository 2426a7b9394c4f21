"""How often I prepared, asked and thanked in informational interviews as the sources say, and counts by month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.debts import thank_email
from generator.facts import meetings
from generator.facts.introductions import names_given
from generator.facts.outreach import sent_to
from generator.facts.questions import asked_in
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.records import Meeting

LATELY = 10
"""How many of the latest interviews are counted by themselves, to show the trend."""
MOST = 12
"""How many months are counted, this one included."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """One habit: `said` is what I did (`asked whom else to meet`), `kept` in how many of the interviews (`of`)."""

    said: str
    kept: int
    of: int
    kept_lately: int
    of_lately: int


def habits(day: Day) -> tuple[Habit, ...]:
    """Return how often I kept each habit in the held informational interviews that I had asked for."""
    held = [
        meeting
        for meeting in sorted(day.journal.meetings, key=lambda m: (str(m.date), m.slug))
        if meetings.kind(meeting) == "informational-interview"
        and meeting.asked_by != "them"
        and meetings.held(meeting, day.today)
    ]
    in_time, due = _thanked(day)
    looked_at: tuple[tuple[str, list[Meeting], Callable[[Meeting], bool]], ...] = (
        ("wrote down what you want to learn", held, lambda m: bool(m.objective)),
        ("did your homework first", held, lambda m: bool(meetings.research(m))),
        (f"had {words.number(day.settings.min_questions)} questions or more with you", held,
         lambda m: len(asked_in(m)) >= day.settings.min_questions),
        ("asked for half an hour or less", held,
         lambda m: m.duration is None or m.duration.minutes <= meetings.PLANNED_MINUTES),
        ("asked whom else to meet", held, lambda m: bool(m.asked_for_introductions or m.introductions)),
        ("asked whether you may keep in touch", held, lambda m: _permission_asked(day.journal, m)),
        ("thanked within the day", [m for m in held if m in due], lambda m: m in in_time),
        ("wrote down a lesson", held, lambda m: bool(m.lesson)),
    )  # fmt: skip
    return tuple(_habit(said, among, kept) for said, among, kept in looked_at if among)


@dataclass(slots=True)
class Month:
    """One month's counts; `first` is its first day.

    `thanked` of `to_thank` thanks by e-mail went out in time, both counted in the month of the meeting; those that
    are not due yet are left out.
    """

    first: date
    asked: int = 0
    answered: int = 0
    met: int = 0
    thanked: int = 0
    to_thank: int = 0
    introduced: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing was counted."""
        return not (self.asked or self.answered or self.met or self.to_thank or self.introduced)


def months(day: Day) -> tuple[Month, ...]:
    """Return the last twelve months, the oldest first; empty ones at the beginning are left out."""
    found = {first: Month(first) for first in _firsts(day.today)}
    _count_outreach(day.journal, day.today, found)
    _count_meetings(day.journal, day.today, found)
    _count_thanks(day, found)
    for name in names_given(day.journal, day.today):
        if name.meeting.date and (month := _month(found, name.meeting.date.day)):
            month.introduced += 1
    kept = list(found.values())
    while len(kept) > 1 and kept[0].is_empty:
        del kept[0]
    return tuple(kept)


def _habit(said: str, among: list[Meeting], kept: Callable[[Meeting], bool]) -> Habit:
    done = [kept(meeting) for meeting in among]
    return Habit(
        said=said, kept=sum(done), of=len(done), kept_lately=sum(done[-LATELY:]), of_lately=len(done[-LATELY:])
    )


def _permission_asked(journal: Journal, meeting: Meeting) -> bool:
    people = meetings.people(journal, meeting)
    return meeting.may_follow_up is not None or (bool(people) and all(p.may_follow_up is not None for p in people))


def _thanked(day: Day) -> tuple[set[Meeting], set[Meeting]]:
    """Return the meetings after which all were thanked in time, and those whose thanks are given or overdue."""
    late: set[Meeting] = set()
    due: set[Meeting] = set()
    for debt in thank_email.KIND.facts(day):
        if isinstance(debt.record, Meeting) and (debt.closed or debt.due_day < day.today):
            due.add(debt.record)
            if debt.closed_on is None or debt.closed_on > debt.due_day:
                late.add(debt.record)
    return due - late, due


def _firsts(today: date) -> list[date]:
    number = today.year * 12 + today.month - 1
    numbers = range(max(number - MOST + 1, 12), number + 1)
    return [date(one // 12, one % 12 + 1, 1) for one in numbers]


def _month(found: dict[date, Month], day: date) -> Month | None:
    return found.get(day.replace(day=1))


def _count_outreach(journal: Journal, today: date, found: dict[date, Month]) -> None:
    for person in journal.contacts:
        for sent in sent_to(journal, today, person):
            if sent.about != "request":
                continue
            if month := _month(found, sent.on):
                month.asked += 1
            if sent.answered and (month := _month(found, sent.replied or sent.on)):
                month.answered += 1


def _count_meetings(journal: Journal, today: date, found: dict[date, Month]) -> None:
    for meeting in journal.meetings:
        if meeting.date and meetings.held(meeting, today) and (month := _month(found, meeting.date.day)):
            month.met += 1


def _count_thanks(day: Day, found: dict[date, Month]) -> None:
    for debt in thank_email.KIND.facts(day):
        month = _month(found, debt.since) if debt.since else None
        if month is None or (not debt.closed and debt.due_day >= day.today) or (debt.contact and debt.contact.archived):
            continue
        month.to_thank += 1
        month.thanked += debt.closed_on is not None and debt.closed_on <= debt.due_day

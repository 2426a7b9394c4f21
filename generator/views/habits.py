"""What I make a habit of in informational interviews: how often I prepared, asked and thanked as the sources say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.debts import thank_email
from generator.records.journal import Journal
from generator.records.meeting import Meeting
from generator.settings import Settings
from generator.views import meetings
from generator.views.answers import asked_in

LATELY = 10
"""How many of the latest interviews show where a habit is going."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """One habit: `said` is what I did, as `asked whom else to meet`; kept in so many of so many interviews."""

    said: str
    kept: int
    of: int
    kept_lately: int
    of_lately: int


def habits(journal: Journal, today: date, settings: Settings) -> tuple[Habit, ...]:
    """Return how often each habit was kept in the interviews that I asked for and held."""
    held = [
        meeting
        for meeting in sorted(journal.meetings, key=lambda m: (str(m.date), m.slug))
        if meetings.kind(meeting) == "informational-interview"
        and meeting.asked_by != "them"
        and meetings.held(meeting, today)
    ]
    in_time, in_question = _thanked(journal, today, settings)
    looked_at: tuple[tuple[str, list[Meeting], Callable[[Meeting], bool]], ...] = (
        ("wrote down what you want to learn", held, lambda m: bool(m.objective)),
        ("did your homework first", held, lambda m: bool(meetings.research(m))),
        (f"had {words.number(settings.min_questions)} questions or more with you", held,
         lambda m: len(asked_in(m)) >= settings.min_questions),
        ("asked for half an hour or less", held,
         lambda m: m.duration is None or m.duration.minutes <= meetings.PLANNED_MINUTES),
        ("asked whom else to meet", held, lambda m: bool(m.asked_for_introductions or m.introductions)),
        ("asked whether you may keep in touch", held, lambda m: _allowed(journal, m)),
        ("thanked within the day", [m for m in held if m in in_question], lambda m: m in in_time),
        ("wrote down a lesson", held, lambda m: bool(m.lesson)),
    )  # fmt: skip
    return tuple(_habit(said, among, kept) for said, among, kept in looked_at if among)


def _habit(said: str, among: list[Meeting], kept: Callable[[Meeting], bool]) -> Habit:
    done = [kept(meeting) for meeting in among]
    return Habit(
        said=said, kept=sum(done), of=len(done), kept_lately=sum(done[-LATELY:]), of_lately=len(done[-LATELY:])
    )


def _allowed(journal: Journal, meeting: Meeting) -> bool:
    people = meetings.people(journal, meeting)
    return meeting.may_follow_up is not None or (bool(people) and all(p.may_follow_up is not None for p in people))


def _thanked(journal: Journal, today: date, settings: Settings) -> tuple[set[Meeting], set[Meeting]]:
    """Return the meetings whose people were all thanked in time, and those whose thanks are past their day."""
    late: set[Meeting] = set()
    due: set[Meeting] = set()
    for debt in thank_email.KIND.facts(journal, today, settings):
        if isinstance(debt.record, Meeting) and (debt.closed or debt.due_day < today):
            due.add(debt.record)
            if debt.closed_on is None or debt.closed_on > debt.due_day:
                late.add(debt.record)
    return due - late, due

"""What a few days brought and what the next ones bring, from the files alone (source 000: well kept records)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.debts import debts
from generator.debts.debt import Debt
from generator.records import Contact, Event, Journal, Meeting
from generator.records.moment import shifted
from generator.settings import Settings
from generator.views import meetings
from generator.views.birthdays import next_birthday
from generator.views.doors import Door, doors
from generator.views.history import first_met, history

DAYS = 7
"""How many days a review looks back where nobody says, and how many it looks ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The days after `since` up to `today`, both by day, and the `DAYS` behind them.

    `new` are people who came into the journal by a first touch, `met` those seen face to face for the first time.
    `opened` debts came of these days and are still owed; `closed` were paid in them; `let_go` were dropped for their
    age. What an owner waives or crosses out bears no day, so no day tells of it. `due` are open debts of the coming
    days, what already waits included.
    """

    since: date
    today: date
    new: tuple[Contact, ...]
    met: tuple[Contact, ...]
    held: tuple[Meeting, ...]
    opened: tuple[Debt, ...]
    closed: tuple[Debt, ...]
    let_go: tuple[Debt, ...]
    names: tuple[Door, ...]
    lessons: tuple[Meeting, ...]
    ahead: tuple[Meeting, ...]
    events: tuple[Event, ...]
    due: tuple[Debt, ...]
    birthdays: tuple[tuple[date, Contact], ...]
    touched: int
    """How many people there was any word with in these days."""

    @property
    def is_quiet(self) -> bool:
        """Whether nothing at all happened in these days."""
        return not (self.new or self.held or self.closed or self.names or self.touched)


def review(journal: Journal, since: date, today: date, settings: Settings) -> Review:
    """Return what happened after `since` up to `today`, and what the next seven days bring."""
    now = debts(journal, today, settings)
    ends = shifted(today, DAYS)
    held = tuple(_between(journal, since, today, today))
    touches = history(journal, today)
    met = first_met(journal, today)
    return Review(
        since=since,
        today=today,
        new=tuple(p for p, found in touches.items() if since < found[0].day),
        met=tuple(person for person, (day, _) in met.items() if since < day),
        held=held,
        opened=tuple(debt for debt in now if debt.is_open and since < _began(debt) <= today),
        closed=tuple(_closed(now, since)),
        let_go=tuple(debt for debt in now if debt.let_go and since <= _lapsed(debt, settings) < today),
        names=tuple(d for d in doors(journal, today, settings).doors if d.on and since < d.on <= today),
        lessons=tuple(meeting for meeting in held if meeting.lesson),
        ahead=tuple(_ahead(journal, today, ends)),
        events=tuple(e for e in journal.events if e.date and today <= e.date.day <= ends and not e.met),
        due=tuple(debt for debt in now if debt.is_open and debt.due_day <= ends),
        birthdays=tuple(_birthdays(journal, today, ends)),
        touched=sum(any(touch.day > since for touch in found[::-1][:1]) for found in touches.values()),
    )


def _began(debt: Debt) -> date:
    """Return the day from which a debt is owed; one that moves with every touch began on no day.

    Not found by comparing with what was owed at `since`: a promise is owed from when it is written, so the files
    of today owed it on any day.
    """
    if debt.since is None or debt.kind.moves:
        return date.min
    return shifted(debt.since, -debt.kind.days_before)


def _lapsed(debt: Debt, settings: Settings) -> date:
    """Return the last day on which a small debt could still be paid; none for others."""
    return shifted(debt.due_day, settings.lapse_days) if debt.kind.lapses else date.max


def _between(journal: Journal, since: date, until: date, today: date) -> Iterator[Meeting]:
    found = [m for m in journal.meetings if m.date and since < m.date.day <= until and meetings.held(m, today)]
    yield from sorted(found, key=lambda meeting: (str(meeting.date), meeting.slug))


def _ahead(journal: Journal, today: date, ends: date) -> Iterator[Meeting]:
    found = [
        m
        for m in journal.meetings
        if m.date and today <= m.date.day <= ends and meetings.status(m, today) == "scheduled"
    ]
    yield from sorted(found, key=lambda meeting: (str(meeting.date), meeting.slug))


def _closed(now: tuple[Debt, ...], since: date) -> Iterator[Debt]:
    found = [debt for debt in now if debt.closed_on is not None and since < debt.closed_on]
    yield from sorted(found, key=lambda debt: (debt.closed_on or since, debt.id))


def _birthdays(journal: Journal, today: date, ends: date) -> Iterator[tuple[date, Contact]]:
    found = [(next_birthday(p, today), p) for p in journal.contacts if p.personal and not p.archived]
    coming = [(day, person) for day, person in found if day is not None and day <= ends]
    yield from sorted(coming, key=lambda pair: (pair[0], pair[1].slug))

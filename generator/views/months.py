"""What I did in each month, counted: asked, answered, met, thanked in time, introduced further (row 32)."""

from dataclasses import dataclass
from datetime import date

from generator.debts import thank_email
from generator.records.journal import Journal
from generator.settings import Settings
from generator.views import meetings
from generator.views.introductions import names_given
from generator.views.outreach import sent_to

MOST = 12
"""How many months are looked at, this one among them."""


@dataclass(slots=True)
class Month:
    """One month's counts; `first` is its first day.

    `thanked` of `to_thank` thanks by e-mail went out in time, both counted in the month of the talk; those that
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


def months(journal: Journal, today: date, settings: Settings) -> tuple[Month, ...]:
    """Return the last twelve months, the oldest first; those before the first that has anything are left out."""
    found = {first: Month(first) for first in _firsts(today)}
    _count_outreach(journal, today, found)
    _count_meetings(journal, today, found)
    _count_thanks(journal, today, settings, found)
    for name in names_given(journal, today):
        if name.meeting.date and (month := _month(found, name.meeting.date.day)):
            month.introduced += 1
    kept = list(found.values())
    while len(kept) > 1 and kept[0].is_empty:
        del kept[0]
    return tuple(kept)


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


def _count_thanks(journal: Journal, today: date, settings: Settings, found: dict[date, Month]) -> None:
    for debt in thank_email.KIND.facts(journal, today, settings):
        month = _month(found, debt.since) if debt.since else None
        if month is None or (not debt.closed and debt.due_day >= today) or (debt.contact and debt.contact.archived):
            continue
        month.to_thank += 1
        month.thanked += debt.closed_on is not None and debt.closed_on <= debt.due_day

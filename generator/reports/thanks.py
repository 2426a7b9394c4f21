"""Whom to thank and how to reach them, and who was thanked in time (sources 001, 002 and 003)."""

from dataclasses import dataclass

from generator.debts import debts, open_debts
from generator.debts.closing import address
from generator.debts.debt import Debt
from generator.model import addresses
from generator.model.day import Day
from generator.model.moment import shifted
from generator.model.records import Contact, Meeting
from generator.words.plain_text import line

LOOKED_BACK = 90
"""How many days back thanks are listed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToThank:
    """One thanks that is open: `way` is how to say it, `address` where, empty where it is not known."""

    debt: Debt
    person: Contact
    way: str
    address: str
    meeting: Meeting | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksSaid:
    """The thanks due in the last days: said in time, said late, and not said; the latest first."""

    in_time: tuple[Debt, ...]
    late: tuple[Debt, ...]
    unsaid: tuple[Debt, ...]

    @property
    def all(self) -> tuple[Debt, ...]:
        """All thanks that were said, the latest first."""
        return tuple(sorted((*self.in_time, *self.late), key=_latest_first))


def is_thanks(debt: Debt) -> bool:
    """Return whether it is one of the debts that the page of thanks is about."""
    return debt.kind.page == addresses.THANKS


def to_thank(day: Day) -> tuple[ToThank, ...]:
    """Return every thanks that is open, most urgent first."""
    return tuple(
        _to_thank(debt, debt.contact) for debt in open_debts(day) if debt.contact is not None and is_thanks(debt)
    )


def _to_thank(debt: Debt, person: Contact) -> ToThank:
    meeting = debt.record if isinstance(debt.record, Meeting) else None
    return ToThank(debt=debt, person=person, way=debt.way, address=line(address(person, debt.way)), meeting=meeting)


def said_thanks(day: Day, days: int = LOOKED_BACK) -> ThanksSaid:
    """Return the thanks that were said, or fell due and were not said, in the last `days`."""
    since = shifted(day.today, -days)
    found = [debt for debt in debts(day) if is_thanks(debt) and not debt.is_open]
    closed = [debt for debt in found if debt.closed_on is not None and debt.closed_on >= since]
    return ThanksSaid(
        in_time=tuple(sorted((d for d in closed if _in_time(d)), key=_latest_first)),
        late=tuple(sorted((d for d in closed if not _in_time(d)), key=_latest_first)),
        unsaid=tuple(debt for debt in found if not debt.closed and since <= debt.due_day <= day.today),
    )


def _in_time(debt: Debt) -> bool:
    return debt.closed_on is not None and debt.closed_on <= debt.due_day


def _latest_first(debt: Debt) -> tuple[int, str]:
    return -(debt.closed_on or debt.due_day).toordinal(), debt.id

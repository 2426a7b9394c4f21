"""What ended a debt: something I did, or something that happened, after which there was nothing left to do."""

from datetime import date

from generator.debts.debt import Debt
from generator.facts.touches import Touch, touches_by
from generator.model.items import Awaiting
from generator.model.journal import Journal
from generator.model.records import Contact, Meeting
from generator.words.said import Said, said

_MINE = frozenset(("outreach", "thanks", "news", "help", "report", "promise"))
"""Touches that are my doing."""
_MAY_FALL_AWAY = frozenset(("nudge", "approach", "answer", "rearrange", "ask-after", "confirm"))
"""The kinds of debt that something else than my doing may end."""


def fell_away(journal: Journal, today: date, debt: Debt) -> Said | None:
    """Return what happened, as in `Ana Silva answered`, where that ended a closed debt; None where I paid it."""
    if debt.kind.name not in _MAY_FALL_AWAY or debt.contact is None or debt.closed_on is None or _noted(debt):
        return None
    that_day = [touch for touch in touches_by(journal, today, debt.contact) if touch.day == debt.closed_on]
    if any(touch.kind in _MINE for touch in that_day):
        return None
    item = _awaited(debt)
    if item is not None and item.came is not None and item.came.day == debt.closed_on:
        return said("{who} sent what was promised", who=debt.contact)
    return _happened(that_day[-1], debt.contact) if that_day else None


def _noted(debt: Debt) -> bool:
    """Return whether a day that I wrote down closed it: I asked after it, confirmed, answered or got in touch."""
    item, record = _awaited(debt), debt.record
    days: list[object] = [item.asked] if item else []
    if isinstance(record, Meeting):
        days += [record.confirmed, *(name.contacted for name in record.introductions)]
    if isinstance(record, Contact):
        days += [heard.answered for heard in record.heard]
    return any(getattr(day, "day", None) == debt.closed_on for day in days)


def _awaited(debt: Debt) -> Awaiting | None:
    """Return what somebody had promised me, for a debt to ask after it."""
    if debt.kind.name != "ask-after" or not isinstance(debt.record, Meeting) or not isinstance(debt.fact, tuple):
        return None
    return next((item for item in debt.record.awaiting if item.at == debt.fact[1]), None)


def _happened(touch: Touch, person: Contact) -> Said:
    match touch.kind:
        case "reply":
            sent = next(item for item in person.outreach if item.at == touch.path[1])
            return said("{who} said no" if sent.declined else "{who} answered", who=person)
        case "heard":
            heard = next(item for item in person.heard if item.at == touch.path[1])
            return said("{who} called" if heard.by == "phone" else "{who} wrote", who=person)
        case _:
            return said("you met {who}", who=person)

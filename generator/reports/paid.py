"""What ended a debt: something I did, or something that happened, after which there was nothing left to do."""

from datetime import date

from generator.debts.closing import Contacted
from generator.debts.debt import Debt
from generator.facts.touches import Touch, touches_by
from generator.model.journal import Journal
from generator.model.mentions import facts
from generator.model.records import Contact, Meeting
from generator.words.said import Said, said

_MINE = frozenset(("outreach", "thanks", "news", "help", "report", "promise"))
"""Touches that are my doing."""
_NOTED = frozenset(("answered", "asked", "confirmed", "contacted", "done", "linkedin_connected", "thanked"))
"""Fields in which I write the day on which I did something."""


def fell_away(journal: Journal, today: date, debt: Debt) -> Said | None:
    """Return what happened, as in `Ana Silva answered`, where that ended a closed debt; None where I paid it."""
    if debt.contact is None or debt.closed_on is None:
        return None
    that_day = [touch for touch in touches_by(journal, today, debt.contact) if touch.day == debt.closed_on]
    # What I pay by getting in touch was not ended by what else I did on the day when we met.
    is_by_writing = isinstance(debt.closes, Contacted)
    if any(touch.kind == "outreach" if is_by_writing else _is_mine(touch) for touch in that_day):
        return None
    noted = (fact for record in (debt.record, debt.contact) for fact in facts(record) if fact.path)
    fields = ("contacted",) if is_by_writing else _NOTED
    if any(fact.day.day == debt.closed_on and fact.path[-1] in fields for fact in noted):
        return None
    if _came(debt):
        return said("{who} sent what was promised", who=debt.contact)
    ends = [touch for touch in that_day if touch.kind in ("reply", "heard", "met", "event")] or that_day
    return _happened(ends[-1], debt.contact) if ends else None


def _is_mine(touch: Touch) -> bool:
    if touch.kind != "help":
        return touch.kind in _MINE
    helped = getattr(touch.record, "help", ())
    return any(item.direction == "given" for item in helped if item.at == touch.path[1])


def _came(debt: Debt) -> bool:
    """Return whether the debt was about something that somebody had promised me, and it came on that day."""
    awaiting = debt.record.awaiting if isinstance(debt.record, Meeting) else ()
    came = (item.came for item in awaiting if debt.fact == ("awaiting", item.at))
    return any(day is not None and day.day == debt.closed_on for day in came)


def _happened(touch: Touch, person: Contact) -> Said:
    match touch.kind:
        case "reply":
            sent = next(item for item in person.outreach if item.at == touch.path[1])
            return said("{who} said no" if sent.declined else "{who} answered", who=person)
        case "heard":
            heard = next(item for item in person.heard if item.at == touch.path[1])
            return said("{who} called" if heard.by == "phone" else "{who} wrote", who=person)
        case _:
            return said("{who} helped you" if touch.kind == "help" else "you met {who}", who=person)

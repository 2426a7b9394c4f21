"""What the owner's own words make of a debt: it does not apply, may wait, is waived, or has lapsed (contract §3)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from generator.debts.debt import Debt
from generator.facts import meetings
from generator.model.day import Day
from generator.model.fields import value_of
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.records import Meeting
from generator.model.settings import Settings


def standing(debt: Debt, day: Day) -> Debt | None:
    """Return the debt as it stands on a day: put off, waived or let go where it is; None where it does not apply."""
    if not _applies(day.journal, debt, day.settings):
        return None
    debt = _presumed(debt, day)
    if not debt.is_open:
        return debt
    debt = _put_off(debt)
    if reason := next(iter(_said_of(debt, "waived")), ""):
        return replace(debt, waived=reason)
    if debt.kind.lapses and debt.due_day < shifted(day.today, -day.settings.lapse_days):
        return replace(debt, let_go=f"due more than {day.settings.lapse_days} days ago")
    return debt


def _applies(journal: Journal, debt: Debt, settings: Settings) -> bool:
    kind = debt.kind
    if not kind.outlasts_owed_since and settings.owed_since and debt.since and debt.since < settings.owed_since:
        return False
    if kind.outlasts_archiving:
        return True
    if debt.contact is not None:
        return not debt.contact.archived
    if isinstance(debt.record, Meeting):
        people = meetings.people(journal, debt.record)
        return not people or not all(person.archived for person in people)
    return True


def _presumed(debt: Debt, day: Day) -> Debt:
    """Return the debt with its reason as what was to be, while nothing says that its meeting took place."""
    said = debt.sentences.presumed
    if not said or not isinstance(debt.record, Meeting) or not meetings.presumed(debt.record, day.today):
        return debt
    return replace(debt, sentences=replace(debt.sentences, why=said))


def _put_off(debt: Debt) -> Debt:
    """Return the debt due no sooner than the day until which its owner lets it rest."""
    days = [moment.day for moment in _said_of(debt, "later")]
    if debt.kind.rests_with_the_person and debt.contact is not None and debt.contact.snooze_until is not None:
        days.append(debt.contact.snooze_until.day)
    until = max(days, default=date.min)
    return replace(debt, due=until, rests_until=until) if until > debt.due_day else debt


def _said_of(debt: Debt, field: str) -> Iterator[Any]:
    """Yield what the record and the contact that the debt's id names say of it under `waived` or `later`."""
    for record in dict.fromkeys((debt.record, debt.contact)):
        for name, value in value_of(record, field).items() if record is not None else ():
            kind, _, end = name.partition("/")
            if name == "all" or (kind == debt.kind.name and (not end or debt.id.endswith(f"/{end}"))):
                yield value

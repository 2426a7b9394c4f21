"""Debts beside a person or a talk: what is open, and what the calendar alone will open and close."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from generator.debts import Debt
from generator.pages.debt_rows import Row, rows
from generator.pages.scene import Scene
from generator.records import Contact, Meeting

K = TypeVar("K")


def by_person(scene: Scene) -> Mapping[Contact, list[Row]]:
    """Return the rows of each person to whom something is owed."""
    return _grouped(rows(scene), lambda debt: debt.contact)


def by_meeting(scene: Scene) -> Mapping[Meeting, list[Row]]:
    """Return the rows of each meeting whose facts owe something."""
    return _grouped(rows(scene), lambda debt: debt.record if isinstance(debt.record, Meeting) else None)


def quiet_until(found: list[Row]) -> str | None:
    """Return the day until which nothing is owed, empty for good; None where something is owed already."""
    begins = [row.begins for row in found if row.begins is not None]
    if len(begins) < len(found):
        return None
    return min(begins).isoformat() if begins else ""


def _grouped(found: Iterable[Row], key: Callable[[Debt], K | None]) -> Mapping[K, list[Row]]:
    made: dict[K, list[Row]] = {}
    for row in found:
        named = key(row.debt)
        if named is not None:
            made.setdefault(named, []).append(replace(row, order=0))  # which is not shown here
    return made

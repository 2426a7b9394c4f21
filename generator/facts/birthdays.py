"""Somebody's birthday, and when it is next, where `birthday` under `personal` can be read as a day (source 000)."""

import re
from calendar import isleap
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator.model.names import normalize
from generator.model.records import Contact
from generator.words.months import month as month_named

_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?\s+(?:de\s+)?([^\W\d_]{3,10})\b(?:[.,]{0,2}\s+(?:del?\s+)?(\d{4})\b)?"
)
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b(?:,?\s+(\d{4})\b)?")
_NUMBERS = re.compile(r"\b(?:(\d{4})-)?(\d{2})-(\d{2})\b")
_EARLIEST = 1850
"""Years before it are those that programs write for an unknown one."""


class Birthday(NamedTuple):
    """A month, a day, and the year of birth where it is known."""

    month: int
    day: int
    year: int | None = None


def next_birthday(person: Contact, today: date) -> date | None:
    """Return the day of the next birthday, today included; None where none is written down that can be read."""
    for one in _readings(_written(person)):
        for year in (today.year, today.year + 1):
            if (found := _day(year, one.month, one.day)) is not None and found >= today:
                return found
    return None


def birthday(person: Contact, today: date) -> Birthday | None:
    """Return the birthday, with its year if that is known and has come; None where none can be read."""
    one = next((one for one in _readings(_written(person)) if _is_day(one.month, one.day)), None)
    if one is None or one.year is None or _EARLIEST <= one.year <= today.year:
        return one
    return one._replace(year=None)


def has_birthday(person: Contact) -> bool:
    """Return whether anything is written down as a birthday, readable or not."""
    return bool(_written(person).strip())


def _written(person: Contact) -> str:
    return next((text for name, text in person.personal.items() if normalize(name) == "birthday"), "")


def _is_day(month: int, day: int) -> bool:
    try:
        date(2000, month, day)  # a leap year, for 29 February
    except ValueError:
        return False
    return True


def _readings(text: str) -> Iterator[Birthday]:
    for day, month, year in _DAY_FIRST.findall(text):
        yield Birthday(month_named(month), int(day), int(year) if year else None)
    for month, day, year in _MONTH_FIRST.findall(text):
        yield Birthday(month_named(month), int(day), int(year) if year else None)
    for year, month, day in _NUMBERS.findall(text):
        yield Birthday(int(month), int(day), int(year) if year else None)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, 28 if (month, day) == (2, 29) and not isleap(year) else day)
    except ValueError:
        return None

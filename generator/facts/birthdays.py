"""Somebody's birthday, and when it is next, where `birthday` under `personal` can be read as a day (source 000)."""

import re
from calendar import isleap
from datetime import date

from generator.model.names import normalize
from generator.model.records import Contact
from generator.words.months import month as month_named

_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th|er|º|°)?\.?\s+(?:de\s+)?([^\W\d_]{3,10})\b")
_MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\b")
_NUMBERS = re.compile(r"\b(?:\d{4}-)?(\d{2})-(\d{2})\b")


def next_birthday(person: Contact, today: date) -> date | None:
    """Return the day of the next birthday, today included; None where none is written down that can be read."""
    for month, day in _readings(_written(person)):
        for year in (today.year, today.year + 1):
            if (found := _day(year, month, day)) is not None and found >= today:
                return found
    return None


def birthday(person: Contact) -> tuple[int, int] | None:
    """Return the birthday's month and day; None where none is written down that can be read."""
    return next(((month, day) for month, day in _readings(_written(person)) if _is_day(month, day)), None)


def _written(person: Contact) -> str:
    return next((text for name, text in person.personal.items() if normalize(name) == "birthday"), "")


def _is_day(month: int, day: int) -> bool:
    try:
        date(2000, month, day)  # a leap year, for 29 February
    except ValueError:
        return False
    return True


def _readings(text: str) -> list[tuple[int, int]]:
    found = [(month_named(month), int(day)) for day, month in _DAY_FIRST.findall(text)]
    found += [(month_named(month), int(day)) for month, day in _MONTH_FIRST.findall(text)]
    return [*found, *((int(month), int(day)) for month, day in _NUMBERS.findall(text))]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, 28 if (month, day) == (2, 29) and not isleap(year) else day)
    except ValueError:
        return None

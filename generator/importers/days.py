"""Dates as people and programs write them; where the order of day and month is a guess, nobody guesses."""

import re
from datetime import date, datetime, timedelta

_MONTHS = {
    month: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march mrz märz", "apr april", "may mai", "jun june juni", "jul july juli",
         "aug august", "sep sept september", "oct october okt oktober", "nov november", "dec december dez dezember"), 1)
    for month in names.split()
}  # fmt: skip
_BEHIND = r"(?:[T ,]+\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s*(?:[ap]m|Z|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_BEHIND}", re.IGNORECASE)
_COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})")
_DAY_MONTH = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th)?[-/. ]+([^\W\d_]+)[-/., ]+(\d{{4}}|\d{{2}}){_BEHIND}", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    rf"([^\W\d_]+)[-/. ]+(\d{{1,2}})(?:st|nd|rd|th)?[-/., ]+(\d{{4}}|\d{{2}}){_BEHIND}", re.IGNORECASE
)
_NUMBERS = re.compile(rf"(\d{{1,2}})([-/.])(\d{{1,2}})[-/.](\d{{4}}|\d{{2}}){_BEHIND}", re.IGNORECASE)
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EXCEL_BEGAN = date(1899, 12, 30)
_SERIALS = range(10_000, 73_051)
"""Days since 1899 that a spreadsheet's number may mean: 1927 to 2099."""


def day(value: object, order: str = "") -> date | None:
    """Return the day that a cell names, or None.

    `order` is `DMY` or `MDY` where the column says it (see `order_of`); `03/04/2024` alone names none.
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_serial(float(value))
    text = str(value).strip().strip("'\"")
    return _written(text) or _numbers(text, order) or (_from_serial(float(text)) if _SERIAL.fullmatch(text) else None)


def order_of(values: list[object]) -> str:
    """Return the order of day and month that a column shows: one cell that can be read in one way decides for all."""
    found = [match for value in values if isinstance(value, str) and (match := _NUMBERS.fullmatch(value.strip()))]
    first, second = (any(int(match[group]) > 12 for match in found) for group in (1, 3))
    return "" if first == second else "DMY" if first else "MDY"


def _written(text: str) -> date | None:
    if found := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY_MONTH.fullmatch(text):
        return _date(_year(found[3]), _MONTHS.get(found[2].casefold(), 0), int(found[1]))
    if found := _MONTH_DAY.fullmatch(text):
        return _date(_year(found[3]), _MONTHS.get(found[1].casefold(), 0), int(found[2]))
    return None


def _numbers(text: str, order: str) -> date | None:
    found = _NUMBERS.fullmatch(text)
    if found is None:
        return None
    first, second, year = int(found[1]), int(found[3]), _year(found[4])
    if found[2] == "." or first == second or first > 12:  # with full stops nobody writes the month first
        return _date(year, second, first)
    if second > 12:
        return _date(year, first, second)
    return {"DMY": _date(year, second, first), "MDY": _date(year, first, second)}.get(order)


def _year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 70 else 1900)


def _from_serial(number: float) -> date | None:
    return _EXCEL_BEGAN + timedelta(days=int(number)) if int(number) in _SERIALS else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Days, hours, spans of time and lengths of meetings, as their owner wrote them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache
from typing import Literal
from zoneinfo import ZoneInfo

MOMENT = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)? ?(Z|z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?", re.ASCII)
"""A year, or a month of one, where the day is not known any more."""
_PERIOD = re.compile(r"(\d{1,4})\s*(day|week|month|year)s?", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?:(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:h|hr|hrs|hours?)\b)?\s*(?:(\d{1,4})\s*(?:m|min|mins|minutes?)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, perhaps with a wall-clock time and an offset from UTC (contract §1).

    Facts are compared by `day`, the day as written; hours matter only where a debt falls due. Where only a month or a
    year is known, `only` is that word and `day` its first day: from then on the fact counts.
    """

    day: date
    clock: time | None = None
    offset: timezone | None = None
    only: Literal["", "month", "year"] = ""

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """Read `YYYY-MM-DD`, or with `HH:MM`; raise ValueError, with the reason in words, for anything else."""
        return _parsed(text)

    @classmethod
    def parse_partial(cls, text: str) -> "Moment":
        """Read what `parse` reads, and `YYYY-MM` or `YYYY`; raise ValueError for anything else."""
        found = PARTIAL.fullmatch(text.strip())
        if found is None:
            return _parsed(text)
        year, month = int(found[1]), int(found[2] or 1)
        try:
            return cls(date(year, month, 1), only="month" if found[2] else "year")
        except ValueError:
            raise ValueError(_why_no_day(year, month)) from None

    @property
    def last(self) -> date:
        """The last day that it can mean."""
        if not self.only:
            return self.day
        month = 12 if self.only == "year" else self.day.month
        return date(self.day.year, month, monthrange(self.day.year, month)[1])

    def before(self, day: date) -> bool:
        """Return whether it lies before a day, all of it where it is a month or a year (contract §1)."""
        return self.last < day

    @property
    def written(self) -> str:
        """The day as written, without an hour: `2026-11-20`, `2026-11` or `2026`."""
        return self.day.isoformat()[: {"month": 7, "year": 4}.get(self.only)]

    def start(self, zone: ZoneInfo | timezone) -> datetime:
        """Return the instant it names, in its own offset or else in `zone`; without a clock, midnight."""
        return datetime.combine(self.day, self.clock or time(), tzinfo=self.offset or zone)

    def __str__(self) -> str:
        if self.clock is None:
            return self.written
        return f"{self.day.isoformat()}T{self.clock.isoformat('minutes')}"


@lru_cache(maxsize=4096)  # a journal's facts share their days
def _parsed(text: str) -> Moment:
    found = MOMENT.fullmatch(text.strip())
    if found is None:
        raise ValueError("a date is written YYYY-MM-DD")
    year, month, day, hour, minute, second, offset = found.groups()
    try:
        the_day = date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError(_why_no_day(int(year), int(month))) from None
    if hour is None:
        return Moment(the_day)
    try:
        clock = time(int(hour), int(minute), int(second or 0))
        return Moment(the_day, clock, _offset(offset))
    except ValueError:
        raise ValueError("a clock runs from 00:00 to 23:59") from None


def _why_no_day(year: int, month: int) -> str:
    if year < 1:
        return "years begin at 0001"
    if not 1 <= month <= 12:
        return f"there is no month {month:02d}"
    name = date(2000, month, 1).strftime("%B")
    return f"{name} {year} has {monthrange(year, month)[1]} days"


def _offset(text: str | None) -> timezone | None:
    if text is None:
        return None
    if text in "Zz":
        return timezone.utc  # noqa: UP017 - the class stands next to its other use below
    digits = text[1:].replace(":", "")
    if int(digits[2:]) > 59:
        raise ValueError("an offset's minutes run to 59")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-size if text[0] == "-" else size)


def shifted(day: date, days: int) -> date:
    """Return the day so many days later, or earlier; the calendar's own ends are as far as it goes."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


@dataclass(frozen=True, slots=True)
class Period:
    """A span of the calendar such as `90 days`, `6 weeks`, `3 months` or `1 year`."""

    count: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a span; raise ValueError for anything else."""
        found = _PERIOD.fullmatch(text.strip())
        if found is None or int(found[1]) == 0:
            raise ValueError("a span is a number and days, weeks, months or years")
        return cls(int(found[1]), found[2].lower())

    def after(self, day: date) -> date:
        """Return the day this span after `day`; the end of a shorter month is clamped (31 January + 1 month)."""
        if self.unit in ("day", "week"):
            days = self.count * (7 if self.unit == "week" else 1)
            return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
        months = day.year * 12 + day.month - 1 + self.count * (12 if self.unit == "year" else 1)
        year, month = divmod(months, 12)
        if year > date.max.year:
            return date.max
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

    def __str__(self) -> str:
        return f"{self.count} {self.unit}{'s' if self.count != 1 else ''}"


@dataclass(frozen=True, slots=True)
class Length:
    """How long a meeting is meant to last, or lasted, in minutes; `30`, `30 min`, `1 h`, `1 h 30 min`."""

    minutes: int

    @classmethod
    def parse(cls, text: str) -> "Length":
        """Read a length; raise ValueError for anything else. A bare number counts minutes."""
        found = _LENGTH.fullmatch(text.strip())
        if found is None or not text.strip():
            raise ValueError("a length is minutes or hours")
        hours = float((found[1] or "0").replace(",", "."))
        minutes = round(hours * 60) + int(found[2] or 0)
        if not 0 < minutes <= 7 * 24 * 60:
            raise ValueError("a meeting lasts more than nothing and less than a week")
        return cls(minutes)

    def __str__(self) -> str:
        return f"{self.minutes} min"

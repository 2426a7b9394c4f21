"""A day as people say it on the command line: `2026-11-01`, `yesterday`, `last sunday`, `tomorrow`, `in 3 weeks`."""

import re
from calendar import monthrange
from datetime import date
from typing import Any

import click

from generator.cli.context import Context
from generator.model.moment import Moment, Period, shifted
from generator.words import WEEKDAYS, number

_WEEKDAY = re.compile(r"(?:last\s+|on\s+)?([a-z]+)")
_AGO = re.compile(r"(\S.*?) ago")
_LAST = re.compile(r"last\s+(week|month|year)")
_NEXT_WEEKDAY = re.compile(r"(?:next\s+|this\s+|on\s+)?([a-z]+)")
_NEXT = re.compile(r"next\s+(week|month|year)")
_IN = re.compile(r"in\s+(.+)")
_WITH_HOUR = re.compile(r"(.*?\S)\s+(?:at\s+)?(\d{1,2}:\d{2}\S*)")


_BEHIND = ("today", "yesterday", "day before yesterday")
_AHEAD = ("today", "tomorrow", "day after tomorrow")
_MANY = {"a": "1", "an": "1", **{number(many): str(many) for many in range(1, 13)}}


def day_said(text: str, today: date) -> date | None:
    """Return the day that `text` means, or None where it means none."""
    said = " ".join(text.lower().split())
    try:
        return date.fromisoformat(said)
    except ValueError:
        pass
    if (near := said.removeprefix("the ")) in _BEHIND:
        return shifted(today, -_BEHIND.index(near))
    if (found := _WEEKDAY.fullmatch(said)) and (day := _weekday(found[1])) is not None:
        return shifted(today, -((today.weekday() - day - 1) % 7 + 1))
    if found := _LAST.fullmatch(said):
        return _back(today, f"1 {found[1]}")
    return _back(today, found[1]) if (found := _AGO.fullmatch(said)) else None


def day_ahead(text: str, today: date) -> date | None:
    """Return the day ahead that `text` means, or None where it means none; `sunday` is the next one, never today."""
    said = " ".join(text.lower().split())
    try:
        return date.fromisoformat(said)
    except ValueError:
        pass
    if (near := said.removeprefix("the ")) in _AHEAD:
        return shifted(today, _AHEAD.index(near))
    if (found := _NEXT_WEEKDAY.fullmatch(said)) and (day := _weekday(found[1])) is not None:
        return shifted(today, (day - today.weekday() - 1) % 7 + 1)
    found, span = _NEXT.fullmatch(said), _IN.fullmatch(said)
    try:
        return _span(f"1 {found[1]}" if found else span[1] if span else "").after(today)
    except ValueError:
        return None


def _weekday(said: str) -> int | None:
    """Return which day of the week a word means, Monday being 0: its name, or three letters or more of it."""
    found = (at for at, name in enumerate(WEEKDAYS) if len(said) > 2 and name.lower().startswith(said))
    return next(found, None)


def times_said(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...]:
    """Return the moments ahead that a list with commas names, as they are written down; none of them may be past."""
    today = ctx.find_root().ensure_object(Context).today if value else date.min
    return tuple(_time_ahead(part.strip(), today) for part in (value or "").split(",") if part.strip())


def _time_ahead(said: str, today: date) -> str:
    written = moment_said(said, today)
    try:
        moment = Moment.parse(written)
    except ValueError:
        raise click.BadParameter(f"{said} is no time like 2026-11-24 10:00 or tue 10:00") from None
    if moment.day < today:
        raise click.BadParameter(f"{said} is past; today is {today}")
    return written


def moment_said(text: str, today: date) -> str:
    """Return a day in words, perhaps with an hour, as it is written down: `tuesday 10:00` gives `2026-11-24 10:00`.

    A day without a word for past or future lies ahead; what is no such words is returned as it is.
    """
    found = _WITH_HOUR.fullmatch(" ".join(text.split()))
    said, hour = (found[1], found[2]) if found else (text, "")
    day = day_ahead(said, today) or day_said(said, today)
    if day is None:
        return text
    return f"{day} {hour.zfill(5)}" if hour else str(day)


class DaySaid(click.ParamType[date]):
    """The type of an option for a day of the past as people say it, counted from today."""

    name = "date"
    means = staticmethod(day_said)
    like = "2026-11-22, yesterday or last friday"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; anything that means none is wrong usage."""
        if isinstance(value, date):
            return value
        day = None if ctx is None else self.means(value, ctx.find_root().ensure_object(Context).today)
        return day or self.fail(f"{value} is not a day like {self.like}", param, ctx)


class DayAhead(DaySaid):
    """The same for a day ahead."""

    means = staticmethod(day_ahead)
    like = "2026-11-22, tomorrow, sunday or in 3 weeks"


def _span(said: str) -> Period:
    """Return the span that is said in figures or in words: `a week`; raise ValueError for anything else."""
    many, _, rest = said.partition(" ")
    return Period.parse(f"{_MANY.get(many, many)} {rest}")


def _back(today: date, span: str) -> date | None:
    """Return the day a span before today, None for what is no span; in a shorter month it is the last day at most."""
    try:
        period = _span(span)
    except ValueError:
        return None
    if period.unit in ("day", "week"):
        return shifted(today, -period.count * (7 if period.unit == "week" else 1))
    year, month = divmod(today.year * 12 + today.month - 1 - period.count * (12 if period.unit == "year" else 1), 12)
    if year < 1:
        return date.min
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))

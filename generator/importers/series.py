"""The next time of a calendar entry that repeats."""

import re
from datetime import UTC, date, datetime, time
from typing import Any

from generator.records.moment import shifted

_OFTEN = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_READ = ("FREQ", "INTERVAL", "COUNT", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYWEEKNO", "BYYEARDAY")
_LOOKED_AHEAD, _LONGEST_SERIES = 2 * 366, 30 * 366
"""Days: how far ahead the next time may lie, and how long ago a series may have begun."""


def next_of(event: Any, today: date, overridden: set[str]) -> date | None:
    """Return when a repeating entry begins next, today or later; None where that is never, or can't be read."""
    from dateutil.rrule import rrulestr

    start = event.decoded("DTSTART")
    whole_day = not isinstance(start, datetime)
    first = datetime.combine(start, time()) if whole_day else start
    left_out = overridden | {f"{day:%Y%m%d}" for day in _excluded(event)}
    rules = event["RRULE"] if isinstance(event["RRULE"], list) else [event["RRULE"]]
    until = rules[0].get("UNTIL", [None])[0]
    rule = _bounded(rules[0].to_ical().decode(), shifted(today, _LOOKED_AHEAD))
    if not rule or first.date() < shifted(today, -_LONGEST_SERIES):
        return None
    try:
        # By the clock on the wall: a series keeps its hour when the clocks change.
        occurrences = rrulestr(rule, dtstart=first.replace(tzinfo=None))
        for found in occurrences.xafter(datetime.combine(today, time()), inc=True):
            begins: datetime = found.replace(tzinfo=first.tzinfo)
            if _is_after(begins, until):
                return None
            if f"{found:%Y%m%d}" not in left_out:
                return begins.date() if whole_day else begins
    except (ValueError, TypeError, OverflowError):
        return None
    return None


def _bounded(rule: str, until: date) -> str:
    """Return a rule that has an end, so that one that never comes true is over soon; empty for more than one a day."""
    parts = [part for part in rule.upper().split(";") if part.partition("=")[0] in _READ]
    never = any(re.fullmatch(r"INTERVAL=(?:0*|.*\D.*)", part) for part in parts)  # of which a library finds no end
    if never or not any(re.fullmatch(rf"FREQ=(?:{'|'.join(_OFTEN)})", part) for part in parts):
        return ""
    return ";".join([*parts, f"UNTIL={until:%Y%m%d}T235959"])


def _is_after(found: datetime, until: date | None) -> bool:
    if until is None:
        return False
    if isinstance(until, datetime) and until.tzinfo and found.tzinfo:
        return found.astimezone(UTC) > until.astimezone(UTC)
    return found.date() > (until.date() if isinstance(until, datetime) else until)


def _excluded(event: Any) -> list[date]:
    given = event.get("EXDATE", [])
    return [one.dt for dates in (given if isinstance(given, list) else [given]) for one in dates.dts]

"""The next time of a calendar entry that repeats."""

from datetime import UTC, date, datetime, time
from typing import Any

_LOOKED_AT = 500
"""How many occurrences are looked at before a series counts as over; a rule may have no end."""


def next_of(event: Any, today: date, overridden: set[str]) -> date | None:
    """Return when a repeating entry begins next, today or later; None where that is never, or can't be read."""
    from dateutil.rrule import rrulestr

    start = event.decoded("DTSTART")
    whole_day = not isinstance(start, datetime)
    first = datetime.combine(start, time()) if whole_day else start
    left_out = overridden | {f"{day:%Y%m%d}" for day in _excluded(event)}
    rules = event["RRULE"] if isinstance(event["RRULE"], list) else [event["RRULE"]]
    text = rules[0].to_ical().decode()
    # What says until when must know a zone exactly where the beginning does.
    until = rules[0].get("UNTIL", [None])[0]
    try:
        rule = rrulestr(_without_until(text), dtstart=first)
        occurrences = rule.xafter(datetime.combine(today, time(), first.tzinfo), count=_LOOKED_AT, inc=True)
        for found in occurrences:
            if _is_after(found, until):
                return None
            if f"{found:%Y%m%d}" not in left_out:
                begins: date = found.date() if whole_day else found
                return begins
    except (ValueError, TypeError, OverflowError):
        return None
    return None


def _without_until(rule: str) -> str:
    return ";".join(part for part in rule.split(";") if not part.upper().startswith("UNTIL="))


def _is_after(found: datetime, until: date | None) -> bool:
    if until is None:
        return False
    if isinstance(until, datetime) and until.tzinfo and found.tzinfo:
        return found.astimezone(UTC) > until.astimezone(UTC)
    return found.date() > (until.date() if isinstance(until, datetime) else until)


def _excluded(event: Any) -> list[date]:
    given = event.get("EXDATE", [])
    return [one.dt for dates in (given if isinstance(given, list) else [given]) for one in dates.dts]

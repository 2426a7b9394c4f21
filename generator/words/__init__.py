"""Days, numbers and lists as people say them."""

from collections.abc import Sequence
from datetime import date, datetime

from generator.model.moment import Moment

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def day(when: date, today: date) -> str:
    """Return `18 November`, with the year where it is not this one."""
    # Not strftime: it speaks the machine's language, and pages must not depend on the machine.
    words = f"{when.day} {MONTHS[when.month - 1]}"
    return words if when.year == today.year else f"{words} {when.year}"


def written_day(when: Moment, today: date) -> str:
    """Return the day as it was written: `18 November`, or `April 2025` and `2023` where no more is known."""
    if not when.only:
        return day(when.day, today)
    return str(when.day.year) if when.only == "year" else f"{MONTHS[when.day.month - 1]} {when.day.year}"


def near_day(when: date, today: date) -> str:
    """Return `today`, `tomorrow`, `yesterday`, a weekday within a week, else the day."""
    distance = (when - today).days
    if -1 <= distance <= 1:
        return ("yesterday", "today", "tomorrow")[distance + 1]
    if -7 < distance < 7:
        return WEEKDAYS[when.weekday()]
    return day(when, today)


def by_when(due: date | datetime, today: date) -> str:
    """Return `waiting since Tuesday`, `today`, `today, by 18:05`, `by tomorrow` or `by Friday, 18:05`."""
    due_day = due.date() if isinstance(due, datetime) else due
    near = near_day(due_day, today)
    if due_day < today:
        return f"waiting since {near}"
    hour = f"{due:%H:%M}" if isinstance(due, datetime) else ""
    if due_day == today:
        return f"today, by {hour}" if hour else "today"
    return f"by {near}, {hour}" if hour else f"by {near}"


def number(count: int) -> str:
    """Return a small number as a word."""
    return _SMALL[count] if 0 <= count < len(_SMALL) else f"{count:,}"


def count(amount: int, noun: str, plural: str = "") -> str:
    """Return `one meeting`, `three meetings`, `no meetings`."""
    return f"{number(amount)} {noun if amount == 1 else plural or noun + 's'}"


def listed(parts: Sequence[str]) -> str:
    """Return `Ana, Ben and Chi`."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def either(parts: Sequence[str]) -> str:
    """Return `Ana, Ben or Chi`."""
    return " or ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def sentence(text: str) -> str:
    """Return a text that begins with a capital."""
    return text[:1].upper() + text[1:]


def times(count: int) -> str:
    """Return `once`, `twice`, `three times`."""
    return {0: "never", 1: "once", 2: "twice"}.get(count) or f"{number(count)} times"


def of_them(some: int, all_: int) -> str:
    """Return how many of several people or things: `none of them`, `one of them`, `both of them`, `all of them`."""
    if some == all_:
        return "both of them" if all_ == 2 else "all of them"
    return f"{number(some) if some else 'none'} of them"


def is_are(count: int) -> str:
    """Return the verb for so many: `one thing is`, `two things are`, `no thing is`."""
    return "is" if count in (0, 1) else "are"

"""The sentence that opens a page of debts. `generator/assets/journal.js` says the same on any other day."""

from collections.abc import Sequence
from datetime import date, timedelta

from generator import words

GROUPS = {"overdue": "Waiting", "today": "Today", "week": "This week", "later": "Later"}


def group(due: date, today: date) -> str:
    """Return which of `GROUPS` a debt stands in."""
    if due < today:
        return "overdue"
    if due == today:
        return "today"
    return "week" if (due - today) <= timedelta(days=7) else "later"


def opening(dues: Sequence[date], first: str, today: date) -> str:
    """Return what is waiting, or what comes next. `dues` are in order, `first` says what falls due first."""
    groups = [group(due, today) for due in dues]
    waiting, now = groups.count("overdue"), groups.count("today")
    if waiting == 1:
        said = f"One thing is waiting: {first}, since {words.near_day(dues[0], today)}."
    elif waiting:
        said = f"{words.sentence(words.number(waiting))} things are waiting; the oldest is {ended(first)}"
    else:
        said = "Nothing is waiting."
    if now and waiting:
        return f"{said} {words.sentence(words.number(now))} more {'is' if now == 1 else 'are'} for today."
    if now == 1:
        return f"{said} One thing is for today: {ended(first)}"
    if now:
        return f"{said} {words.sentence(words.number(now))} things are for today, first {ended(first)}"
    return said if waiting or not dues else f"{said} The next thing is {first}, by {words.near_day(dues[0], today)}."


def ended(text: str) -> str:
    """Return a sentence with its full stop; initials at its end bring their own."""
    return text if text.endswith(".") else f"{text}."


def more(amount: int, first: date, today: date) -> str:
    """Return what to say of those that are not shown, the first of which is due on a day."""
    ahead = f", none before {words.near_day(first, today)}" if first > today else ""
    return f"and {words.number(amount)} more{ahead}"


def later(amount: int, first: date, today: date) -> str:
    """Return what to say of those that are folded away."""
    return f"Later: {words.count(amount, 'thing')}, the first by {words.near_day(first, today)}"

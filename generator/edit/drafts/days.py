"""Days and hours in the words of a message; never `yesterday` or `tomorrow`, since it may be sent on another day."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from generator import words
from generator.edit.drafts.draft import Case
from generator.facts import meetings
from generator.facts.clocks import Clock, clocks, clocks_at, minutes
from generator.model.moment import Moment, shifted
from generator.model.records import Contact, Meeting


def on(day: date, today: date) -> str:
    """Return `on Tuesday` for a day of the last or the coming six, else `on 18 November`; `today` for today."""
    return "today" if day == today else f"on {_named(day, today)}"


def short(day: date, today: date, now: str = "today") -> str:
    """Return the day as a subject says it: `Tuesday`, else `18 November`; `now` is what to say for today."""
    return now if day == today else _named(day, today)


def is_near(day: date, today: date) -> bool:
    """Return whether a weekday alone says which day is meant: one of the last or next six days, or today."""
    return abs((day - today).days) < 7


def _named(day: date, today: date) -> str:
    return words.WEEKDAYS[day.weekday()] if is_near(day, today) else words.day(day, today)


def whole(day: date, today: date) -> str:
    """Return `Tuesday, 18 November`."""
    return f"{words.WEEKDAYS[day.weekday()]}, {words.day(day, today)}"


def length(minutes: int) -> str:
    """Return a length in words: `half an hour`."""
    known = {15: "a quarter of an hour", 30: "half an hour", 60: "an hour", 90: "an hour and a half", 120: "two hours"}
    return known.get(minutes, f"{words.number(minutes)} minutes")


def hour(clocks: tuple[Clock, ...], today: date) -> str:
    """Return a day and hour on every clock: `Tuesday, 1 December, at 16:00 in Helsinki (09:00 in New York)`."""
    first, *others = clocks
    said = f"{whole(first.begins.date(), today)}, at {first.begins:%H:%M}{_in(first)}"
    elsewhere = [
        (f"{whole(other.begins.date(), today)}, at " if other.begins.date() != first.begins.date() else "")
        + f"{other.begins:%H:%M}{_in(other)}"
        for other in others
    ]
    return f"{said} ({words.listed(elsewhere)})" if elsewhere else said


def theirs_first(clocks: tuple[Clock, ...]) -> tuple[Clock, ...]:
    """Return the clocks with theirs first and the owner's own, which came first, last."""
    return (*clocks[1:], *clocks[:1])


def clocks_of(case: Case, meeting: Meeting) -> tuple[Clock, ...]:
    """Return when a meeting is by the clock of each reader and then by the owner's; empty where no hour is known.

    A reader's zone is their own, else that of the meeting, else the owner's.
    """
    mine = clocks(case.journal, meeting)[:1]
    if not mine:
        return mine
    home, names = case.journal.home, [person.time_zone or meeting.time_zone for person in readers(case, meeting)]
    theirs = [ZoneInfo(name) if name else home for name in names]
    return clocks_at(mine[0].begins, timedelta(minutes=minutes(meeting)), (*theirs, home))


def readers(case: Case, meeting: Meeting) -> tuple[Contact, ...]:
    """Return those of whom the message goes to who are in the meeting."""
    there = meetings.people(case.journal, meeting)
    return tuple(person for person in case.people if person in there)


def day_of(case: Case, meeting: Meeting) -> date:
    """Return the day of a meeting as the reader has it, by their clock."""
    shown = clocks_of(case, meeting)
    return shown[0].begins.date() if shown else meeting.date.day if meeting.date else case.today


def by_my_clock(case: Case, meeting: Meeting) -> str:
    """Return the day and hour of a meeting by the owner's clock, as they are written; empty without a date."""
    mine = clocks(case.journal, meeting)
    return f"{mine[0].begins:%Y-%m-%d %H:%M}" if mine else str(meeting.date or "")


def is_late(case: Case, day: date | Moment | None, allowed: int) -> bool:
    """Return whether more than so many days have passed since a day."""
    day = day.day if isinstance(day, Moment) else day
    return day is not None and case.today > shifted(day, allowed)


def sorry(case: Case) -> str:
    """Return what to say first of a message that comes late."""
    return f"I should have {'called' if case.by == 'phone' else 'written'} sooner."


def since(day: date, today: date) -> str:
    """Return since when something has lasted: `since May`, or `since 2023` where that is another year."""
    return f"since {words.MONTHS[day.month - 1] if day.year == today.year else day.year}"


def _in(clock: Clock) -> str:
    return f" in {clock.place}" if clock.place else ""

"""A meeting's hour as it is shown everywhere: the owner's, and theirs behind it (contract §2)."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.facts.clocks import Clock, clocks
from generator.model.journal import Journal
from generator.model.records import Meeting


def hours(journal: Journal, meeting: Meeting) -> str:
    """Return `23:30 (08:30 on Friday in Tokyo)`, their weekday only where it is another; empty without an hour."""
    if meeting.date is None or meeting.date.clock is None:
        return ""
    theirs = their_hours(journal, meeting)
    return f"{meeting.date.clock:%H:%M}" + (f" ({theirs})" if theirs else "")


def when(journal: Journal, meeting: Meeting, today: date) -> str:
    """Return `Thursday, 12 November at 23:30 (08:30 on Friday in Tokyo)`; empty without a day."""
    if meeting.date is None:
        return ""
    day = f"{words.WEEKDAYS[meeting.date.day.weekday()]}, {words.day(meeting.date.day, today)}"
    return " at ".join(filter(None, (day, hours(journal, meeting))))


def their_hours(journal: Journal, meeting: Meeting) -> str:
    """Return `08:30 on Friday in Tokyo, 18:30 in New York`: the clocks that differ from the owner's; empty for none."""
    return ", ".join(
        f"{clock.begins:%H:%M}{f' on {weekday}' if weekday else ''} in {clock.place}"
        for clock, weekday in _theirs(journal, meeting)
    )


def their_hours_in_short(journal: Journal, meeting: Meeting) -> str:
    """Return `Fri 08:30 Tokyo, 18:30 New York`, for a table."""
    return ", ".join(
        " ".join(filter(None, (weekday[:3], f"{clock.begins:%H:%M}", clock.place)))
        for clock, weekday in _theirs(journal, meeting)
    )


def _theirs(journal: Journal, meeting: Meeting) -> Iterator[tuple[Clock, str]]:
    """Yield the clocks that differ from the owner's, each with its weekday where that is another."""
    mine, *theirs = clocks(journal, meeting) or (None,)
    for clock in theirs:
        if mine is not None and clock is not None:
            other_day = clock.begins.date() != mine.begins.date()
            yield clock, words.WEEKDAYS[clock.begins.weekday()] if other_day else ""

"""The hour of a meeting or event as it is shown everywhere: the owner's, and theirs behind it (contract §2)."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.facts.clocks import Clock, clocks
from generator.model.journal import Journal
from generator.model.records import Event, Meeting


def when(journal: Journal, dated: Meeting | Event, today: date) -> str:
    """Return `Thursday, 12 November at 23:30 (08:30 on Friday in Tokyo)`; empty without a day."""
    if dated.date is None:
        return ""
    day = f"{words.WEEKDAYS[dated.date.day.weekday()]}, {words.day(dated.date.day, today)}"
    return " at ".join(filter(None, (day, hours(journal, dated))))


def hours(journal: Journal, dated: Meeting | Event) -> str:
    """Return `23:30 (08:30 on Friday in Tokyo)`, their weekday only where it is another; empty without an hour."""
    return on_clocks(clocks(journal, dated))


def on_clocks(found: tuple[Clock, ...]) -> str:
    """Return the first clock's hour with the others' behind it; empty where there is none."""
    if not found:
        return ""
    elsewhere = _elsewhere(found)
    return f"{found[0].begins:%H:%M}" + (f" ({elsewhere})" if elsewhere else "")


def their_hours(journal: Journal, dated: Meeting | Event) -> str:
    """Return `08:30 on Friday in Tokyo, 18:30 in New York`: the clocks that differ from the owner's; empty for none."""
    return _elsewhere(clocks(journal, dated))


def their_hours_in_short(journal: Journal, dated: Meeting | Event) -> str:
    """Return `Fri 08:30 Tokyo, 18:30 New York`, for a table."""
    return ", ".join(
        " ".join(filter(None, (weekday[:3], f"{clock.begins:%H:%M}", clock.place)))
        for clock, weekday in _theirs(clocks(journal, dated))
    )


def _elsewhere(found: tuple[Clock, ...]) -> str:
    return ", ".join(
        f"{clock.begins:%H:%M}{f' on {weekday}' if weekday else ''} in {clock.place}"
        for clock, weekday in _theirs(found)
    )


def _theirs(found: tuple[Clock, ...]) -> Iterator[tuple[Clock, str]]:
    """Yield each clock but the first, with its weekday where that is another than on the first."""
    for clock in found[1:]:
        other_day = clock.begins.date() != found[0].begins.date()
        yield clock, words.WEEKDAYS[clock.begins.weekday()] if other_day else ""

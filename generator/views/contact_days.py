"""On which days I was in touch with somebody, and when it was quiet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.records.journal import Journal
from generator.views.history import history

QUIET_DAYS = 30
"""How many days in a row without a touch are a quiet month."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Days in a row without a touch, from the day after one to the day before the next, or to today."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How long it lasted."""
        return (self.last - self.first).days + 1


def contact_days(journal: Journal, today: date) -> Mapping[date, int]:
    """Return with how many people I was in touch on each day that had any."""
    found: dict[date, int] = {}
    for touches in history(journal, today).values():
        for day in {touch.day for touch in touches}:
            found[day] = found.get(day, 0) + 1
    return found


def pauses(days: Mapping[date, int], since: date, today: date) -> tuple[Pause, ...]:
    """Return the pauses from `since` to today, the oldest first; before the very first touch there is none."""
    ordered = sorted(days)
    if not ordered:
        return ()
    day = timedelta(days=1)
    ends = [*ordered[1:], today + day] if today < date.max else ordered[1:]
    found = (Pause(before + day, after - day) for before, after in zip(ordered, ends, strict=False))
    return tuple(pause for pause in found if pause.days > 0 and pause.last >= since)

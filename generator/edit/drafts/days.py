"""Days and hours in the words of a message; never `yesterday` or `tomorrow`, since it may be sent on another day."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from generator import words
from generator.edit.drafts.draft import Case
from generator.facts import meetings
from generator.facts.clocks import Clock, clocks_at
from generator.model.moment import Moment
from generator.words.plain_text import line

_HOURS = (time(10), time(14), time(16), time(11), time(15), time(9), time(13), time(17))
"""Hours at which one may ask for half an hour, the best first."""
_AWAKE = (time(8), time(21))
_FIRST_DAY = 3
"""The first time offered lies so many days ahead, since they need time to read the message."""


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


def times(case: Case, offered: tuple[str, ...]) -> tuple[str, ...]:
    """Return up to three times to choose from: those of `offered` that lie ahead, else hours on coming working days."""
    ahead = tuple(said for text in offered if (said := _offer(case, text)))
    return ahead[:3] or tuple(_proposed(case))


def _offer(case: Case, text: str) -> str:
    try:
        moment = Moment.parse(text)
    except ValueError:
        return line(text)  # words such as "any Tuesday after two"
    if moment.day <= case.today:
        return ""
    if moment.clock is None:
        return whole(moment.day, case.today)
    return _on_clocks(case, moment)


def _on_clocks(case: Case, moment: Moment) -> str:
    mine, theirs = _zones(case)
    begins = datetime.combine(moment.day, moment.clock or time(), moment.offset or mine)
    return hour(theirs_first(clocks_at(begins, timedelta(0), (mine, theirs))), case.today)


def _proposed(case: Case) -> Iterator[str]:
    """Yield hours on three working days in their zone, at which it is day for both of us."""
    mine, theirs = _zones(case)
    busy = {m.date.day for m in case.journal.meetings if m.date and meetings.status(m, case.today) == "scheduled"}
    day, found = case.today + timedelta(days=_FIRST_DAY - 1), 0
    while found < 3 and day < date.max - timedelta(days=9):
        day += timedelta(days=1)
        if day.weekday() >= 5 or day in busy:
            continue
        best = _HOURS[found:] + _HOURS[:found]
        begins = next((b for b in (_at(day, h, theirs) for h in best) if _suits(b, mine)), _at(day, time(9), theirs))
        found += 1
        yield hour(clocks_at(begins, timedelta(0), (theirs, mine)), case.today)


def _at(day: date, clock: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, clock, zone)


def _suits(begins: datetime, mine: tzinfo) -> bool:
    return _AWAKE[0] <= begins.astimezone(mine).time() <= _AWAKE[1]


def _zones(case: Case) -> tuple[tzinfo, tzinfo]:
    """Return the owner's zone and theirs, which is the owner's where nothing else is known."""
    home = case.journal.home
    return home, next((ZoneInfo(person.time_zone) for person in case.people if person.time_zone), home)


def is_far(case: Case) -> bool:
    """Return whether their clock differs from mine, so that I can't simply offer to come to them (source 004)."""
    mine, theirs = _zones(case)
    noon = datetime.combine(case.today, time(12), mine)
    return noon.utcoffset() != noon.astimezone(theirs).utcoffset()


def _in(clock: Clock) -> str:
    return f" in {clock.place}" if clock.place else ""

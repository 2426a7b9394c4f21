"""When a repeating calendar entry takes place: its last time before a day, and its next one from that day on."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from heapq import merge
from itertools import islice

from generator.io.importers.calendar_lines import Entry, Line
from generator.io.importers.found import CannotRead
from generator.model.moment import in_zone, shifted

_OFTEN = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_READ = ("FREQ", "INTERVAL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYWEEKNO", "BYYEARDAY")
_LOOKED_AHEAD, _LONGEST_SERIES = 2 * 366, 30 * 366
"""Days: how far ahead the next entry of a series may lie, and how long ago the series may have begun."""
_BEGUN_ANEW, _PLAIN = 800, 60
"""Days before today from which a series without a count is worked out, as from its beginning; if it is a plain one."""


def around(
    entry: Entry, start: date, overridden: Sequence[date], today: date, home: tzinfo
) -> tuple[date | None, date | None]:
    """Return when a series took place last before today, by the clock of `home`, and when it does next.

    Raises CannotRead where its rule can't be read.
    """
    whole_day = not isinstance(start, datetime)
    first = datetime.combine(start, time()) if not isinstance(start, datetime) else start
    left_out = {_on_its_clock(one, first) for one in (*overridden, *entry.days("EXDATE"))}
    last: date | None = None
    coming: date | None = None
    for found in _moments(entry, first, today):
        if {found, found.date()} & left_out:
            continue
        begins = found.replace(tzinfo=first.tzinfo)
        mine = in_zone(begins, home) if first.tzinfo else begins
        said = begins.date() if whole_day else begins
        if mine.date() < today:
            last = said
        else:
            coming = said
            break
    return last, coming


def _moments(entry: Entry, first: datetime, today: date) -> Iterator[datetime]:
    """Yield the moments of a series in their order, by its own clock, since it keeps its hour when clocks change."""
    begins = first.replace(tzinfo=None)
    single = {_hour(_on_its_clock(one, first), first) for one in entry.days("RDATE")}
    single |= set() if entry.all("RRULE") else {begins}
    by_rules = [_ruled(line.value, entry, first, today) for line in entry.all("RRULE")]
    seen: datetime | None = None
    for one in merge(sorted(single), *by_rules):
        if one != seen and one >= begins:
            yield one
        seen = one


def _ruled(said: str, entry: Entry, first: datetime, today: date) -> Iterator[datetime]:
    """Return the moments of one rule; raise CannotRead for one that can't be worked out."""
    from dateutil.rrule import rrulestr

    parts = {
        name: value
        for name, _, value in (part.partition("=") for part in re.sub(r"\s", "", said.upper()).split(";"))
        if value
    }
    count = parts.get("COUNT")
    if parts.get("FREQ") not in _OFTEN or not re.fullmatch(r"0*[1-9]\d{0,4}", parts.get("INTERVAL", "1")):
        raise CannotRead(_why(said))
    if count is not None and not re.fullmatch(r"0*[1-9]\d{0,6}", count):
        raise CannotRead(_why(said))
    if first.date() < shifted(today, -_LONGEST_SERIES):
        raise CannotRead("it repeats since more than thirty years ago")
    until = _until(parts.get("UNTIL", ""), entry, said)
    begins = first.replace(tzinfo=None)
    if count is None:
        begins = _nearer(begins, parts, min(today, _date(until)) if until else today)
    rule = ";".join(f"{name}={parts[name]}" for name in _READ if name in parts)
    try:
        # With an end, so that a rule that never matches ends soon.
        every = rrulestr(f"{rule};UNTIL={shifted(today, _LOOKED_AHEAD):%Y%m%d}T235959", dtstart=begins)
    except (ValueError, TypeError, OverflowError, AttributeError):
        raise CannotRead(_why(said)) from None
    return _as_far(every, int(count) if count else None, until, first)


def _as_far(every: Iterator[datetime], count: int | None, until: date | None, first: datetime) -> Iterator[datetime]:
    try:
        for one in islice(every, count):
            if _is_after(one.replace(tzinfo=first.tzinfo), until):
                return
            yield one
    except (ValueError, TypeError, OverflowError):
        return


def _until(text: str, entry: Entry, said: str) -> date | None:
    try:
        return entry.moment(Line(text)) if text else None
    except CannotRead:
        raise CannotRead(_why(said)) from None


def _why(said: str) -> str:
    return f"how it repeats can't be worked out ({said.strip()[:60] or 'nothing is said'})"


def _nearer(begins: datetime, parts: dict[str, str], end: date) -> datetime:
    """Return a later beginning from which a daily or weekly rule gives the same moments near its end."""
    step = {"DAILY": 1, "WEEKLY": 7}.get(parts["FREQ"], 0) * int(parts.get("INTERVAL", "1"))
    is_plain = not any(name.startswith("BY") for name in parts)
    behind = (end - begins.date()).days - max(_PLAIN if is_plain else _BEGUN_ANEW, 3 * step)
    if not step or behind <= step or "BYSETPOS" in parts:
        return begins
    return begins + timedelta(days=behind // step * step)


def _hour(day: date, first: datetime) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, first.time())


def _on_its_clock(left_out: date, first: datetime) -> date:
    """Return a moment by the clock on the wall of the series that begins with `first`, and a day as that day."""
    if not isinstance(left_out, datetime):
        return left_out
    if left_out.tzinfo and first.tzinfo:
        left_out = in_zone(left_out, first.tzinfo)
    return left_out.replace(tzinfo=None)


def _is_after(found: datetime, until: date | None) -> bool:
    if until is None:
        return False
    if isinstance(until, datetime) and until.tzinfo and found.tzinfo:
        return found.astimezone(UTC) > until.astimezone(UTC)
    return found.date() > _date(until)


def _date(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment

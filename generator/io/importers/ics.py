"""Reading iCalendar files: entries ahead, the next one of each series, and past ones that may have been meetings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from generator.io.importers import cells, identity, tables
from generator.io.importers.found import Appointment, CannotRead, Given, Guest, Importer, Reading
from generator.io.importers.tables import entries
from generator.model.moment import Moment, in_zone, shifted
from generator.model.values import zone_exists

_OFTEN = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
_READ = ("FREQ", "INTERVAL", "WKST", "BYDAY", "BYMONTH", "BYMONTHDAY", "BYSETPOS", "BYWEEKNO", "BYYEARDAY")
_LOOKED_AHEAD, _LONGEST_SERIES = 2 * 366, 30 * 366
"""Days: how far ahead the next entry of a series may lie, and how long ago the series may have begun."""
_LINK = re.compile(r"https?://[^\s<>\"']+")
# What people put around a name in a title; a name is taken whole, never as a part of a longer one.
_BETWEEN = re.compile(
    r"\s*\b1:1\b\s*|\s+(?:with|w/|and|and:|und|mit|avec|con|x|vs\.?)\s+|\s*(?:<>|[/&:|@,;()–—])\s*|\s+-\s+",
    re.IGNORECASE,
)
_CALENDARS_ZONE = re.compile(r"^X-WR-TIMEZONE[^:\n]*:[ \t]*(\S+)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NAMES_ME = re.compile(r"^X-WR-CALNAME[^:\n]*:[ \t]*(.+?)[ \t]*$", re.IGNORECASE | re.MULTILINE)
_WITH_ADDRESS = re.compile(
    r"^(ORGANIZER|ATTENDEE)((?:;(?:[^\":;\n]|\"[^\"\n]*\")*)*):(?:mailto:)?[ \t]*(\S+@\S+)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_CALLED = re.compile(r";CN=(?:\"([^\"]*)\"|([^;\"]*))", re.IGNORECASE)
_OURS = "@networking-journal"
_LONGEST_MEETING = 12 * 60
"""Minutes; a longer entry is no meeting, and its length is not taken."""


def identify(given: Given) -> bool:
    """Return whether it is a calendar."""
    return "BEGIN:VCALENDAR" in tables.text_of(given.data[:65536])[0].upper()


def extract(given: Given) -> Reading:
    """Return the entries, without cancelled ones and those that our own calendar feed wrote."""
    text, said = tables.text_of(given.data)
    text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
    if not identify(given):
        raise CannotRead("there is no line BEGIN:VCALENDAR in it")
    zones = "\n".join(entries(text, "VTIMEZONE"))
    found: list[Appointment] = []
    unread: list[str] = []
    seen: set[tuple[str, str]] = set()
    parsed = [_parsed(event, zones) for event in entries(text, "VEVENT")]
    overridden, calendars_zone = _overridden(parsed), _zone_of(text)
    for number, event in enumerate(parsed, 1):
        try:
            if isinstance(event, CannotRead):
                raise event
            one = _appointment(event, given, calendars_zone, overridden)
        except (CannotRead, ValueError, OverflowError) as error:
            unread.append(f"entry {number}: it can't be read ({cells.line(str(error), 80)})")
            continue
        if one and (one.uid, str(one.begins)) not in seen:
            seen.add((one.uid, str(one.begins)))
            found.append(one)
    return Reading(appointments=tuple(found), said=(said,) if said else (), unread=tuple(unread), me=owner(given.data))


def owner(data: bytes) -> Guest:
    """Return who owns a calendar: whom its name names, and who organizes more than half of its entries."""
    text = re.sub(r"\r?\n[ \t]", "", tables.text_of(data)[0]).replace("\r", "\n")
    named = _NAMES_ME.search(text)
    called = cells.line(named[1].replace("\\", "")) if named else ""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for found in _WITH_ADDRESS.finditer(text):
        address, cn = identity.email(found[3]), _CALLED.search(found[2])
        names[address] = names.get(address) or cells.line((cn[1] or cn[2] or "") if cn else "")
        if found[1].upper() == "ORGANIZER":
            counts[address] = counts.get(address, 0) + 1
    spelled = identity.spellings(called) if called else frozenset()
    by_name = next((address for address in names if spelled & identity.spellings(names[address])), "")
    most = max(counts, key=counts.__getitem__, default="")
    is_mine = 2 * counts.get(most, 0) > sum(counts.values())
    address = identity.email(called) or by_name or (most if is_mine else "")
    name = names.get(address, "")
    return Guest(name="" if "@" in name else name, email=address, is_sure=bool(identity.email(called) or by_name))


def _parsed(event: str, zones: str) -> Any:
    """Return one entry, read alone with the time zones of its calendar, so that a broken one spoils no other.

    Where it can't be read, that is what is returned.
    """
    import icalendar

    around = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-\n{zones if 'TZID' in event else ''}\n{event}\nEND:VCALENDAR\n"
    try:
        return icalendar.Calendar.from_ical(around.replace("\n\n", "\n")).walk("VEVENT")[0]
    except Exception as error:  # whatever the library raises for a broken entry, the next one is read
        return CannotRead(str(error) or type(error).__name__)


def _overridden(events: list[Any]) -> Mapping[str, list[date]]:
    """Return, by uid, the occurrences of a series that are replaced by entries of their own: moments, or whole days."""
    found: dict[str, list[date]] = {}
    for event in events:
        moved = None if isinstance(event, CannotRead) else getattr(event.get("RECURRENCE-ID"), "dt", None)
        if isinstance(moved, date):
            found.setdefault(cells.line(str(event.get("UID", ""))), []).append(moved)
    return found


def _zone_of(text: str) -> str:
    """Return the zone that the calendar as a whole names; empty where it names none that there is."""
    found = _CALENDARS_ZONE.search(text)
    return found[1] if found and zone_exists(found[1]) else ""


def _appointment(
    event: Any, given: Given, calendars_zone: str, overridden: Mapping[str, list[date]]
) -> Appointment | None:
    uid = cells.line(str(event.get("UID", "")))
    status = str(event.get("STATUS", "")).upper()
    if status == "CANCELLED" or uid.endswith(_OURS) or "DTSTART" not in event:
        return None
    begins, doubts = event.decoded("DTSTART"), []
    if not isinstance(begins, date):
        raise CannotRead("its beginning is no day")
    if "RRULE" in event:
        coming = next_of(event, given.today, given.home, overridden.get(uid, ()))
        if coming is None:
            return None
        begins = coming
        doubts.append("it repeats; only the next time is here")
    if status == "TENTATIVE":
        doubts.append("the calendar has it as not certain yet")
    moment, zone = _moment(begins, given, calendars_zone)
    title = cells.line(str(event.get("SUMMARY", "")), cells.LONGEST_NAME)
    return Appointment(
        uid=uid or identity.mark(title, str(moment)),
        title=title,
        begins=moment,
        guests=(*_guests(event), *_named_in(title)),
        minutes=_minutes(event),
        zone=zone,
        **_where(event),
        doubts=tuple(doubts),
    )


def _moment(begins: date, given: Given, calendars_zone: str) -> tuple[Moment, str]:
    """Return when it begins, in the local time of its zone, and that zone where it is not the profile's.

    An hour in UTC, or in a zone that only the file knows, is put on the clock of the zone that the calendar names, else
    on the owner's.
    """
    if not isinstance(begins, datetime):
        return Moment(begins), ""
    name = str(getattr(begins.tzinfo, "key", ""))
    if begins.tzinfo is not None and name in ("", "UTC", "Etc/UTC"):
        name = calendars_zone or given.zone or ""
        begins = in_zone(begins, ZoneInfo(name) if name else given.home)
    moment = Moment(begins.date(), time(begins.hour, begins.minute))
    return moment.on_clock(given.home, ZoneInfo(name) if name else None), "" if name == given.zone else name


def _minutes(event: Any) -> int:
    start = event.decoded("DTSTART")
    end = event.decoded("DTEND") if "DTEND" in event else None
    length = event.decoded("DURATION") if "DURATION" in event else None
    if isinstance(start, datetime) and isinstance(end, datetime) and bool(start.tzinfo) == bool(end.tzinfo):
        length = end - start
    minutes = int(length.total_seconds() // 60) if isinstance(length, timedelta) else 0
    return minutes if isinstance(start, datetime) and 0 < minutes <= _LONGEST_MEETING else 0


def _guests(event: Any) -> Iterator[Guest]:
    """Yield who is invited, and the organizer."""
    for name in ("ORGANIZER", "ATTENDEE"):
        given = event.get(name, [])
        for one in given if isinstance(given, list) else [given]:
            kind = str(one.params.get("CUTYPE", "INDIVIDUAL")).upper() if hasattr(one, "params") else ""
            address = cells.line(str(one)).removeprefix("mailto:").removeprefix("MAILTO:")
            called = cells.line(str(one.params.get("CN", ""))) if hasattr(one, "params") else ""
            if kind in ("INDIVIDUAL", "UNKNOWN") and identity.email(address):
                yield Guest(name="" if "@" in called else called, email=address)


def _named_in(title: str) -> Iterator[Guest]:
    """Yield every whole part of a title that may be a name: `Coffee with Ana Silva` has two."""
    for part in dict.fromkeys(_BETWEEN.split(title)):
        if part.strip():
            yield Guest(name=part.strip())


def _where(event: Any) -> dict[str, str]:
    place = cells.line(str(event.get("LOCATION", "")))
    inside = _LINK.search(place)
    asked = (str(event.get(name, "")) for name in ("X-GOOGLE-CONFERENCE", "CONFERENCE", "URL"))
    links = (cells.address(link) for link in (inside[0] if inside else "", *asked))
    link = next(filter(None, links), "")
    return {"link": link, "place": "" if inside and inside[0] == place else place}


def next_of(event: Any, today: date, home: tzinfo, overridden: Sequence[date]) -> date | None:
    """Return when a repeating entry begins next, today or later by the clock of `home`.

    None for never, or where the rule can't be read.
    """
    from dateutil.rrule import rrulestr

    start = event.decoded("DTSTART")
    whole_day = not isinstance(start, datetime)
    first = datetime.combine(start, time()) if whole_day else start
    left_out = {_on_its_clock(one, first) for one in (*overridden, *_excluded(event))}
    rules = event["RRULE"] if isinstance(event["RRULE"], list) else [event["RRULE"]]
    until = rules[0].get("UNTIL", [None])[0]
    rule = _bounded(rules[0].to_ical().decode(), shifted(today, _LOOKED_AHEAD))
    if not rule or first.date() < shifted(today, -_LONGEST_SERIES):
        return None
    earliest = datetime.combine(shifted(today, -1), time())  # today here may be yesterday there
    try:
        # In local time, since a series keeps its hour when the clocks change.
        occurrences = rrulestr(rule, dtstart=first.replace(tzinfo=None))
        for found in islice(occurrences, rules[0].get("COUNT", [None])[0]):
            if found < earliest:
                continue
            begins: datetime = found.replace(tzinfo=first.tzinfo)
            if _is_after(begins, until):
                return None
            mine = in_zone(begins, home) if first.tzinfo else begins
            if mine.date() >= today and not {found, found.date()} & left_out:
                return begins.date() if whole_day else begins
    except (ValueError, TypeError, OverflowError):
        return None
    return None


def _on_its_clock(left_out: date, first: datetime) -> date:
    """Return a moment by the clock on the wall of the series that begins with `first`, and a day as that day."""
    if not isinstance(left_out, datetime):
        return left_out
    if left_out.tzinfo and first.tzinfo:
        left_out = in_zone(left_out, first.tzinfo)
    return left_out.replace(tzinfo=None)


def _bounded(rule: str, until: date) -> str:
    """Return the rule with an end, so that a rule that never matches ends soon; empty for more than one entry a day."""
    parts = [part for part in rule.upper().split(";") if part.partition("=")[0] in _READ]
    never = any(
        re.fullmatch(r"INTERVAL=(?:0*|.*\D.*)", part) for part in parts
    )  # for which dateutil would search without end
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


IMPORTER = Importer(name="ics", what="a calendar", identify=identify, extract=extract)

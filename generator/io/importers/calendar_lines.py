"""Calendars taken apart as RFC 5545 says, and as programs write them: entries, their lines, days and hours, zones."""

import re
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from generator.io.importers import cells, tables
from generator.io.importers.cards import unescaped
from generator.io.importers.found import CannotRead
from generator.model.values import zone_exists

_LINE = re.compile(
    r"([A-Za-z][\w-]*)((?:;(?:[^\":;]|\"[^\"]*\")*)*):(.*)|([A-Za-z][\w-]*)((?:;[^:]*)?):(.*)", re.DOTALL
)
_PARAMETER = re.compile(r";([\w-]+)=((?:[^\";]|\"[^\"]*\")*)")
_WHEN = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?(Z?))?")
_LENGTH = re.compile(r"([+-]?)P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_OF_ALARMS = frozenset(("TRIGGER", "ACTION", "REPEAT", "DURATION", "DESCRIPTION", "ATTACH", "ACKNOWLEDGED"))
_ZONES_LINE = re.compile(r"^TZID[^:\n]*:[ \t]*(.*?)[ \t]*$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an entry: its value as written, and its parameters by capitals, without quotes."""

    value: str
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The value as one text."""
        return unescaped(self.value)


@dataclass(slots=True)
class Entry:
    """One VEVENT: its number in the file, from 1, its lines by name, and the zones that its file describes."""

    number: int
    lines: dict[str, list[Line]] = field(default_factory=dict)
    zones: Mapping[str, tzinfo] = field(default_factory=dict)
    unknown_zones: list[str] = field(default_factory=list)

    def all(self, name: str) -> list[Line]:
        """Return every line of this name."""
        return self.lines.get(name, [])

    def text(self, name: str) -> str:
        """Return the text of the first line of this name that says anything."""
        return next((one.text for one in self.all(name) if one.value.strip()), "")

    def when(self, name: str) -> date | None:
        """Return the day, or day and hour, of a line; None where there is none. Raises CannotRead."""
        return next((self.moment(one) for one in self.all(name) if one.value.strip()), None)

    def days(self, name: str) -> list[date]:
        """Return the days, or days and hours, in all lines of a name; of a period its beginning. Raises CannotRead."""
        return [
            self.moment(Line(part.partition("/")[0], one.parameters))
            for one in self.all(name)
            for part in one.value.split(",")
            if part.strip()
        ]

    def moment(self, one: Line) -> date:
        """Return the day, or the day and hour in its zone, that a line names. Raises CannotRead."""
        found = _WHEN.fullmatch(one.value.strip().upper())
        try:
            if found is None:
                raise ValueError
            year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
            if found[4] is None:
                return date(year, month, day)
            if hour == 24 and not minute:
                return datetime(year, month, day, tzinfo=self._zone(one, found[7])) + timedelta(days=1)
            return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=self._zone(one, found[7]))
        except (ValueError, OverflowError):
            raise CannotRead(f"{cells.line(one.value, 40) or 'nothing'} is no day") from None

    def _zone(self, one: Line, is_utc: str) -> tzinfo | None:
        name = one.parameters.get("TZID", "").strip()
        if is_utc or not name:
            return UTC if is_utc else None
        found = self.zones.get(name) or known_zone(name)
        if found is None and name not in self.unknown_zones:
            self.unknown_zones.append(name)
        return found

    def length(self, name: str) -> timedelta | None:
        """Return the length that a line says; None where it says none that there is."""
        found = _LENGTH.fullmatch(self.text(name).strip().upper())
        if found is None:
            return None
        weeks, days, hours, minutes, seconds = (min(int(part or 0), 100_000) for part in found.groups()[1:])
        whole = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
        return -whole if found[1] == "-" else whole


@dataclass(frozen=True, slots=True)
class CalendarLines:
    """A calendar: its entries, its own lines by name, and a remark about its encoding."""

    entries: tuple[Entry, ...]
    own: Mapping[str, Line]
    said: str = ""


def taken_apart(data: bytes) -> CalendarLines:
    """Return a calendar's entries in the order of the file; a broken line spoils nothing but itself."""
    text, said = unfolded(data)
    zones = dict(_zones_of(text))
    own: dict[str, Line] = {}
    found: list[Entry] = []
    lines: list[str] | None = None
    for line in text.split("\n"):
        sign = line.strip().upper()
        if sign == "BEGIN:VEVENT":
            if lines is not None:  # the one before has lost its end
                found.append(_entry(len(found) + 1, lines, zones))
            lines = []
        elif lines is not None and sign in ("END:VEVENT", "END:VCALENDAR"):
            found.append(_entry(len(found) + 1, lines, zones))
            lines = None
        elif lines is not None:
            lines.append(line)
        elif sign.startswith(("X-WR-", "METHOD")) and (read := _read(line)):
            own.setdefault(*read)
    if lines is not None:
        found.append(_entry(len(found) + 1, lines, zones))
    return CalendarLines(tuple(found), own, said)


def unfolded(data: bytes) -> tuple[str, str]:
    """Return the text of a calendar without folds, and a remark about its encoding."""
    if b"\0" in data[:400]:
        text, said = tables.text_of(data)
        text = text.replace("\0", "").replace("\r\n", "\n").replace("\r", "\n")
        return re.sub(r"\n[ \t]", "", text), said
    # A fold may stand within a letter.
    data = data.replace(b"\0", b"").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return tables.text_of(re.sub(rb"\n[ \t]", b"", data))


def _entry(number: int, lines: list[str], zones: Mapping[str, tzinfo]) -> Entry:
    entry = Entry(number, zones=zones)
    for name, line in _without_alarms(lines):
        entry.lines.setdefault(name, []).append(line)
    return entry


def _without_alarms(lines: list[str]) -> Iterator[tuple[str, Line]]:
    """Yield the lines of an entry itself; of an alarm that never ends those that may be the entry's."""
    inside: list[tuple[str, Line]] = []
    alarm = ""
    for line in lines:
        read = _read(line)
        if read is None:
            continue
        name, said = read
        if name == "BEGIN":
            yield from (one for one in inside if one[0] not in _OF_ALARMS)
            alarm, inside = said.value.strip().upper(), []
        elif name == "END":
            alarm, inside = "", []
        elif alarm:
            inside.append(read)
        else:
            yield read
    yield from (one for one in inside if one[0] not in _OF_ALARMS)


def _read(line: str) -> tuple[str, Line] | None:
    found = _LINE.fullmatch(line)
    if found is None:
        return None
    name, parameters, value = found.groups()[:3] if found[1] else found.groups()[3:]
    said = {one[1].upper(): one[2].replace('"', "") for one in _PARAMETER.finditer(parameters)} if parameters else {}
    return name.upper(), Line(value, said)


@lru_cache(maxsize=1024)
def known_zone(name: str) -> tzinfo | None:
    """Return a zone by its name in the IANA data base or in Windows; None where there is none."""
    if zone_exists(name):
        return ZoneInfo(name)
    from icalendar.timezone import tzp

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            key = str(getattr(tzp.timezone(name), "key", ""))
        except Exception:  # whatever the library makes of a name that is none
            return None
    return ZoneInfo(key) if key and zone_exists(key) else None


def _zones_of(text: str) -> Iterator[tuple[str, tzinfo]]:
    """Yield the zones that a calendar describes itself, but for those that the IANA data base has."""
    for block in dict.fromkeys(tables.entries(text, "VTIMEZONE")):
        named = _ZONES_LINE.search(block)
        if named is None or zone_exists(named[1]):
            continue
        from icalendar import Timezone

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                described: Any = Timezone.from_ical(block)
                zone = described.to_tz(lookup_tzid=False)
                datetime(2026, 1, 1, tzinfo=zone).utcoffset()
            except Exception:  # whatever the library raises for a broken zone, the hours are read without it
                zone = None
        if isinstance(zone, tzinfo):
            yield named[1], zone

"""Reading iCalendar files: entries, the times of a series around today, birthdays, and whose calendar it is."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from html import unescape
from typing import Any
from zoneinfo import ZoneInfo

from generator.io.importers import cells, identity, tables
from generator.io.importers.calendar_lines import CalendarLines, Entry, Line, taken_apart
from generator.io.importers.found import Appointment, CannotRead, Given, Guest, Importer, LeftOut, Reading
from generator.io.importers.repeats import around
from generator.model.moment import Moment, in_zone
from generator.model.values import zone_exists

_LINK = re.compile(r"https?://[^\s<>\"']+")
_CALL = re.compile(
    r"https?://[^\s<>\"'/]*(?:zoom\.us|zoom\.com|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com"
    r"|whereby\.com|meet\.jit\.si|gotomeeting\.com|gotomeet\.me|goto\.com|skype\.com|facetime\.apple\.com|chime\.aws"
    r"|bluejeans\.com|meet\.goto\.com|bbb\.[^\s/]+)/[^\s<>\"']+",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"[\W_]*(?:(?:microsoft|ms|google|cisco)[ -]*)?(?:teams|zoom|meet|hangouts?|webex|skype|facetime|jitsi|online"
    r"|remote|virtual|video|web)?(?:[ -]*(?:meeting|call|besprechung|conference|konferenz|réunion|reunión)"
    r")?[\W_]*",
    re.IGNORECASE,
)
# What people put around a name in a title; a name is taken whole, never as a part of a longer one.
_BETWEEN = re.compile(
    r"\b1:1\b|\s(?:with|w/|and|and:|und|mit|avec|con|com|et|y|e|x|vs\.?)\s|<>|[/&:|@,;()–—+]|\s-\s",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    r"geburtstag(?:e?s)?|\bgeb\.|birthday|\bb-?day\b|anniversaire|cumplea(?:ñ|n)os|\bcumple\b|compleanno|aniversário"
    r"|verjaardag|fødselsdag|födelsedag|syntymäpäivä|urodziny|narozeniny|🎂",
    re.IGNORECASE,
)
_AROUND_NAMES = re.compile(
    r"^(?:(?:happy|feliz|joyeux|bon|hat|has|is|von|of|for|de|del|di|da|van|le|la|el|il|the|alles gute zum|l['’]|d['’])"
    r"\b|[\W_]|\d+(?:st|nd|rd|th|er|e)?\b)+|(?:['’]s?\b|\b(?:hat|has|is|von|of|de|turns|wird|'s)$|\b\d+(?:st|nd|rd|th|er|e)?$|[\W_])+$",
    re.IGNORECASE,
)
_BORN = re.compile(r"\b(19\d\d|20\d\d)\b")
_YOUNGEST = 14
"""Years; a birthday's entry that begins less long ago says when it was noted, and not when somebody was born."""
_NO_YEARS = (1604, 1900, 1904, 1970, 2000)
"""The years that programs write where they know none."""
_TAG = re.compile(r"<(br|/p|/li|/div)\s*/?>|</?[a-z][^<>]*>", re.IGNORECASE)
_OURS = "@networking-journal"
_LONGEST_MEETING = 12 * 60
"""Minutes; a longer entry is no meeting, and its length is not taken."""


def identify(given: Given) -> bool:
    """Return whether it is a calendar."""
    return "BEGIN:VCALENDAR" in tables.text_of(given.data[:65536])[0].upper()


def extract(given: Given) -> Reading:
    """Return the entries, of a series its last time and its next; each other entry is named with the reason."""
    if not identify(given):
        raise CannotRead("there is no line BEGIN:VCALENDAR in it")
    calendar = taken_apart(given.data)
    found: list[Appointment] = []
    unread: list[str] = []
    left_out: list[LeftOut] = []
    overridden, newest = _overridden(calendar.entries), _newest(calendar.entries)
    seen: set[tuple[str, str, str]] = set()
    for entry in calendar.entries:
        if why := _why_not(entry, newest):
            left_out.append(LeftOut(why=why, where=_where_named(entry)))
            continue
        try:
            ones = list(_appointments(entry, given, calendar, overridden))
        except (CannotRead, ValueError, OverflowError) as error:
            unread.append(f"{_where_named(entry)}: {cells.line(str(error), 120)}")
            continue
        new = [one for one in ones if (one.uid, str(one.begins), one.title) not in seen]
        seen |= {(one.uid, str(one.begins), one.title) for one in new}
        found += new
        if not new:
            why = "it stands there twice" if ones else "it repeats no more, or has not begun"
            left_out.append(LeftOut(why=why, where=_where_named(entry)))
        unread += [
            f"{_where_named(entry)}: {one}" for one in dict.fromkeys(doubt for one in new for doubt in one.unread)
        ]
    said = (calendar.said,) if calendar.said else ()
    return Reading(
        appointments=tuple(found), said=said, unread=tuple(unread), left_out=tuple(left_out), me=_owner(calendar)
    )


def owner(data: bytes) -> Guest:
    """Return whose calendar it is: whom its name names, else who organizes more than half of its entries."""
    return _owner(taken_apart(data))


def _owner(calendar: CalendarLines) -> Guest:
    named = calendar.own.get("X-WR-CALNAME")
    called = cells.line(named.text) if named else ""
    names: dict[str, str] = {}
    counts: dict[str, int] = {}
    for entry in calendar.entries:
        for name in ("ORGANIZER", "ATTENDEE"):
            for line in entry.all(name):
                guest = _guest(line)
                if guest and guest.email:
                    address = identity.email(guest.email)
                    names[address] = names.get(address) or guest.name
                    counts[address] = counts.get(address, 0) + (name == "ORGANIZER")
    spelled = identity.spellings(called) if called else frozenset()
    by_name = next((address for address, name in names.items() if name and spelled & identity.spellings(name)), "")
    most = max(counts, key=counts.__getitem__, default="")
    address = identity.email(called) or by_name or (most if 2 * counts.get(most, 0) > sum(counts.values()) else "")
    return Guest(name=names.get(address, ""), email=address, is_sure=bool(identity.email(called) or by_name))


def _where_named(entry: Entry) -> str:
    title, day = cells.line(entry.text("SUMMARY"), 60), next((one.value for one in entry.all("DTSTART")), "")
    on = f", {day[:4]}-{day[4:6]}-{day[6:8]}" if re.match(r"\d{8}", day) else ""
    return f"entry {entry.number}{f', {title}' if title else ''}{on}"


def _uid(entry: Entry) -> str:
    return cells.line(entry.text("UID"))


def _overridden(entries: Sequence[Entry]) -> Mapping[str, list[date]]:
    """Return, by uid, the times of a series that are replaced by entries of their own: moments, or whole days."""
    found: dict[str, list[date]] = {}
    for entry in entries:
        try:
            moved = entry.when("RECURRENCE-ID")
        except CannotRead:
            continue
        if moved is not None:
            found.setdefault(_uid(entry), []).append(moved)
    return found


def _version(entry: Entry) -> int:
    said = entry.text("SEQUENCE").strip()
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 10 else 0


def _which(entry: Entry) -> tuple[str, str]:
    return _uid(entry), next((one.value.strip() for one in entry.all("RECURRENCE-ID")), "")


def _newest(entries: Sequence[Entry]) -> Mapping[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = {}
    for entry in entries:
        which = _which(entry)
        found[which] = max(found.get(which, 0), _version(entry))
    return found


def _why_not(entry: Entry, newest: Mapping[tuple[str, str], int]) -> str:
    """Return why an entry is none of the owner's own, or not the last word; empty where it is."""
    if _uid(entry).endswith(_OURS):
        return "this journal wrote it"
    if _uid(entry) and _version(entry) < newest[_which(entry)]:
        return "a newer version of it is there too"
    return ""


def _appointments(
    entry: Entry, given: Given, calendar: CalendarLines, overridden: Mapping[str, list[date]]
) -> Iterator[Appointment]:
    """Yield an entry as it concerns the owner: once, or of a series the last time and the next one."""
    start = entry.when("DTSTART")
    if start is None:
        raise CannotRead("it has no day")
    doubts, unread = [], []
    status = entry.text("STATUS").strip().upper()
    is_off = status == "CANCELLED" or calendar.own.get("METHOD", Line("")).value.strip().upper() == "CANCEL"
    birthday = _birthday(entry, start, given.today)
    moments: list[date] = [start]
    repeats = bool(entry.all("RRULE") or entry.all("RDATE")) and not entry.all("RECURRENCE-ID")
    if repeats and not birthday and not is_off:
        try:
            last, coming = around(entry, start, overridden.get(_uid(entry), ()), given.today, given.home)
            moments = [one for one in (last, coming) if one is not None]
        except CannotRead as error:
            unread.append(f"{error}; only its first time is read")
            repeats = False
    if status == "TENTATIVE":
        doubts.append("the calendar has it as not certain yet")
    if "RANGE" in next((one.parameters for one in entry.all("RECURRENCE-ID")), {}):
        doubts.append("it changes all later times of its series too")
    title = cells.line(entry.text("SUMMARY"), cells.LONGEST_NAME)
    instead_of = entry.when("RECURRENCE-ID")
    zone_doubts = [
        f"the zone {cells.line(name, 40)} is not known; the hour is taken for yours" for name in entry.unknown_zones
    ]
    people = (*_guests(entry), *_named_in(title)) if not birthday else tuple(map(_called, birthday[1]))
    where = _where(entry)
    for at in moments:
        moment, zone = _moment(at, given, calendar)
        is_past = moment.day < given.today
        only = "it repeats; only the last time is here" if is_past else "it repeats; only the next time is here"
        yield Appointment(
            number=entry.number,
            uid=_uid(entry) or identity.mark(title, str(moment)),
            title=title,
            begins=moment,
            guests=people,
            minutes=_minutes(entry, start),
            zone=zone,
            notes=_notes(entry),
            doubts=(*([only] if repeats else []), *doubts, *zone_doubts),
            unread=tuple(unread),
            is_off=is_off,
            repeats=repeats,
            birthday=birthday[0] if birthday else "",
            instead_of=_moment(instead_of, given, calendar)[0].day if instead_of else None,
            **where,
        )


def _called(name: str) -> Guest:
    return Guest(name=name)


def _moment(begins: date, given: Given, calendar: CalendarLines) -> tuple[Moment, str]:
    """Return when it begins, in the local time of its zone, and that zone where it is not the profile's.

    An hour in UTC, or in a zone that only the file knows, is put on the clock of the zone that the calendar names, else
    on the owner's.
    """
    if not isinstance(begins, datetime):
        return Moment(begins), ""
    name = str(getattr(begins.tzinfo, "key", ""))
    if begins.tzinfo is not None and (name in ("", "UTC", "Etc/UTC") or not zone_exists(name)):
        named = calendar.own.get("X-WR-TIMEZONE", Line("")).value.strip()
        name = (named if named and zone_exists(named) else "") or given.zone or ""
        begins = in_zone(begins, ZoneInfo(name) if name else given.home)
    moment = Moment(begins.date(), time(begins.hour, begins.minute))
    return moment.on_clock(given.home, ZoneInfo(name) if name else None), "" if name == given.zone else name


def _minutes(entry: Entry, start: date) -> int:
    try:
        end = entry.when("DTEND")
    except CannotRead:
        end = None
    length = entry.length("DURATION")
    if isinstance(start, datetime) and isinstance(end, datetime) and bool(start.tzinfo) == bool(end.tzinfo):
        length = end - start
    minutes = int(length.total_seconds() // 60) if isinstance(length, timedelta) else 0
    return minutes if isinstance(start, datetime) and 0 < minutes <= _LONGEST_MEETING else 0


def _guests(entry: Entry) -> Iterator[Guest]:
    """Yield who is invited, and the organizer."""
    for name in ("ORGANIZER", "ATTENDEE"):
        yield from filter(None, map(_guest, entry.all(name)))


def _guest(line: Line) -> Guest | None:
    """Return whom a line invites; None for a room, a group, or nobody."""
    said = line.parameters.get
    return _invited(line.text, said("CUTYPE", ""), said("CN", ""), said("EMAIL", ""), said("PARTSTAT", ""))


@lru_cache(maxsize=4096)
def _invited(text: str, kind: str, called: str, email: str, answer: str) -> Guest | None:
    if kind.upper() not in ("", "INDIVIDUAL", "UNKNOWN"):
        return None
    address = re.sub(r"(?i)^mailto:", "", cells.line(text))
    address = address if identity.email(address) else email.strip()
    called = cells.line(called.replace("\\,", ","))
    called = "" if "@" in called else called
    declined = answer.upper() == "DECLINED"
    if not identity.email(address):
        return Guest(name=called, declined=declined) if called else None
    return Guest(name=called, email=address, declined=declined)


def _named_in(title: str) -> Iterator[Guest]:
    """Yield every whole part of a title that may be a name: `Coffee with Ana Silva` has two."""
    for part in dict.fromkeys(part.strip() for part in _BETWEEN.split(title)):
        if part:
            yield Guest(name=part)


def _birthday(entry: Entry, start: date, today: date) -> tuple[str, tuple[str, ...]] | None:
    """Return the day of a birthday and the names that its title may mean; None for any other entry."""
    title = cells.line(entry.text("SUMMARY"), cells.LONGEST_NAME)
    if isinstance(start, datetime) or not _BIRTHDAY.search(title):
        return None
    said = _BORN.search(title)
    bare = _BORN.sub(" ", _BIRTHDAY.sub(" ", re.sub(r"\([^()]*\)", " ", title)))
    name = _AROUND_NAMES.sub("", cells.line(bare)).strip()
    name = _AROUND_NAMES.sub("", name).strip()
    names = (name, re.sub(r"(?:['’]|['’]?s)$", "", name)) if name else ()
    year = int(said[1]) if said else start.year
    is_born = bool(said) or (bool(entry.all("RRULE")) and year not in _NO_YEARS)
    day = f"{start:%m-%d}"
    is_year = is_born and year <= today.year - (0 if said else _YOUNGEST)
    return (f"{year}-{day}" if is_year else f"--{day}"), tuple(dict.fromkeys(names))


def _notes(entry: Entry) -> str:
    """Return the description without HTML's tags."""
    text = entry.text("DESCRIPTION")
    if "<" in text and ">" in text:
        text = unescape(_TAG.sub(lambda tag: "\n" if tag[1] else "", text))
    return cells.lines(text)


def _where(entry: Entry) -> dict[str, Any]:
    """Return the place, the link, and whether that is the link of a call."""
    place = cells.line(entry.text("LOCATION"))
    inside = _LINK.search(place)
    asked = (
        "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK"
    )  # fmt: skip
    calls = [inside[0] if inside else "", *(line.value.strip() for name in asked for line in entry.all(name))]
    calls += [found[0].rstrip(".,;)>") for found in [_CALL.search(entry.text("DESCRIPTION"))] if found]
    call = next(filter(None, map(cells.address, calls)), "")
    link = call or next(filter(None, (cells.address(line.value) for line in entry.all("URL"))), "")
    bare = _LINK.sub("", place) if inside and link else place
    is_online = bool(call) and bool(_NO_PLACE.fullmatch(bare))
    return {"link": link, "place": "" if is_online else place, "is_call": bool(call) and is_online}


IMPORTER = Importer(name="ics", what="a calendar", identify=identify, extract=extract)

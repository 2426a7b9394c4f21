"""A calendar: the meetings that are not cancelled, and what is owed as all-day entries on its day (contract §6)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from generator.debts import Debt, open_debts
from generator.diagnostics.formats.visible import visible, without_surrogates
from generator.exporters import calendar_words
from generator.exporters.content_lines import escaped, written
from generator.records import Journal, Meeting
from generator.records.moment import Moment, shifted
from generator.settings import Settings
from generator.views import meetings
from generator.views.clocks import home_of
from generator.views.plain_text import line, one_line
from generator.views.reach import web_address
from generator.words.said import plain, sentence

_NAME = "Networking journal"
_AT = "@networking-journal"
_HOUR_BEFORE, _QUARTER_BEFORE, _NINE_THE_DAY_BEFORE, _NINE_THAT_DAY = "-PT1H", "-PT15M", "-PT15H", "PT9H"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One event: its `uid`, its other properties as content lines, and when to remind (`-PT1H`), if ever."""

    uid: str
    lines: tuple[str, ...]
    alarm: str = ""


def entries(journal: Journal, today: date, settings: Settings) -> tuple[Entry, ...]:
    """Return every event of the calendar: meetings by slug, then debts, the most urgent first."""
    return (
        *(entry for meeting in journal.meetings for entry in _meeting(journal, meeting, today, settings)),
        *(_debt(debt, today) for debt in open_debts(journal, today, settings)),
    )


def to_ics(events: tuple[Entry, ...], today: date, sequences: Mapping[str, int]) -> bytes:
    """Return the calendar; `sequences` has how often an event was revised, by its uid, 0 where it is not named."""
    return written(_calendar(events, today, sequences))


def _calendar(events: tuple[Entry, ...], today: date, sequences: Mapping[str, int]) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//networking-journal//journal//EN", "CALSCALE:GREGORIAN")
    yield from ("METHOD:PUBLISH", f"NAME:{_NAME}", f"X-WR-CALNAME:{_NAME}")
    # Not the clock: the same files on the same day are the same bytes.
    stamp = f"DTSTAMP:{_day(today)}T000000Z"
    for event in events:
        yield from ("BEGIN:VEVENT", f"UID:{escaped(event.uid)}", stamp, f"SEQUENCE:{sequences.get(event.uid, 0)}")
        yield from event.lines
        if event.alarm:
            summary = next(line for line in event.lines if line.startswith("SUMMARY:"))
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{summary.removeprefix('SUMMARY:')}")
            yield from (f"TRIGGER:{event.alarm}", "END:VALARM")
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _meeting(journal: Journal, meeting: Meeting, today: date, settings: Settings) -> Iterator[Entry]:
    status = meetings.status(meeting, today)
    if meeting.date is None or status == "cancelled":
        return
    said = calendar_words.notes(journal, meeting, status, today, settings)
    link = web_address(one_line(meeting.link or ""))
    where = line(meeting.place or "") or link
    lines = [
        *_when(meeting, meeting.date, home_of(journal)),
        f"SUMMARY:{escaped(calendar_words.title(journal, meeting, status))}",
        *([f"LOCATION:{escaped(where)}"] if where else []),
        *([f"URL:{link}"] if link.isascii() and link else []),
        *([f"DESCRIPTION:{escaped(said)}"] if said else []),
        f"STATUS:{'TENTATIVE' if status == 'requested' else 'CONFIRMED'}",
        *(["TRANSP:TRANSPARENT"] if status == "no-show" else []),
        "CATEGORIES:Meeting",
    ]
    ahead = status == "scheduled" and meeting.date.day >= today
    yield Entry(uid=visible(meeting.slug) + _AT, lines=tuple(lines), alarm=_reminder(meeting) if ahead else "")


def _reminder(meeting: Meeting) -> str:
    if meeting.date is None or meeting.date.clock is None:
        return _NINE_THE_DAY_BEFORE
    return _QUARTER_BEFORE if meeting.how in ("video", "phone") else _HOUR_BEFORE


def _when(meeting: Meeting, moment: Moment, home: str | None) -> list[str]:
    """Return when it begins and ends: in UTC where a zone is known, else by the clock of whoever reads it."""
    if moment.clock is None:
        return _all_day(moment.day)
    length = meeting.lasted or meeting.duration
    minutes = timedelta(minutes=length.minutes if length else meetings.PLANNED_MINUTES)
    zone: tzinfo | None = moment.offset
    if zone is None and (name := meeting.time_zone or home):
        zone = meetings.zone_of(name)
    begins = datetime.combine(moment.day, moment.clock, zone)
    if zone is not None:
        # Before the length is added: half an hour is half an hour, also in the night when the clocks change.
        begins = _in_utc(begins)
    return [f"DTSTART:{_instant(begins)}", f"DTEND:{_instant(meetings.later(begins, minutes))}"]


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # at the ends of the calendar
        return moment.replace(tzinfo=None)


def _debt(debt: Debt, today: date) -> Entry:
    lines = (
        *_all_day(debt.due_day),
        f"SUMMARY:{escaped(line(plain(sentence(debt.what), today)))}",
        f"DESCRIPTION:{escaped(without_surrogates(calendar_words.owed(debt, today)))}",
        "TRANSP:TRANSPARENT",
        "CATEGORIES:Owed",
    )
    return Entry(uid=visible(debt.id) + _AT, lines=lines, alarm=_NINE_THAT_DAY if debt.due_day >= today else "")


def _all_day(day: date) -> list[str]:
    """Return a whole day: its end is the next one; the calendar's last day has none, and lasts a day all the same."""
    ends = [f"DTEND;VALUE=DATE:{_day(shifted(day, 1))}"] if day < date.max else []
    return [f"DTSTART;VALUE=DATE:{_day(day)}", *ends]


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _instant(moment: datetime) -> str:
    return f"{_day(moment.date())}T{moment:%H%M%S}{'Z' if moment.tzinfo else ''}"

"""The calendar: meetings that are not cancelled, and open debts as all-day entries on their due days (contract §6)."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

from generator import words
from generator.debts import open_debts
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.io.exporters.content_lines import PRODUCT, escaped, written
from generator.model.choices import HOW, STATUSES
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.moment import Moment, shifted
from generator.model.names import strip_brackets
from generator.model.records import Meeting
from generator.reports import brief_words
from generator.reports.brief import Attendee, Brief, brief
from generator.reports.ways_to_reach import web_address
from generator.words.plain_text import line, one_line
from generator.words.said import plain, sentence
from generator.words.visible import visible, without_surrogates

_NAME = "Networking journal"
_AT = "@networking-journal"
_HOUR_BEFORE, _QUARTER_BEFORE, _NINE_THE_DAY_BEFORE, _NINE_THAT_DAY = "-PT1H", "-PT15M", "-PT15H", "PT9H"
_BEGIN = date(2000, 1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One event: its `uid`, its other properties as content lines, and when to remind (`-PT1H`), if ever."""

    uid: str
    lines: tuple[str, ...]
    alarm: str = ""


def entries(day: Day) -> tuple[CalendarEntry, ...]:
    """Return every event of the calendar: meetings by slug, then debts, the most urgent first.

    A past meeting of people who are all archived is left out.
    """
    return (
        *(entry for meeting in day.journal.meetings for entry in _meeting(day, meeting)),
        *(_debt(debt, day.today) for debt in open_debts(day)),
    )


def to_ics(events: tuple[CalendarEntry, ...], today: date, sequences: Mapping[str, int]) -> bytes:
    """Return the calendar; `sequences` has each event's SEQUENCE by its uid, 0 where it is missing there."""
    return written(_calendar(events, today, sequences))


def _calendar(events: tuple[CalendarEntry, ...], today: date, sequences: Mapping[str, int]) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN")
    yield from ("METHOD:PUBLISH", f"NAME:{_NAME}", f"X-WR-CALNAME:{_NAME}")
    # Not the clock, so that the same files on the same day give the same bytes.
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


def _meeting(day: Day, meeting: Meeting) -> Iterator[CalendarEntry]:
    journal, today = day.journal, day.today
    status = meetings.status(meeting, today)
    if meeting.date is None or status == "cancelled" or (meeting.date.day < today and _is_archived(journal, meeting)):
        return
    said = notes(day, meeting, status)
    link = web_address(one_line(meeting.link or ""))
    where = line(meeting.place or "") or link
    lines = [
        *_when(journal, meeting, meeting.date),
        f"SUMMARY:{escaped(title(journal, meeting, status))}",
        *([f"LOCATION:{escaped(where)}"] if where else []),
        *([f"URL:{link}"] if link.isascii() and link else []),
        *([f"DESCRIPTION:{escaped(said)}"] if said else []),
        f"STATUS:{'TENTATIVE' if status == 'requested' else 'CONFIRMED'}",
        *(["TRANSP:TRANSPARENT"] if status == "no-show" else []),
        "CATEGORIES:Meeting",
    ]
    ahead = status == "scheduled" and meeting.date.day >= today
    yield CalendarEntry(uid=visible(meeting.slug) + _AT, lines=tuple(lines), alarm=_reminder(meeting) if ahead else "")


def _is_archived(journal: Journal, meeting: Meeting) -> bool:
    people = [journal.contacts.find(reference) for reference in meeting.with_]
    return bool(people) and all(person is not None and person.archived for person in people)


def _reminder(meeting: Meeting) -> str:
    if meeting.date is None or meeting.date.clock is None:
        return _NINE_THE_DAY_BEFORE
    return _QUARTER_BEFORE if meeting.how in ("video", "phone") else _HOUR_BEFORE


def _when(journal: Journal, meeting: Meeting, moment: Moment) -> list[str]:
    """Return the lines for begin and end: in UTC where a zone is known, else in the reader's own time."""
    if moment.clock is None:
        return _all_day(moment.day)
    length = meeting.lasted or meeting.duration
    minutes = timedelta(minutes=length.minutes if length else meetings.PLANNED_MINUTES)
    begins = datetime.combine(moment.day, moment.clock)
    zoned = moment.offset or meeting.time_zone or (journal.profile and journal.profile.time_zone)
    if zoned and moment.begins:
        # Converted before the length is added, so that a length is right also in a night when the clocks change.
        begins = _in_utc(moment.begins)
    return [f"DTSTART:{_instant(begins)}", f"DTEND:{_instant(meetings.later(begins, minutes))}"]


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # at the ends of the calendar
        return moment.replace(tzinfo=None)


def _debt(debt: Debt, today: date) -> CalendarEntry:
    lines = (
        *_all_day(debt.due_day),
        f"SUMMARY:{escaped(line(plain(sentence(debt.what), today)))}",
        f"DESCRIPTION:{escaped(without_surrogates(owed(debt, today)))}",
        "TRANSP:TRANSPARENT",
        "CATEGORIES:Owed",
    )
    return CalendarEntry(uid=visible(debt.id) + _AT, lines=lines, alarm=_NINE_THAT_DAY if debt.due_day >= today else "")


def _all_day(day: date) -> list[str]:
    """Return the lines for a whole day, which ends on the next; the last day that a date can hold has no end."""
    ends = [f"DTEND;VALUE=DATE:{_day(shifted(day, 1))}"] if day < date.max else []
    return [f"DTSTART;VALUE=DATE:{_day(day)}", *ends]


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _instant(moment: datetime) -> str:
    return f"{_day(moment.date())}T{moment:%H%M%S}{'Z' if moment.tzinfo else ''}"


def title(journal: Journal, meeting: Meeting, status: str) -> str:
    """Return the title of a meeting's entry: the owner's title, and whom it is with."""
    people = words.listed([_name(journal, reference) for reference in journal.contacts.distinct(meeting.with_)])
    usual = f"{HOW[meeting.how or 'in-person'].title} {people}" if people else "A meeting"
    given = line(meeting.title or "")
    said = f"{given} · {people}" if given and people and people not in given else given or usual
    return f"{said} ({STATUSES[status].state})" if status in ("requested", "no-show") else said


def notes(day: Day, meeting: Meeting, status: str) -> str:
    """Return the notes of a meeting's entry: the brief of a meeting ahead, of any other its objectives."""
    if status in ("scheduled", "requested") and meeting.date is not None:
        # Worded for the meeting's own day, so that the text does not change with each day before it.
        said = replace(brief(day, meeting), today=meeting.date.day)
        return "\n\n".join(block for block in _blocks(said) if block)
    return "\n".join(filter(None, (line(meeting.objective or ""), one_line(meeting.link or ""))))


def owed(debt: Debt, today: date) -> str:
    """Return the notes of a debt's entry: why it is owed, by which hour, and how to close it."""
    hour = f"By {debt.due_text[-5:]}." if "T" in debt.due_text else ""
    how = f"Close it with: {debt.close}" if debt.is_command else debt.close
    return "\n".join(filter(None, (f"{plain(debt.reason, today)}.", hour, how)))


def _name(journal: Journal, reference: str) -> str:
    person = journal.contacts.find(reference)
    return one_line(person.name if person else strip_brackets(reference))


def _blocks(said: Brief) -> Iterator[str]:
    head = [said.link]
    if len(said.clocks) > 1:
        head.append("; ".join(brief_words.hours(said)))
    if said.objective:
        head.append(f"What you want to learn: {said.objective}")
    yield "\n".join(filter(None, head))
    for person in said.people:
        yield "\n".join(_person(person, said))
    yield _list("Open between you", brief_words.owed(said))
    yield _list("Research", said.research)
    yield _list("Your questions", said.questions)


def _person(person: Attendee, said: Brief) -> Iterator[str]:
    yield " · ".join(filter(None, (person.name, person.card.works if person.card else "")))
    yield from brief_words.about(person, said)
    if person.phone:
        yield f"Phone: {person.phone}"


def _list(heading: str, lines: tuple[str, ...]) -> str:
    return "\n".join((f"{heading}:", *(f"- {one}" for one in lines))) if lines else ""


@dataclass(frozen=True, slots=True)
class Revision:
    """An event as it was last written: its number, and a digest of its properties."""

    number: int
    digest: str


def revised(before: Mapping[str, Revision], events: Iterable[CalendarEntry], today: date) -> dict[str, Revision]:
    """Return the revisions of `events` by uid; those of events that are gone are kept, since they may come back.

    A new event has number 0. A changed one gets the number of days since 2000, or one more than it had. So numbers
    go on rising even after the file that keeps them was lost.
    """
    found = dict(before)
    for event in events:
        digest = sha256("\n".join(event.lines).encode("utf-8", "replace")).hexdigest()[:16]
        known = before.get(event.uid)
        if known is None:
            found[event.uid] = Revision(0, digest)
        elif known.digest != digest:
            found[event.uid] = Revision(max(known.number + 1, (today - _BEGIN).days), digest)
    return found


def from_text(text: str) -> dict[str, Revision]:
    """Return the revisions in a text that `to_text` wrote; any other text holds none."""
    try:
        content = json.loads(text)
        return {str(uid): Revision(int(number), str(digest)) for uid, (number, digest) in content.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def to_text(revisions: Mapping[str, Revision]) -> str:
    """Return revisions as JSON, one event a line."""
    kept = {uid: [one.number, one.digest] for uid, one in sorted(revisions.items())}
    lines = (f"{json.dumps(uid)}: {json.dumps(value)}" for uid, value in kept.items())
    return "{\n" + ",\n".join(lines) + "\n}\n"

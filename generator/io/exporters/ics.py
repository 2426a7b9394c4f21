"""The calendar: meetings that are not cancelled, events, birthdays, and open debts on their due days (contract §6)."""

import json
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256

from generator import words
from generator.debts import open_debts
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.birthdays import birthday
from generator.facts.wikilinks import plain_line
from generator.io.exporters.content_lines import PRODUCT, escaped, written
from generator.io.exporters.share import Share
from generator.model.choices import HOW, STATUSES
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.moment import Moment, shifted
from generator.model.names import normalize, strip_brackets
from generator.model.records import Contact, Event, Meeting
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


def entries(day: Day, *, private: bool = True) -> tuple[CalendarEntry, ...]:
    """Return every event of the calendar: meetings and events by slug, birthdays, then debts, the most urgent first.

    A past meeting of people who are all archived is left out. What is `private` may be left out too, what concerns
    nobody else, and with it what is in common and every personal detail but birthdays.
    """
    share = Share(day.journal, private=private, personal=private)
    people = day.journal.contacts if day.settings.calendar_birthdays else ()
    return (
        *(entry for meeting in day.journal.meetings for entry in _meeting(day, meeting, share)),
        *(entry for event in day.journal.events for entry in _event(day, event, share)),
        *(entry for person in people for entry in _birthday(day, person, share)),
        *(entry for debt in open_debts(day) for entry in _debt(debt, day.today, share)),
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


def _meeting(day: Day, meeting: Meeting, share: Share) -> Iterator[CalendarEntry]:
    journal, today = day.journal, day.today
    status = meetings.status(meeting, today)
    if (
        meeting.date is None
        or status == "cancelled"
        or (meeting.date.day < today and is_with_archived(journal, meeting))
    ):
        return
    if not share.has(meeting) or (meeting.with_ and not _with(meeting, share)):
        return
    said = notes(day, meeting, status, share)
    link = web_address(one_line(meeting.link or ""))
    where = line(meeting.place or "") or link
    lines = [
        *_when(journal, meeting, meeting.date),
        f"SUMMARY:{escaped(title(meeting, status, share))}",
        *([f"LOCATION:{escaped(where)}"] if where and share.shows(where) else []),
        *([f"URL:{link}"] if link.isascii() and link else []),
        *([f"DESCRIPTION:{escaped(said)}"] if said else []),
        f"STATUS:{'TENTATIVE' if status == 'requested' else 'CONFIRMED'}",
        *(["TRANSP:TRANSPARENT"] if status == "no-show" else []),
        "CATEGORIES:Meeting",
    ]
    ahead = status == "scheduled" and meeting.date.day >= today
    yield CalendarEntry(uid=visible(meeting.slug) + _AT, lines=tuple(lines), alarm=_reminder(meeting) if ahead else "")


def _event(day: Day, event: Event, share: Share) -> Iterator[CalendarEntry]:
    name, where = line(event.name), line(event.place or "")
    if event.date is None or not share.has(event) or not share.shows(name):
        return
    held_by = f"Held by {line(event.organizer)}" if event.organizer else ""
    goal = f"What you go there for: {plain_line(day.journal, event.goal)}" if event.goal else ""
    said = "\n".join(one for one in (goal, held_by) if one and share.shows(one))
    lines = [
        *_begins(day.journal, event, event.date),
        f"SUMMARY:{escaped(name)}",
        *([f"LOCATION:{escaped(where)}"] if where and share.shows(where) else []),
        *([f"DESCRIPTION:{escaped(said)}"] if said else []),
        *(["TRANSP:TRANSPARENT"] if event.attended is False else []),
        "CATEGORIES:Event",
    ]
    ahead = event.date.day >= day.today and event.attended is not False
    alarm = "" if not ahead else _HOUR_BEFORE if event.date.clock else _NINE_THE_DAY_BEFORE
    yield CalendarEntry(uid=f"event/{visible(event.slug)}{_AT}", lines=tuple(lines), alarm=alarm)


def _birthday(day: Day, person: Contact, share: Share) -> Iterator[CalendarEntry]:
    born = birthday(person, day.today)
    if born is None or person.archived or not share.has(person):
        return
    year = born.year or _BEGIN.year  # a leap year
    leaps = (born.month, born.day) == (2, 29)
    first = date(year, 2, monthrange(year, 2)[1]) if leaps else date(year, born.month, born.day)
    lines = (
        *_all_day(first),
        # In a year without a 29 February it is the day before March, as on the pages.
        "RRULE:FREQ=YEARLY" + (";BYMONTH=2;BYMONTHDAY=-1" if leaps else ""),
        f"SUMMARY:{escaped(f'Birthday of {one_line(person.name)}')}",
        *([f"DESCRIPTION:Born in {born.year}."] if born.year else []),
        "TRANSP:TRANSPARENT",
        "CATEGORIES:Birthday",
    )
    yield CalendarEntry(uid=f"birthday/{visible(person.slug)}{_AT}", lines=lines)


def is_with_archived(journal: Journal, meeting: Meeting) -> bool:
    """Return whether everybody in a meeting is archived."""
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
    begins = _instant_of(journal, moment, meeting.time_zone)
    return [f"DTSTART:{_instant(begins)}", f"DTEND:{_instant(meetings.later(begins, minutes))}"]


def _begins(journal: Journal, event: Event, moment: Moment) -> list[str]:
    """Return the line for the begin of an event: nobody writes down when one ends."""
    if moment.clock is None:
        return _all_day(moment.day)
    return [f"DTSTART:{_instant(_instant_of(journal, moment))}"]


def _instant_of(journal: Journal, moment: Moment, zone: str | None = None) -> datetime:
    zoned = moment.offset or zone or (journal.profile and journal.profile.time_zone)
    # Converted before a length is added, so that it is right also in a night when the clocks change.
    return _in_utc(moment.begins) if zoned and moment.begins else datetime.combine(moment.day, moment.clock or time())


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:  # at the ends of the calendar
        return moment.replace(tzinfo=None)


def _debt(debt: Debt, today: date, share: Share) -> Iterator[CalendarEntry]:
    what, said = line(plain(sentence(debt.what), today)), owed(debt, today)
    concerned = share.has(debt.contact) and share.has(debt.record) and share.has_place(debt.record, debt.fact)
    if not (concerned and share.says(debt.what) and share.says(debt.reason) and share.shows(f"{what}\n{said}")):
        return
    lines = (
        *_all_day(debt.due_day),
        f"SUMMARY:{escaped(what)}",
        f"DESCRIPTION:{escaped(without_surrogates(said))}",
        "TRANSP:TRANSPARENT",
        "CATEGORIES:Owed",
    )
    alarm = _NINE_THAT_DAY if debt.due_day >= today else ""
    yield CalendarEntry(uid=visible(debt.id) + _AT, lines=lines, alarm=alarm)


def _all_day(day: date) -> list[str]:
    """Return the lines for a whole day, which ends on the next; the last day that a date can hold has no end."""
    ends = [f"DTEND;VALUE=DATE:{_day(shifted(day, 1))}"] if day < date.max else []
    return [f"DTSTART;VALUE=DATE:{_day(day)}", *ends]


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _instant(moment: datetime) -> str:
    return f"{_day(moment.date())}T{moment:%H%M%S}{'Z' if moment.tzinfo else ''}"


def title(meeting: Meeting, status: str, share: Share) -> str:
    """Return the title of a meeting's entry: the owner's title, and whom it is with."""
    people = words.listed(_with(meeting, share))
    usual = f"{HOW[meeting.how or 'in-person'].title} {people}" if people else "A meeting"
    given = line(meeting.title or "")
    given = given if share.shows(given) else ""
    said = f"{given} · {people}" if given and people and people not in given else given or usual
    return f"{said} ({STATUSES[status].state})" if status in ("requested", "no-show") else said


def notes(day: Day, meeting: Meeting, status: str, share: Share) -> str:
    """Return the notes of a meeting's entry: the brief of a meeting ahead, of any other its objectives."""
    if status in ("scheduled", "requested") and meeting.date is not None:
        # Worded for the meeting's own day, so that the text does not change with each day before it.
        said = replace(brief(day, meeting, private=share.private), today=meeting.date.day)
        return "\n\n".join(block for block in _blocks(said, share) if block)
    return _shown((line(meeting.objective or ""), one_line(meeting.link or "")), share)


def owed(debt: Debt, today: date) -> str:
    """Return the notes of a debt's entry: why it is owed, by which hour, and how to close it."""
    hour = f"By {debt.due_text[-5:]}." if "T" in debt.due_text else ""
    how = f"Close it with: {debt.close}" if debt.is_command else debt.close
    return "\n".join(filter(None, (f"{plain(debt.reason, today)}.", hour, how)))


def _with(meeting: Meeting, share: Share) -> list[str]:
    """Return the names of those who are there, as far as they may be in the file."""
    contacts = share.journal.contacts
    found = ((contacts.find(reference), reference) for reference in contacts.distinct(meeting.with_))
    names = (one_line(person.name if person else strip_brackets(text)) for person, text in found if share.has(person))
    return [name for name in names if share.shows(name)]


def _shown(lines: Iterable[str], share: Share) -> str:
    return "\n".join(one for one in lines if one and share.shows(one))


def _blocks(said: Brief, share: Share) -> Iterator[str]:
    head = [said.link]
    if len(said.clocks) > 1:
        head.append("; ".join(brief_words.hours(said)))
    if said.objective:
        head.append(f"What you want to learn: {said.objective}")
    yield _shown(head, share)
    for person in said.people:
        yield _shown(_person(person, said, share), share)
    yield _list(
        "Open between you", [brief_words.put(o, said) for o in (*said.i_owe, *said.they_owe) if share.says(o)], share
    )
    yield _list("Research", said.research, share)
    yield _list("Your questions", said.questions, share)


def _person(person: Attendee, said: Brief, share: Share) -> Iterator[str]:
    card = person.card
    yield " · ".join(filter(None, (person.name, card.works if card and share.works(card.person) else "")))
    if card is not None and card.in_common and share.personal:
        yield brief_words.put(card.in_common, said)
    for one in (brief_words.found(person), brief_words.known(person)):
        if one is not None and share.says(one):
            yield f"{brief_words.put(one, said)}."
    for what, text in card.personal if card else ():
        if share.personal or normalize(what) == "birthday":
            yield f"{what}: {text}"
    if person.phone:
        yield f"Phone: {person.phone}"


def _list(heading: str, lines: Iterable[str], share: Share) -> str:
    shown = _shown((f"- {one}" for one in lines), share)
    return f"{heading}:\n{shown}" if shown else ""


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

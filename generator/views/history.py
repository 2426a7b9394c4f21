"""Every touch between me and a person, from facts that have come true by today (contract §2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.records.contact import Contact
from generator.records.facts import Report
from generator.records.journal import Journal
from generator.records.meeting import Meeting
from generator.records.moment import Moment
from generator.records.others import Event, Update
from generator.records.record import Record
from generator.views import meetings
from generator.views.promises import promises

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Touch:
    """One thing that happened between us on one day, and the fact that says so.

    `kind` is one of: met, event, outreach, reply, heard, thanks, news, help, report, promise.
    """

    day: date
    kind: str
    record: Record
    path: Path = ()


@lru_cache(maxsize=20)
def history(journal: Journal, today: date) -> dict[Contact, tuple[Touch, ...]]:
    """Return each person's touches, oldest first; people without any are left out."""
    found = {person: told for person, dated in _dated(journal).items() if (told := dated.by(today))}
    reported: dict[Contact, list[Touch]] = {}
    for meeting, report in _reports(journal, today):
        for person in _report_to(journal, today, meeting, report):
            touch = Touch(report.on.day, "report", meeting, ("reported_back", report.at))
            reported.setdefault(person, []).append(touch)
    for person, touches in reported.items():
        found[person] = tuple(sorted([*found.get(person, ()), *touches], key=lambda touch: touch.day))
    return found


@dataclass(frozen=True, slots=True)
class _Dated:
    """A person's touches but for reports, oldest first; each with the first day on which it is a fact."""

    touches: tuple[Touch, ...]
    since: tuple[date, ...]
    last: date

    def by(self, today: date) -> tuple[Touch, ...]:
        """Return those that have come true."""
        if self.last <= today:
            return self.touches
        return tuple(touch for touch, since in zip(self.touches, self.since, strict=True) if since <= today)


@lru_cache(maxsize=2)  # asked for every day of the fortnight ahead, of the whole journal and of a part
def _dated(journal: Journal) -> dict[Contact, _Dated]:
    """Return each person's touches of all days, in the order in which people first come."""
    found: dict[Contact, list[tuple[date, Touch]]] = {}
    for person, since, touch in _touches(journal):
        found.setdefault(person, []).append((since, touch))
    dated = {}
    for person, pairs in found.items():
        pairs.sort(key=lambda pair: pair[1].day)
        days = tuple(day for day, _ in pairs)
        dated[person] = _Dated(tuple(touch for _, touch in pairs), days, max(days))
    return dated


def _touches(journal: Journal) -> Iterator[tuple[Contact, date, Touch]]:
    """Yield who was touched, from which day on that is a fact, and the touch."""
    for person in journal.contacts:
        for touch in _own(person):
            yield person, touch.day, touch
    for person, event, day in attended(journal, date.max):
        yield person, day, Touch(day, "event", event)
    for meeting in journal.meetings:
        yield from _of_meeting(journal, meeting)
    for update in journal.updates:
        for person, touch in _of_update(journal, update):
            yield person, touch.day, touch
    for record in journal.records():
        for promise in promises(journal, record):
            if promise.closed and promise.kept_on is not None and promise.to is not None and not promise.waived:
                path = ("follow_ups", promise.item) if promise.item is not None else ()
                touch = Touch(promise.kept_on.day, "promise", record, path)
                yield promise.to, touch.day, touch


def _own(person: Contact) -> Iterator[Touch]:
    for sent in person.outreach:
        yield Touch(sent.on.day, "outreach", person, ("outreach", sent.at))
        if sent.replied is not None:
            yield Touch(sent.replied.day, "reply", person, ("outreach", sent.at, "replied"))
    for heard in person.heard:
        yield Touch(heard.on.day, "heard", person, ("heard", heard.at))
    for help_ in person.help:
        yield Touch(help_.on.day, "help", person, ("help", help_.at))
        if help_.thanked is not None:
            yield Touch(help_.thanked.day, "thanks", person, ("help", help_.at, "thanked"))


def _of_meeting(journal: Journal, meeting: Meeting) -> Iterator[tuple[Contact, date, Touch]]:
    with_ = meetings.people(journal, meeting)
    since = meetings.held_from(meeting)
    if meeting.date is not None and since is not None:
        for person in with_:
            yield person, since, Touch(meeting.date.day, "met", meeting)
    for thanks in meeting.thanks:
        for person in journal.contacts.resolve(thanks.to) if thanks.to else with_:
            yield person, thanks.on.day, Touch(thanks.on.day, "thanks", meeting, ("thanks", thanks.at))
    for help_ in meeting.help:
        for person in with_:
            yield person, help_.on.day, Touch(help_.on.day, "help", meeting, ("help", help_.at))
            if help_.thanked is not None:
                day = help_.thanked.day
                yield person, day, Touch(day, "thanks", meeting, ("help", help_.at, "thanked"))


def _of_update(journal: Journal, update: Update) -> Iterator[tuple[Contact, Touch]]:
    for told in update.told:
        for person in (
            listeners(journal, update) if "all" in map(str.lower, told.who) else journal.contacts.resolve(told.who)
        ):
            yield person, Touch(told.on.day, "news", update, ("told", told.at))


def listeners(journal: Journal, update: Update) -> tuple[Contact, ...]:
    """Return everybody in an update's `to`; without one, everybody who isn't archived."""
    wanted = update.to or ("all",)
    if any(word.lower() == "all" for word in wanted):
        return tuple(person for person in journal.contacts if not person.archived)
    tags = {word[4:].strip().lower() for word in wanted if word.lower().startswith("tag:")}
    named = set(journal.contacts.resolve(wanted))
    return tuple(p for p in journal.contacts if p in named or tags & {tag.lower() for tag in p.tags})


def attended(journal: Journal, today: date) -> Iterator[tuple[Contact, Event, date]]:
    """Yield who was met at which event. A contact's `event` and an event's `met` are one fact."""
    seen: set[tuple[Contact, Event]] = set()
    for event in journal.events:
        for item in event.met:
            person = journal.contacts.find(item.name) if item.name else None
            if person is not None:
                seen.add((person, event))
    for person in journal.contacts:
        event_ = journal.events.find(person.event) if person.event else None
        if event_ is not None:
            seen.add((person, event_))
    for person, event in sorted(seen, key=lambda pair: (pair[1].slug, pair[0].slug)):
        if event.date is not None and event.date.day <= today:
            yield person, event, event.date.day


@lru_cache(maxsize=20)
def first_met(journal: Journal, today: date) -> dict[Contact, tuple[date, Record]]:
    """Return the day of each person's first held meeting or event, and its record."""
    found: dict[Contact, tuple[date, Record]] = {}
    for person, touches in history(journal, today).items():
        first = next((touch for touch in touches if touch.kind in ("met", "event")), None)
        if first is not None:
            found[person] = (first.day, first.record)
    return found


@lru_cache(maxsize=20)
def introducers(journal: Journal, today: date) -> dict[Contact, tuple[Contact, ...]]:
    """Return who introduced each person to me: `introduced_by`, and who gave me the name in a meeting.

    A name given for somebody whom I had met or been in touch with before that day introduces nobody.
    """
    found = {person: list(journal.contacts.resolve(person.introduced_by)) for person in journal.contacts}
    first = {person: told[0].day for person, dated in _dated(journal).items() if (told := dated.by(today))}
    for meeting in journal.meetings:
        if meeting.date is None or not meeting.introductions or not meetings.held(meeting, today):
            continue
        for introduction in meeting.introductions:
            named = introduced(journal, introduction.contact or introduction.name)
            if named is None or first.get(named, date.max) < meeting.date.day:
                continue
            # Somebody whom a part of a journal only names has no place in it yet.
            given = found.setdefault(named, list(journal.contacts.resolve(named.introduced_by)))
            given += [p for p in meetings.people(journal, meeting) if p is not named and p not in given]
    return {person: tuple(given) for person, given in found.items() if given}


def introduced(journal: Journal, name: str | None) -> Contact | None:
    """Return the contact that a name given in a meeting means, if it means exactly one."""
    return journal.contacts.find(name) if name else None


def _reports(journal: Journal, today: date) -> Iterator[tuple[Meeting, Report]]:
    for meeting in journal.meetings:
        for report in meeting.reported_back:
            if report.on.day <= today:
                yield meeting, report


def _report_to(journal: Journal, today: date, meeting: Meeting, report: Report) -> tuple[Contact, ...]:
    if report.to:
        return journal.contacts.resolve(report.to)
    given = introducers(journal, today)
    everybody = [i for person in meetings.people(journal, meeting) for i in given.get(person, ())]
    return tuple(dict.fromkeys(everybody))


def last_contact(journal: Journal, today: date, person: Contact) -> Moment | None:
    """Return the day of the latest touch, or None."""
    touches = history(journal, today).get(person, ())
    return Moment(touches[-1].day) if touches else None

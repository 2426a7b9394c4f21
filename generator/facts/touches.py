"""Every touch between me and a person, from facts that have come true by today (contract §2)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from generator.facts import meetings
from generator.facts.promises import promises
from generator.model.items import ReportedBack
from generator.model.journal import Journal
from generator.model.moment import Moment
from generator.model.records import Contact, Event, Meeting, Record, Update

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


@dataclass(frozen=True, slots=True)
class Touches:
    """A person's touches of all days, oldest first; `since` is the first day on which each is a fact."""

    all: tuple[Touch, ...]
    since: tuple[date, ...]
    last: date

    def by(self, today: date) -> tuple[Touch, ...]:
        """Return those that have come true."""
        if self.last <= today:
            return self.all
        return tuple(touch for touch, since in zip(self.all, self.since, strict=True) if since <= today)


@lru_cache(maxsize=2)
def touches(journal: Journal) -> dict[Contact, Touches]:
    """Return each person's touches of all days, in the order in which people first come."""
    return _by_person((*_but_reports(journal), *_report_touches(journal)))


def history(journal: Journal, today: date) -> dict[Contact, tuple[Touch, ...]]:
    """Return each person's touches by today, oldest first; people without any are left out."""
    return {person: told for person, theirs in touches(journal).items() if (told := theirs.by(today))}


def touches_by(journal: Journal, today: date, person: Contact) -> tuple[Touch, ...]:
    """Return one person's touches by today, oldest first."""
    theirs = touches(journal).get(person)
    return theirs.by(today) if theirs else ()


def _by_person(found: Iterable[tuple[Contact, date, Touch]]) -> dict[Contact, Touches]:
    gathered: dict[Contact, list[tuple[date, Touch]]] = {}
    for person, since, touch in found:
        gathered.setdefault(person, []).append((since, touch))
    made = {}
    for person, pairs in gathered.items():
        pairs.sort(key=lambda pair: pair[1].day)
        days = tuple(since for since, _ in pairs)
        made[person] = Touches(tuple(touch for _, touch in pairs), days, max(days))
    return made


@lru_cache(maxsize=1)
def _but_reports(journal: Journal) -> tuple[tuple[Contact, date, Touch], ...]:
    """Return all touches but reports, whose hearers are known only by these: who introduced whom."""
    return tuple(_touches(journal))


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


@lru_cache(maxsize=4)
def first_met(journal: Journal, today: date) -> dict[Contact, tuple[date, Record]]:
    """Return the day of each person's first held meeting or event, and its record."""
    found = ((person, first_meeting(theirs.by(today))) for person, theirs in touches(journal).items())
    return {person: first for person, first in found if first is not None}


def first_met_with(journal: Journal, today: date, person: Contact) -> tuple[date, Record] | None:
    """Return the day of the first held meeting or event with one person, and its record."""
    return first_meeting(touches_by(journal, today, person))


def first_meeting(told: tuple[Touch, ...]) -> tuple[date, Record] | None:
    """Return the day and the record of the first touch that was a meeting."""
    return next(((touch.day, touch.record) for touch in told if touch.kind in ("met", "event")), None)


Introducing = tuple[date, Contact]
"""From which day on somebody counts as introducer; `date.min` where no day is given."""


@lru_cache(maxsize=2)
def introducings(journal: Journal) -> dict[Contact, tuple[Introducing, ...]]:
    """Return who introduced each person to me, and from when: `introduced_by`, and who gave me the name in a meeting.

    A name given for somebody whom I had met or been in touch with before that day introduces nobody.
    """
    found = {
        person: [(date.min, by) for by in journal.contacts.resolve(person.introduced_by)] for person in journal.contacts
    }
    first: dict[Contact, date] = {}
    for person, _, touch in _but_reports(journal):
        first[person] = min(touch.day, first.get(person, date.max))
    for meeting in journal.meetings:
        since = meetings.held_from(meeting)
        if meeting.date is None or since is None:
            continue
        for introduction in meeting.introductions:
            named = introduced(journal, introduction.contact or introduction.name)
            if named is None or first.get(named, date.max) < meeting.date.day:
                continue
            # Somebody whom a part of a journal only names has no place in it yet.
            given = found.setdefault(named, [(date.min, by) for by in journal.contacts.resolve(named.introduced_by)])
            given += [(since, person) for person in meetings.people(journal, meeting) if person is not named]
    return {person: tuple(given) for person, given in found.items() if given}


@lru_cache(maxsize=4)
def introducers(journal: Journal, today: date) -> dict[Contact, tuple[Contact, ...]]:
    """Return who had introduced each person to me by today; people whom nobody introduced are left out."""
    found = ((person, _by(given, today)) for person, given in introducings(journal).items())
    return {person: given for person, given in found if given}


def introducers_of(journal: Journal, today: date, person: Contact) -> tuple[Contact, ...]:
    """Return who had introduced one person to me by today."""
    return _by(introducings(journal).get(person, ()), today)


def _by(given: tuple[Introducing, ...], today: date) -> tuple[Contact, ...]:
    return tuple(dict.fromkeys(introducer for since, introducer in given if since <= today))


def introduced(journal: Journal, name: str | None) -> Contact | None:
    """Return the contact that a name given in a meeting means, if it means exactly one."""
    return journal.contacts.find(name) if name else None


def _report_touches(journal: Journal) -> Iterator[tuple[Contact, date, Touch]]:
    """Yield every report back: to whom, from which day on that is a fact, and the touch.

    A report to nobody in particular is one to every introducer of those who were there.
    """
    for meeting in journal.meetings:
        for report in meeting.reported_back:
            touch = Touch(report.on.day, "report", meeting, ("reported_back", report.at))
            heard: dict[Contact, date] = {}
            for since, person in _hearing(journal, meeting, report):
                heard[person] = min(heard.get(person, date.max), since)
            for person, since in heard.items():
                yield person, max(since, report.on.day), touch


def _hearing(journal: Journal, meeting: Meeting, report: ReportedBack) -> Iterator[Introducing]:
    if report.to:
        yield from ((date.min, person) for person in journal.contacts.resolve(report.to))
        return
    for person in meetings.people(journal, meeting):
        yield from introducings(journal).get(person, ())


def last_contact(journal: Journal, today: date, person: Contact) -> Moment | None:
    """Return the day of the latest touch, or None."""
    told = touches_by(journal, today, person)
    return Moment(told[-1].day) if told else None


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

"""Touches: every time that somebody and I were in contact, who introduced them, and pauses between (contract §2)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from generator.facts import meetings
from generator.facts.promises import promises
from generator.model.choices import KNOWN_THROUGH
from generator.model.items import Introduced, ReportedBack
from generator.model.journal import Journal, names_of
from generator.model.moment import Moment
from generator.model.names import normalize, strip_brackets
from generator.model.records import Contact, Event, Meeting, Record, Update

Path = tuple[str | int, ...]
DatedIntroducer = tuple[date, Contact, date | None]
"""The day from which on somebody counts as an introducer, `date.min` where no day is given, who it is, and the day.

A name given in a meeting of yesterday that is not written up counts from today on: the first and the last differ.
"""
QUIET_DAYS = 30
"""From how many days without a touch on a pause is worth mentioning."""


@dataclass(frozen=True, slots=True)
class Touch:
    """One contact between somebody and me on one day, and the fact that says so.

    `kind` is one of: met, event, outreach, reply, heard, thanks, news, help, report, promise. The fact stands at `path`
    of the front matter of `record`; where `path` is empty, the whole record or its text is the fact.
    """

    day: date
    kind: str
    record: Record
    path: Path = ()


@dataclass(frozen=True, slots=True)
class Touches:
    """A person's touches of all days, the oldest first; `since` has for each the first day on which it is a fact.

    A meeting of yesterday without notes, say, is a fact from today on. `last` is the last day in `since`.
    """

    all: tuple[Touch, ...]
    since: tuple[date, ...]
    last: date

    def by(self, today: date) -> tuple[Touch, ...]:
        """Return those that are facts by today."""
        if self.last <= today:
            return self.all
        return tuple(touch for touch, since in zip(self.all, self.since, strict=True) if since <= today)


@lru_cache(maxsize=2)
def touches(journal: Journal) -> dict[Contact, Touches]:
    """Return each person's touches of all days."""
    return _by_person((*_all_but_reports(journal), *_report_touches(journal)))


def history(journal: Journal, today: date) -> dict[Contact, tuple[Touch, ...]]:
    """Return each person's touches by today, the oldest first; people without any are left out."""
    return {person: found for person, theirs in touches(journal).items() if (found := theirs.by(today))}


def touches_by(journal: Journal, today: date, person: Contact) -> tuple[Touch, ...]:
    """Return one person's touches by today, the oldest first."""
    theirs = touches(journal).get(person)
    return theirs.by(today) if theirs else ()


def last_contact(journal: Journal, today: date, person: Contact) -> Moment | None:
    """Return the day of the latest touch, or None."""
    found = touches_by(journal, today, person)
    return Moment(found[-1].day) if found else None


def knew_before(person: Contact, day: date) -> bool:
    """Return whether `met_on` says that I knew somebody before a day; a month or year only if all of it is."""
    return person.met_on is not None and person.met_on.before(day)


def known_since(journal: Journal, today: date, person: Contact) -> Moment | None:
    """Return since when I know somebody: from the first held meeting or event, or an earlier `met_on` (contract §2).

    A month or a year counts from its first day, but is earlier than a meeting only if all of it is. So `before` of what
    is returned says whether I knew them before a day.
    """
    first = first_met_with(journal, today, person)
    given = person.met_on if person.met_on is not None and person.met_on.day <= today else None
    if first is None or (given is not None and given.before(first[0])):
        return given
    return Moment(first[0])


@lru_cache(maxsize=4)
def first_met(journal: Journal, today: date) -> dict[Contact, tuple[date, Record]]:
    """Return the day of each person's first held meeting or event, and its record."""
    found = ((person, first_meeting(theirs.by(today))) for person, theirs in touches(journal).items())
    return {person: first for person, first in found if first is not None}


def first_met_with(journal: Journal, today: date, person: Contact) -> tuple[date, Record] | None:
    """Return the day of the first held meeting or event with one person, and its record."""
    return first_meeting(touches_by(journal, today, person))


def first_meeting(found: tuple[Touch, ...]) -> tuple[date, Record] | None:
    """Return the day and the record of the first touch that was a meeting."""
    return next(((touch.day, touch.record) for touch in found if touch.kind in ("met", "event")), None)


def attended(journal: Journal, today: date) -> Iterator[tuple[Contact, Event, date]]:
    """Yield who was met at which event, and its day; a contact's `event` and an event's `met` say the same thing."""
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


@lru_cache(maxsize=2)
def dated_introducers(journal: Journal) -> dict[Contact, tuple[DatedIntroducer, ...]]:
    """Return who introduced each person to me, and since when: those in `introduced_by`, and whoever gave me the name.

    A name given in a meeting counts only if I had not been in touch with that person before that day.
    """
    found = {person: _written(journal, person) for person in journal.contacts}
    first: dict[Contact, date] = {}
    for person, _, touch in _all_but_reports(journal):
        first[person] = min(touch.day, first.get(person, date.max))
    for meeting in journal.meetings:
        since = meetings.held_from(meeting)
        if meeting.date is None or since is None:
            continue
        for introduction in meeting.introductions:
            named = introduced(journal, introduction)
            if named is None or first.get(named, date.max) < meeting.date.day:
                continue
            # A journal may be only a part of one: then it may name somebody who is not among its contacts.
            given = found.setdefault(named, _written(journal, named))
            there = meetings.people(journal, meeting)
            given += [(since, person, meeting.date.day) for person in there if person is not named]
    return {person: tuple(given) for person, given in found.items() if given}


def _written(journal: Journal, person: Contact) -> list[DatedIntroducer]:
    day = person.introduced_on.day if person.introduced_on else None
    return [(date.min, by, day) for by in journal.contacts.resolve(person.introduced_by)]


@lru_cache(maxsize=4)
def introducers(journal: Journal, today: date) -> dict[Contact, tuple[Contact, ...]]:
    """Return who had introduced each person to me by today; people whom nobody introduced are left out."""
    found = ((person, _by(given, today)) for person, given in dated_introducers(journal).items())
    return {person: given for person, given in found if given}


def introducers_of(journal: Journal, today: date, person: Contact) -> tuple[Contact, ...]:
    """Return who had introduced one person to me by today."""
    return _by(dated_introducers(journal).get(person, ()), today)


def introduced(journal: Journal, given: Introduced) -> Contact | None:
    """Return the contact whom an item of `introductions` means, if it means exactly one.

    A plain name means whoever bears it, unless they are not known to have worked where the item says: that is a
    namesake, somebody without a record (contract §2).
    """
    if given.contact:
        return journal.contacts.find(given.contact)
    found = journal.contacts.find(given.name) if given.name else None
    return None if found is not None and _works_elsewhere(journal, given, found) else found


def namesakes(journal: Journal, given: Introduced) -> tuple[Contact, ...]:
    """Return the contacts who bear the name of an item of `introductions` that means none of them."""
    if given.contact or not given.name or introduced(journal, given) is not None:
        return ()
    return journal.contacts.answering(given.name)


def _works_elsewhere(journal: Journal, given: Introduced, person: Contact) -> bool:
    if not given.name or not given.company or normalize(given.name) not in map(normalize, names_of(person)):
        return False  # a slug or a wikilink is no plain name: it says which record is meant
    places = {_place(journal, name) for name in (person.company, *person.formerly) if name}
    return bool(places) and _place(journal, given.company) not in places


def _place(journal: Journal, company: str) -> str:
    record = journal.companies.find(company)
    return normalize(record.slug if record else strip_brackets(company))


def listeners(journal: Journal, update: Update) -> tuple[Contact, ...]:
    """Return the people whom an update is meant for: those in `to`; without it, everybody who isn't archived."""
    wanted = update.to or ("all",)
    if any(word.lower() == "all" for word in wanted):
        return tuple(person for person in journal.contacts if not person.archived)
    tags = {word[4:].strip().lower() for word in wanted if word.lower().startswith("tag:")}
    named = set(journal.contacts.resolve(wanted))
    return tuple(p for p in journal.contacts if p in named or tags & {tag.lower() for tag in p.tags})


def is_for(journal: Journal, update: Update, person: Contact, today: date) -> bool:
    """Return whether news that is meant for somebody is to be told them: I knew them before it, and they allow it."""
    if person.archived or update.date is None or meetings.permission(journal, today, person) != "yes":
        return False
    day = update.date.day
    if person.how_found in KNOWN_THROUGH or knew_before(person, day):
        return True
    return any(met < day and since <= today for met, since in _met_on(journal).get(person, ()))


@lru_cache(maxsize=1)
def _met_on(journal: Journal) -> dict[Contact, list[tuple[date, date]]]:
    """Return for each person the days on which we met, each with the first day on which it is a fact."""
    found: dict[Contact, list[tuple[date, date]]] = {}
    for person, since, touch in _occasions(journal):
        found.setdefault(person, []).append((touch.day, since))
    return found


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
    """Return with how many people I was in touch, by day; days without any are left out."""
    found: dict[date, int] = {}
    for touches in history(journal, today).values():
        for day in {touch.day for touch in touches}:
            found[day] = found.get(day, 0) + 1
    return found


def pauses(days: Mapping[date, int], since: date, today: date) -> tuple[Pause, ...]:
    """Return the pauses that last until `since` or longer, the oldest first; before the first touch there is none."""
    ordered = sorted(days)
    if not ordered:
        return ()
    day = timedelta(days=1)
    ends = [*ordered[1:], today + day] if today < date.max else ordered[1:]
    found = (Pause(before + day, after - day) for before, after in zip(ordered, ends, strict=False))
    return tuple(pause for pause in found if pause.days > 0 and pause.last >= since)


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
def _all_but_reports(journal: Journal) -> tuple[tuple[Contact, date, Touch], ...]:
    """Return all touches but reports back: who heard those depends on who introduced whom, which depends on these."""
    return tuple(_touches(journal))


def _touches(journal: Journal) -> Iterator[tuple[Contact, date, Touch]]:
    """Yield the person, the day from which on it is a fact, and the touch."""
    for person in journal.contacts:
        for touch in _own(person):
            yield person, touch.day, touch
    yield from _occasions(journal)
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


def _occasions(journal: Journal) -> Iterator[tuple[Contact, date, Touch]]:
    """Yield every time that somebody and I met, at an event or in a meeting."""
    for person, event, day in attended(journal, date.max):
        yield person, day, Touch(day, "event", event)
    for meeting in journal.meetings:
        since = meetings.held_from(meeting)
        if meeting.date is not None and since is not None:
            for person in meetings.people(journal, meeting):
                yield person, since, Touch(meeting.date.day, "met", meeting)


def _own(person: Contact) -> Iterator[Touch]:
    for sent in person.outreach:
        yield Touch(sent.on.day, "outreach", person, ("outreach", sent.at))
        if sent.replied is not None:
            yield Touch(sent.replied.day, "reply", person, ("outreach", sent.at, "replied"))
    for heard in person.heard:
        yield Touch(heard.on.day, "heard", person, ("heard", heard.at))
    for help_ in person.help:
        yield Touch(help_.on.day, "help", person, ("help", help_.at))
        if help_.thanked is not None and help_.direction == "received":
            yield Touch(help_.thanked.day, "thanks", person, ("help", help_.at, "thanked"))


def _of_meeting(journal: Journal, meeting: Meeting) -> Iterator[tuple[Contact, date, Touch]]:
    with_ = meetings.people(journal, meeting)
    for thanks in meeting.thanks:
        for person in journal.contacts.resolve(thanks.to) if thanks.to else with_:
            yield person, thanks.on.day, Touch(thanks.on.day, "thanks", meeting, ("thanks", thanks.at))
    for help_ in meeting.help:
        for person in with_:
            yield person, help_.on.day, Touch(help_.on.day, "help", meeting, ("help", help_.at))
            if help_.thanked is not None and help_.direction == "received":
                day = help_.thanked.day
                yield person, day, Touch(day, "thanks", meeting, ("help", help_.at, "thanked"))


def _of_update(journal: Journal, update: Update) -> Iterator[tuple[Contact, Touch]]:
    for told in update.told:
        people = journal.contacts.resolve(told.who)
        if "all" in map(str.lower, told.who):  # those whom it was for by that day, and nobody added later
            people = tuple(one for one in listeners(journal, update) if is_for(journal, update, one, told.on.day))
        for person in people:
            yield person, Touch(told.on.day, "news", update, ("told", told.at))


def _by(given: tuple[DatedIntroducer, ...], today: date) -> tuple[Contact, ...]:
    return tuple(dict.fromkeys(introducer for since, introducer, _ in given if since <= today))


def _report_touches(journal: Journal) -> Iterator[tuple[Contact, date, Touch]]:
    """Yield every report back: who heard it, the day from which on that is a fact, and the touch.

    A report without `to` went to every introducer of the people in the meeting.
    """
    for meeting in journal.meetings:
        for report in meeting.reported_back:
            touch = Touch(report.on.day, "report", meeting, ("reported_back", report.at))
            heard: dict[Contact, date] = {}
            for since, person in _who_heard(journal, meeting, report):
                heard[person] = min(heard.get(person, date.max), since)
            for person, since in heard.items():
                yield person, max(since, report.on.day), touch


def _who_heard(journal: Journal, meeting: Meeting, report: ReportedBack) -> Iterator[tuple[date, Contact]]:
    if report.to:
        yield from ((date.min, person) for person in journal.contacts.resolve(report.to))
        return
    for person in meetings.people(journal, meeting):
        yield from ((since, by) for since, by, _ in dated_introducers(journal).get(person, ()))

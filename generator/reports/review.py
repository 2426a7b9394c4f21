"""What happened in some days, by the files alone or beside an earlier journal (source 000: well kept records)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from generator.debts import debts
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.birthdays import next_birthday
from generator.facts.touches import attended, first_met, history
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.moment import shifted
from generator.model.names import normalize, strip_brackets
from generator.model.records import Contact, Event, Meeting
from generator.model.settings import Settings
from generator.reports.introductions import Introduction, introductions
from generator.reports.paid import fell_away
from generator.words.said import Name, Said

DAYS = 7
"""How many days a review looks back where nobody says, and how many it looks ahead."""
WEEK = 7


Attended = tuple[Event, tuple[Contact | Name, ...]]
"""An event, and whom I met there, those without a record by their names."""
FellAway = tuple[Debt, Said]
"""A debt that I need not pay any more, and what happened, as in `Ana Silva answered`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A meeting that has another day now."""

    meeting: Meeting
    was: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """Somebody who does something else now, or elsewhere, and what they did before: role and company."""

    person: Contact
    before: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What happened after `since` up to and with `today`, and what comes in the `DAYS` after that.

    `new` are people with whom there was a first touch in these days, `met` those first met in person or at an event.
    `opened` debts began in these days and are still open; `closed` were paid in them, `fell_away` ended by what
    happened, `let_go` lapsed in them. What an owner waives or crosses out has no date, so it is left out. `due` are the
    open debts that fall due by the end of the coming days, overdue ones included. `attended` are events that I was at,
    with whom I met; `called_off` meetings that were called off in these days, or to which nobody came.
    """

    since: date
    today: date
    new: tuple[Contact, ...]
    met: tuple[Contact, ...]
    held: tuple[Meeting, ...]
    opened: tuple[Debt, ...]
    closed: tuple[Debt, ...]
    fell_away: tuple[FellAway, ...]
    let_go: tuple[Debt, ...]
    names: tuple[Introduction, ...]
    lessons: tuple[Meeting, ...]
    attended: tuple[Attended, ...]
    called_off: tuple[Meeting, ...]
    ahead: tuple[Meeting, ...]
    events: tuple[Event, ...]
    due: tuple[Debt, ...]
    birthdays: tuple[tuple[date, Contact], ...]
    touched: int
    """With how many people I was in touch in these days."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all happened in these days."""
        paid = self.closed or self.fell_away
        return not (self.new or self.held or paid or self.names or self.touched or self.attended or self.called_off)


def review(day: Day, since: date) -> Review:
    """Return what happened after `since` up to and with today, and what comes in the next seven days."""
    journal, today, now = day.journal, day.today, debts(day)
    ends = shifted(today, DAYS)
    held = tuple(_between(journal, since, today, today))
    touches = history(journal, today)
    met = first_met(journal, today)
    paid, ended = _apart(journal, today, tuple(_closed(now, since)))
    return Review(
        since=since,
        today=today,
        new=tuple(p for p, found in touches.items() if since < found[0].day),
        met=tuple(person for person, (first, _) in met.items() if since < first),
        held=held,
        opened=tuple(debt for debt in now if debt.is_open and since < _began(debt) <= today),
        closed=paid,
        fell_away=ended,
        let_go=tuple(debt for debt in now if debt.let_go and since <= _lapsed(debt, day.settings) < today),
        names=tuple(d for d in introductions(day).all if d.on and since < d.on <= today),
        lessons=tuple(meeting for meeting in held if meeting.lesson),
        attended=tuple(_attended(journal, since, today)),
        called_off=tuple(_called_off(journal, since, today)),
        ahead=tuple(_ahead(journal, today, ends)),
        events=tuple(e for e in journal.events if e.date and today <= e.date.day <= ends and not e.met),
        due=tuple(debt for debt in now if debt.is_open and debt.due_day <= ends),
        birthdays=tuple(_birthdays(journal, today, ends)),
        touched=sum(any(touch.day > since for touch in found[::-1][:1]) for found in touches.values()),
    )


@dataclass(frozen=True, slots=True)
class LastWeek:
    """The meetings of the week, the latest first, and who was met at which event."""

    meetings: tuple[Meeting, ...] = ()
    events: tuple[Attended, ...] = ()


def last_week(journal: Journal, today: date) -> LastWeek:
    """Return the last seven days, today among them."""
    since = today - timedelta(days=min(WEEK - 1, (today - date.min).days))
    week = [
        (meeting.date.day, meeting.slug, meeting)
        for meeting in journal.meetings
        if meeting.date is not None and since <= meeting.date.day <= today and meetings.held(meeting, today)
    ]
    week.sort(key=lambda meeting: meeting[:2], reverse=True)
    return LastWeek(tuple(meeting[2] for meeting in week), tuple(_events(journal, shifted(since, -1), today)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What happened from the day `first` to `today`, both included.

    `held` are meetings of these days, `written_late` meetings of earlier days that were written down only now. `opened`
    debts came to be owed and still are, `closed` ones were paid, `fell_away` ended by what happened, `let_go` were
    waived or have lapsed. `attended` are events, each with whom I met there. `moved` meetings and `new_jobs` are known
    only by comparison.
    """

    first: date
    today: date
    new: tuple[Contact, ...]
    held: tuple[Meeting, ...]
    written_late: tuple[Meeting, ...] = ()
    opened: tuple[Debt, ...]
    closed: tuple[Debt, ...]
    fell_away: tuple[FellAway, ...]
    let_go: tuple[Debt, ...]
    names: tuple[Introduction, ...]
    lessons: tuple[Meeting, ...]
    attended: tuple[Attended, ...]
    called_off: tuple[Meeting, ...]
    moved: tuple[Moved, ...] = ()
    new_jobs: tuple[NewJob, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all happened in these days."""
        meetings_ = self.held or self.written_late or self.called_off or self.moved
        debts_ = self.opened or self.closed or self.fell_away
        return not (self.new or meetings_ or debts_ or self.names or self.attended or self.new_jobs)


def by_its_days(day: Day, first: date) -> Since:
    """Return what happened from `first` on, by the dates in the files alone."""
    found = review(day, shifted(first, -1))
    return Since(
        first=first,
        today=day.today,
        new=found.new,
        held=found.held,
        opened=found.opened,
        closed=found.closed,
        fell_away=found.fell_away,
        let_go=found.let_go,
        names=found.names,
        lessons=found.lessons,
        attended=found.attended,
        called_off=found.called_off,
    )


def compared(now: Day, then: Day, first: date) -> Since:
    """Return what happened from `first` on, by comparing the journal `now` with what it was `then`."""
    renamed = _renamed(now.journal, then.journal)
    held = _newly_held(now.journal, then.journal, now.today, then.today)
    before = {debt.id: debt for debt in debts(then)}
    owed = [(debt, before.get(_id_then(debt, renamed))) for debt in debts(now)]
    closed = tuple(debt for debt, was in owed if debt.closed and _ended(debt, was, first))
    paid, ended = _apart(now.journal, now.today, closed)
    return Since(
        first=first,
        today=now.today,
        new=tuple(p for p in now.journal.contacts if p.slug not in renamed and not _was_there(then.journal, p)),
        held=tuple(meeting for meeting in held if _day(meeting) >= first),
        written_late=tuple(meeting for meeting in held if _day(meeting) < first),
        opened=tuple(debt for debt, was in owed if debt.is_open and was is None),
        closed=paid,
        fell_away=ended,
        let_go=tuple(d for d, was in owed if not d.closed and not d.is_open and _ended(d, was, first)),
        names=tuple(_new_names(now, then)),
        lessons=tuple(_lessons(now.journal, then.journal, now.today)),
        attended=tuple(_attended(now.journal, shifted(first, -1), now.today)),
        called_off=tuple(_newly_called_off(now.journal, then.journal, shifted(first, -1), now.today)),
        moved=tuple(_moved(now.journal, then.journal)),
        new_jobs=tuple(_new_jobs(now.journal, then.journal, renamed)),
    )


def _began(debt: Debt) -> date:
    """Return the day from which a debt is owed; the first of all days for one that moves with every touch.

    Comparing with what was owed at `since` would not do: a promise is owed as soon as it is written, so by the files
    of today it was owed on any earlier day too.
    """
    if debt.since is None or debt.kind.moves:
        return date.min
    return shifted(debt.since, -debt.kind.days_before)


def _lapsed(debt: Debt, settings: Settings) -> date:
    """Return the last day on which a debt that lapses could still be paid; the last of all days for others."""
    return shifted(debt.due_day, settings.lapse_days) if debt.kind.lapses else date.max


def _between(journal: Journal, since: date, until: date, today: date) -> Iterator[Meeting]:
    found = [m for m in journal.meetings if m.date and since < m.date.day <= until and meetings.held(m, today)]
    yield from sorted(found, key=lambda meeting: (str(meeting.date), meeting.slug))


def _ahead(journal: Journal, today: date, ends: date) -> Iterator[Meeting]:
    found = [
        m
        for m in journal.meetings
        if m.date and today <= m.date.day <= ends and meetings.status(m, today) == "scheduled"
    ]
    yield from sorted(found, key=lambda meeting: (str(meeting.date), meeting.slug))


def _closed(now: tuple[Debt, ...], since: date) -> Iterator[Debt]:
    found = [debt for debt in now if debt.closed_on is not None and since < debt.closed_on]
    yield from sorted(found, key=lambda debt: (debt.closed_on or since, debt.id))


def _apart(journal: Journal, today: date, closed: tuple[Debt, ...]) -> tuple[tuple[Debt, ...], tuple[FellAway, ...]]:
    """Return the closed debts that I paid, and those that ended by what happened."""
    told = [(debt, fell_away(journal, today, debt)) for debt in closed]
    paid = tuple(debt for debt, happened in told if happened is None)
    return paid, tuple((debt, happened) for debt, happened in told if happened is not None)


def _attended(journal: Journal, since: date, today: date) -> Iterator[Attended]:
    """Return the events of these days at which I was, as far as the journal says, the earliest first."""
    return (one for one in _events(journal, since, today) if one[1] or one[0].attended)


def _events(journal: Journal, since: date, today: date) -> Iterator[Attended]:
    """Yield every event of these days but those to which I did not go, the earliest first."""
    days = [
        event
        for event in journal.events
        if event.date is not None and since < event.date.day <= today and event.attended is not False
    ]
    there: dict[Event, list[Contact]] = {}
    for person, event, _ in attended(journal, today) if days else ():
        there.setdefault(event, []).append(person)
    for event in sorted(days, key=lambda event: (str(event.date), event.slug)):
        named = (item.name for item in event.met if item.name and journal.contacts.find(item.name) is None)
        yield event, (*there.get(event, ()), *(Name(strip_brackets(name)) for name in named))


def _called_off(journal: Journal, since: date, today: date) -> Iterator[Meeting]:
    """Yield the meetings that were called off in these days, or to which nobody came, the earliest first."""
    for meeting in sorted(journal.meetings, key=lambda meeting: (str(meeting.date), meeting.slug)):
        off = meeting.cancelled_on if meeting.status == "cancelled" and meeting.cancelled_on else meeting.date
        if meeting.status in ("cancelled", "no-show") and off is not None and since < off.day <= today:
            yield meeting


def _newly_called_off(journal: Journal, then: Journal, since: date, today: date) -> Iterator[Meeting]:
    """Yield the same, and those that were not called off then, whatever their days."""
    known = frozenset(_called_off(journal, since, today))
    for meeting in journal.meetings:
        was = then.meetings.find(meeting.slug)
        was_on = was is not None and was.status not in ("cancelled", "no-show")
        if meeting in known or (was_on and meeting.status in ("cancelled", "no-show")):
            yield meeting


def _moved(journal: Journal, then: Journal) -> Iterator[Moved]:
    """Yield the meetings that have another day than they had; the file of one that was moved may have another name."""
    gone = [one for one in then.meetings if journal.meetings.find(one.slug) is None]
    for meeting in journal.meetings:
        was = then.meetings.find(meeting.slug) or next((one for one in gone if _is_same_meeting(one, meeting)), None)
        if was is not None and was.date and meeting.date and was.date.day != meeting.date.day:
            yield Moved(meeting=meeting, was=was.date.day)


def _is_same_meeting(was: Meeting, meeting: Meeting) -> bool:
    """Return whether a meeting is one of before under another name: the same people, and not on the same day."""
    return _day_and_people(was)[1] == _day_and_people(meeting)[1] and was.body == meeting.body


def _new_jobs(journal: Journal, then: Journal, renamed: Mapping[str, str]) -> Iterator[NewJob]:
    """Yield everybody whose role or company was another one before; a blank that was filled is nothing new."""
    for person in journal.contacts:
        was = then.contacts.find(renamed.get(person.slug, person.slug))
        pairs = ((was.role, person.role), (was.company, person.company)) if was is not None else ()
        if any(before and now and normalize(before) != normalize(now) for before, now in pairs):
            yield NewJob(person=person, before=tuple(filter(None, (was.role, was.company))) if was else ())


def _birthdays(journal: Journal, today: date, ends: date) -> Iterator[tuple[date, Contact]]:
    found = [(next_birthday(p, today), p) for p in journal.contacts if p.personal and not p.archived]
    coming = [(day, person) for day, person in found if day is not None and day <= ends]
    yield from sorted(coming, key=lambda pair: (pair[0], pair[1].slug))


def _was_there(then: Journal, person: Contact) -> bool:
    return then.contacts.find(person.slug) is not None


def _renamed(journal: Journal, then: Journal) -> Mapping[str, str]:
    """Return the new slugs of people whose file has another name now, each to its old one."""
    gone = [person for person in then.contacts if journal.contacts.find(person.slug) is None]
    found: dict[str, str] = {}
    for person in journal.contacts if gone else ():
        if not _was_there(then, person):
            old = next((one for one in gone if _is_same(one, person)), None)
            found |= {person.slug: old.slug} if old else {}
    return found


def _is_same(one: Contact, other: Contact) -> bool:
    """Return whether two files are about one person: the same name, or more than half of their lines, as in git."""
    if normalize(one.name) == normalize(other.name):
        return True
    said, says = _facts(one), _facts(other)
    return len(said & says) >= 2 and 2 * len(said & says) > max(len(said), len(says))


def _facts(person: Contact) -> frozenset[str]:
    lines = (line.strip() for line in person.source.text.splitlines())
    return frozenset(line for line in lines if line and line != "---" and not line.endswith(":"))


def _newly_held(journal: Journal, then: Journal, today: date, then_day: date) -> list[Meeting]:
    """Return the meetings that are held now and were not then; one whose file was only renamed is left out."""
    before = [meeting for meeting in then.meetings if meetings.held(meeting, then_day)]
    known = {normalize(meeting.slug) for meeting in before}
    gone = {_day_and_people(meeting) for meeting in before if journal.meetings.find(meeting.slug) is None}
    held = [
        meeting
        for meeting in journal.meetings
        if meetings.held(meeting, today)
        and normalize(meeting.slug) not in known
        and _day_and_people(meeting) not in gone
    ]
    return sorted(held, key=lambda meeting: (_day(meeting), meeting.slug))


def _day_and_people(meeting: Meeting) -> tuple[date, frozenset[str]]:
    return _day(meeting), frozenset(map(normalize, meeting.with_))


def _day(meeting: Meeting) -> date:
    return meeting.date.day if meeting.date else date.max


def _id_then(debt: Debt, renamed: Mapping[str, str]) -> str:
    return "/".join(renamed.get(part, part) for part in debt.id.split("/"))


def _ended(debt: Debt, was: Debt | None, first: date) -> bool:
    """Return whether a debt that is no longer open was closed or let go in these days."""
    if was is not None:
        return not was.closed and (was.is_open or debt.closed)  # a debt that had lapsed may still be paid
    day = debt.closed_on or debt.since
    return day is not None and day >= first


def _new_names(now: Day, then: Day) -> Iterator[Introduction]:
    before = introductions(then).all
    known = {normalize(one.name) for one in before} | {normalize(one.contact.slug) for one in before if one.contact}
    for one in introductions(now).all:
        if normalize(one.name) not in known and not (one.contact and normalize(one.contact.slug) in known):
            yield one


def _lessons(journal: Journal, then: Journal, today: date) -> Iterator[Meeting]:
    before = {meeting.lesson for meeting in then.meetings if meeting.lesson}
    for meeting in journal.meetings:
        if meeting.lesson and meeting.lesson not in before and meetings.held(meeting, today):
            yield meeting

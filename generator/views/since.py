"""What a stretch of days brought: by what the journal was before it, or, where nobody knows that, by its days alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator.debts import debts
from generator.debts.debt import Debt
from generator.records import Contact, Journal, Meeting
from generator.records.moment import shifted
from generator.records.names import key
from generator.settings import Settings
from generator.views import meetings
from generator.views.doors import Door, doors
from generator.views.review import review


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What happened from the day `first` to `today`, both included.

    `held` are talks of these days, `written_late` talks of earlier days that were written down only now. `opened`
    debts came to be owed and still are, `closed` ones were paid, `let_go` were waived or dropped for their age.
    """

    first: date
    today: date
    new: tuple[Contact, ...]
    held: tuple[Meeting, ...]
    written_late: tuple[Meeting, ...] = ()
    opened: tuple[Debt, ...]
    closed: tuple[Debt, ...]
    let_go: tuple[Debt, ...]
    names: tuple[Door, ...]
    lessons: tuple[Meeting, ...]

    @property
    def is_quiet(self) -> bool:
        """Whether nothing at all came of these days."""
        return not (self.new or self.held or self.written_late or self.opened or self.closed or self.names)


def by_its_days(journal: Journal, first: date, today: date, settings: Settings) -> Since:
    """Return what happened, from the days in the files alone."""
    found = review(journal, shifted(first, -1), today, settings)
    return Since(
        first=first,
        today=today,
        new=found.new,
        held=found.held,
        opened=found.opened,
        closed=found.closed,
        let_go=found.let_go,
        names=found.names,
        lessons=found.lessons,
    )


def compared(journal: Journal, then: Journal, first: date, today: date, then_day: date, settings: Settings) -> Since:
    """Return what happened, by what the journal was `then`, seen on the day `then_day`."""
    renamed = _renamed(journal, then)
    held = _newly_held(journal, then, today, then_day)
    owed = {debt.id: debt for debt in debts(then, then_day, settings)}
    now = [(debt, owed.get(_id_then(debt, renamed))) for debt in debts(journal, today, settings)]
    return Since(
        first=first,
        today=today,
        new=tuple(p for p in journal.contacts if p.slug not in renamed and not _answers(then, p)),
        held=tuple(meeting for meeting in held if _day(meeting) >= first),
        written_late=tuple(meeting for meeting in held if _day(meeting) < first),
        opened=tuple(debt for debt, was in now if debt.is_open and was is None),
        closed=tuple(debt for debt, was in now if debt.closed and _ended(debt, was, first)),
        let_go=tuple(d for d, was in now if not d.closed and not d.is_open and _ended(d, was, first)),
        names=tuple(_new_names(journal, then, today, then_day, settings)),
        lessons=tuple(_lessons(journal, then, today)),
    )


def _answers(then: Journal, person: Contact) -> bool:
    return then.contacts.find(person.slug) is not None


def _renamed(journal: Journal, then: Journal) -> Mapping[str, str]:
    """Return the new slugs of people whose file has another name now, each to its old one."""
    gone = [person for person in then.contacts if journal.contacts.find(person.slug) is None]
    found: dict[str, str] = {}
    for person in journal.contacts if gone else ():
        if not _answers(then, person):
            old = next((one for one in gone if _is_same(one, person)), None)
            found |= {person.slug: old.slug} if old else {}
    return found


def _is_same(one: Contact, other: Contact) -> bool:
    """Return whether two files tell of one person: the same name, or more than half of what they say, as in git."""
    if key(one.name) == key(other.name):
        return True
    said, says = _facts(one), _facts(other)
    return len(said & says) >= 2 and 2 * len(said & says) > max(len(said), len(says))


def _facts(person: Contact) -> frozenset[str]:
    lines = (line.strip() for line in person.source.text.splitlines())
    return frozenset(line for line in lines if line and line != "---" and not line.endswith(":"))


def _newly_held(journal: Journal, then: Journal, today: date, then_day: date) -> list[Meeting]:
    """Return the talks that are held and were not then; one whose file has another name now is no new one."""
    before = [meeting for meeting in then.meetings if meetings.held(meeting, then_day)]
    known = {key(meeting.slug) for meeting in before}
    gone = {_known_again(meeting) for meeting in before if journal.meetings.find(meeting.slug) is None}
    held = [
        meeting
        for meeting in journal.meetings
        if meetings.held(meeting, today) and key(meeting.slug) not in known and _known_again(meeting) not in gone
    ]
    return sorted(held, key=lambda meeting: (_day(meeting), meeting.slug))


def _known_again(meeting: Meeting) -> tuple[date, frozenset[str]]:
    return _day(meeting), frozenset(map(key, meeting.with_))


def _day(meeting: Meeting) -> date:
    return meeting.date.day if meeting.date else date.max


def _id_then(debt: Debt, renamed: Mapping[str, str]) -> str:
    return "/".join(renamed.get(part, part) for part in debt.id.split("/"))


def _ended(debt: Debt, was: Debt | None, first: date) -> bool:
    """Return whether a debt that is no longer open came to its end in these days."""
    if was is not None:
        return not was.closed and (was.is_open or debt.closed)  # what time let go may be paid after all
    day = debt.closed_on or debt.since
    return day is not None and day >= first


def _new_names(
    journal: Journal, then: Journal, today: date, then_day: date, settings: Settings
) -> Iterator[Door]:  # fmt: skip
    before = doors(then, then_day, settings).doors
    known = {key(one.name) for one in before} | {key(one.contact.slug) for one in before if one.contact}
    for one in doors(journal, today, settings).doors:
        if key(one.name) not in known and not (one.contact and key(one.contact.slug) in known):
            yield one


def _lessons(journal: Journal, then: Journal, today: date) -> Iterator[Meeting]:
    before = {meeting.lesson for meeting in then.meetings if meeting.lesson}
    for meeting in journal.meetings:
        if meeting.lesson and meeting.lesson not in before and meetings.held(meeting, today):
            yield meeting

"""What I was given and what I gave: help, leads, recommendations, introductions (sources 003 and 004)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.debts import debts
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.touches import first_met, introducers, touches_by
from generator.model.choices import OUTCOMES
from generator.model.day import Day
from generator.model.items import Help
from generator.model.journal import Journal
from generator.model.names import normalize
from generator.model.records import Contact, Record
from generator.reports.introductions import Introduction, introductions
from generator.words.plain_text import line

Owed = dict[tuple[Record, Contact | None], Debt]
"""Open debts of thanks, by the record that they come from and the person."""
Known = set[tuple[Contact, str, date | None]]
"""Who helped in which way on which day."""
_GIVEN = ("lead", "recommendation")
"""Outcomes of a meeting that are something given."""
MOST_IN_COMMON = 3
_LOOKED_AT = 50
"""How many people of one topic are compared with each other: the latest met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One thing given or received.

    `kind` is one of a help's kinds, or `introduced` for a name that I was given: then `what` is that name.

    `thanked` is the first day on which they were thanked after it, `owed` the open debt to do so.
    """

    received: bool
    kind: str
    what: str
    people: tuple[Contact, ...]
    record: Record
    on: date | None = None
    contact: Contact | None = None
    thanked: date | None = None
    owed: Debt | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything received and given, the latest first; what bears no day comes last."""

    received: tuple[Thing, ...]
    given: tuple[Thing, ...]

    def by_person(self) -> dict[Contact, tuple[tuple[Thing, ...], tuple[Thing, ...]]]:
        """Return what each person gave and what each was given."""
        found: dict[Contact, tuple[list[Thing], list[Thing]]] = {}
        for thing in (*self.received, *self.given):
            for person in thing.people:
                found.setdefault(person, ([], []))[0 if thing.received else 1].append(thing)
        return {person: (tuple(theirs), tuple(mine)) for person, (theirs, mine) in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class InCommon:
    """Two people who know about the same topic, where nothing says that they know each other."""

    person: Contact
    other: Contact
    topic: str


def ledger(day: Day) -> Ledger:
    """Return everything given and received up to the day."""
    owed = _owed(day)
    helped = list(_help(day.journal, day.today, owed))
    known = {(person, thing.kind, thing.on) for thing in helped if thing.received for person in thing.people}
    received = [thing for thing in helped if thing.received]
    received += _outcomes(day.journal, day.today, owed, known)
    received += _names_given(day, owed, known)
    return Ledger(
        received=tuple(sorted(received, key=_latest_first)),
        given=tuple(sorted((thing for thing in helped if not thing.received), key=_latest_first)),
    )


def in_common(journal: Journal, today: date) -> tuple[InCommon, ...]:
    """Return a few pairs of people who might like to meet: the latest met first, nobody twice."""
    met = first_met(journal, today)
    given = introducers(journal, today)
    people = [person for person in met if not person.archived]
    people.sort(key=lambda one: (met[one][0], one.slug), reverse=True)
    by_topic: dict[str, list[Contact]] = {}
    for person in people:
        for topic in dict.fromkeys(map(normalize, person.topics)):
            by_topic.setdefault(topic, []).append(person)
    found: list[InCommon] = []
    taken: set[Contact] = set()
    for person in people:
        for topic in person.topics:
            near = (other for other in by_topic[normalize(topic)][:_LOOKED_AT] if other not in taken)
            other = next((one for one in near if _strangers(journal, given, person, one)), None)
            if other is not None and person not in taken:
                found.append(InCommon(person=person, other=other, topic=line(topic)))
                taken |= {person, other}
        if len(found) == MOST_IN_COMMON:
            break
    return tuple(found)


def _latest_first(thing: Thing) -> tuple[int, str]:
    return -(thing.on or date.min).toordinal(), thing.what


def _owed(day: Day) -> Owed:
    """Return the open debts of thanks by the record they come from and the person."""
    found = (debt for debt in debts(day) if debt.kind.draft == "thanks" and debt.is_open)
    return {(debt.record, debt.contact): debt for debt in found}


def _help(journal: Journal, today: date, owed: Owed) -> Iterator[Thing]:
    for person in journal.contacts:
        for item in person.help:
            if item.on.day <= today:
                yield _helped(journal, today, item, person, (person,), owed)
    for meeting in journal.meetings:
        for item in meeting.help:
            if item.on.day <= today:
                yield _helped(journal, today, item, meeting, meetings.people(journal, meeting), owed)


def _helped(
    journal: Journal, today: date, item: Help, record: Record, people: tuple[Contact, ...],
    owed: Owed,
) -> Thing:  # fmt: skip
    received = item.direction == "received"
    thanked = item.thanked.day if item.thanked and item.thanked.day <= today else None
    return Thing(
        received=received,
        kind=item.kind or "other",
        what=line(item.what),
        people=people,
        record=record,
        on=item.on.day,
        thanked=(thanked or _thanked(journal, today, people, item.on.day)) if received else None,
        owed=_open(owed, record, people) if received and thanked is None else None,
    )


def _outcomes(journal: Journal, today: date, owed: Owed, known: Known) -> Iterator[Thing]:
    """Yield leads and recommendations among a meeting's outcomes, unless the same is written down as help too."""
    for meeting in journal.meetings:
        if meeting.date is None or not meetings.held(meeting, today):
            continue
        people, day = meetings.people(journal, meeting), meeting.date.day
        for kind in dict.fromkeys(meeting.outcomes):
            if kind in _GIVEN and people and not any((person, kind, day) in known for person in people):
                yield Thing(
                    received=True,
                    kind=kind,
                    what=OUTCOMES[kind],
                    people=people,
                    record=meeting,
                    on=day,
                    thanked=_thanked(journal, today, people, day),
                    owed=_open(owed, meeting, people),
                )


def _names_given(day: Day, owed: Owed, known: Known) -> Iterator[Thing]:
    """Yield each introduction that somebody made for me, unless it is written down as help too."""
    for introduction in introductions(day).all:
        record = introduction.meeting or introduction.contact
        helped = any((person, "introduction", introduction.on) in known for person in introduction.by)
        if introduction.by and record is not None and not helped:
            yield Thing(
                received=True,
                kind="introduced",
                what=line(introduction.name),
                people=introduction.by,
                record=record,
                on=introduction.on,
                contact=introduction.contact,
                thanked=_thanked(day.journal, day.today, introduction.by, introduction.on) if introduction.on else None,
                owed=_owed_for(owed, introduction),
            )


def _owed_for(owed: Owed, introduction: Introduction) -> Debt | None:
    return _open(owed, introduction.meeting, introduction.by) if introduction.meeting else None


def _open(owed: Owed, record: Record, people: tuple[Contact, ...]) -> Debt | None:
    return next((owed[record, person] for person in people if (record, person) in owed), None)


def _thanked(journal: Journal, today: date, people: tuple[Contact, ...], since: date) -> date | None:
    """Return the first day since then on which one of them was thanked for anything (contract §3)."""
    touches = (touch for person in people for touch in touches_by(journal, today, person))
    days = (touch.day for touch in touches if touch.kind == "thanks" and touch.day >= since)
    return min(days, default=None)


def _strangers(journal: Journal, given: dict[Contact, tuple[Contact, ...]], one: Contact, other: Contact) -> bool:
    """Return whether nothing says that they know each other: no company, no introduction, no meeting in common."""
    if one is other or (one.company and other.company and normalize(one.company) == normalize(other.company)):
        return False
    near = {*given.get(one, ()), *given.get(other, ())}
    if one in near or other in near or set(given.get(one, ())) & set(given.get(other, ())):
        return False
    together = set(meetings.by_contact(journal).get(one, ())) & set(meetings.by_contact(journal).get(other, ()))
    return not together

"""Whom I was introduced to, by whom, and what came of it; what introducers have heard; how I found people."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from generator.debts import approach, debts_of_kind, report_back
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.introductions import GivenName, degrees, names_given, people_introduced
from generator.facts.stages import STAGES, stage
from generator.facts.touches import first_met, first_met_with, introducers, known_since
from generator.model.day import Day
from generator.model.items import Introduced
from generator.model.journal import Journal
from generator.model.names import normalize
from generator.model.records import Contact, Meeting
from generator.words.said import Said, said

_BECAME = {"met": "met", "approached": "in touch", "in-hand": "not approached yet", "let-go": "let go"}
"""What is said of each state of an introduction, where the stage of the person says no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Somebody whom I was introduced to. `by` are the introducers, whoever is nearest to me first.

    `state` is met, approached, in-hand or let-go. `meeting` and `item` say where the name was given, if it was in
    one; `on` is that day, or the one the contact gives. `met` and `below` count along the tree, in which each
    person stands once: how many people on this branch I have met, and how many introductions follow behind this one.
    Somebody known by `met_on` was met too (contract §2). `became` says what the person's page says, in a few words.
    """

    name: str
    contact: Contact | None
    by: tuple[Contact, ...]
    state: str
    became: Said = field(default_factory=lambda: said(""), compare=False)
    on: date | None = None
    meeting: Meeting | None = None
    item: Introduced | None = None
    met: int = 0
    below: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Introductions:
    """The tree: `roots` are people whom nobody introduced and who introduced others; their `by` is empty.

    `all` are the introductions themselves. `in_circle` are people whose introductions run in a circle, and those to
    whom only a circle leads: who brought whom can't be told.
    """

    roots: tuple[Introduction, ...]
    all: tuple[Introduction, ...]
    in_circle: tuple[Contact, ...] = ()

    @property
    def in_hand(self) -> tuple[Introduction, ...]:
        """The names not yet approached, the oldest first."""
        found = [one for one in self.all if one.state == "in-hand"]
        return tuple(sorted(found, key=lambda one: (one.on or date.max, one.name)))

    def by_introducer(self) -> dict[Contact, tuple[Introduction, ...]]:
        """Return the introductions that each person made; one that several people made stands at each of them."""
        found: dict[Contact, list[Introduction]] = {}
        for introduction in self.all:
            for person in introduction.by:
                found.setdefault(person, []).append(introduction)
        return {person: tuple(made) for person, made in found.items()}


@lru_cache(maxsize=2)
def introductions(day: Day) -> Introductions:
    """Return everybody whom I was introduced to, and the people who introduced them, as a tree."""
    said: dict[Contact | str, GivenName] = {}
    for name in names_given(day.journal, day.today):
        said.setdefault(name.contact or normalize(name.name), name)
    waiting = {debt.contact or normalize(debt.name or ""): debt for debt in approach.KIND.facts(day)}
    found = []
    for who, by in _obtained(day.journal, day.today):
        given = said.get(who)
        contact = who if isinstance(who, Contact) else None
        state = _state(day, contact, waiting.get(who))
        found.append(replace(_introduction(contact, given, by, state), became=_became(day, contact, state)))
    return _counted(day, found)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportBack:
    """What an introducer has heard of a meeting with somebody they introduced.

    `state` is told, waiting, let-go, or there for an introducer who was at the meeting. `on` is the day I told them,
    `reason` why the debt was let go, `meeting` the first held meeting with the person.
    """

    state: str
    meeting: Meeting
    on: date | None = None
    reason: str = ""


@lru_cache(maxsize=2)
def reports_back(day: Day) -> dict[tuple[Contact, Contact], ReportBack]:
    """Return what each introducer has heard, by introducer and by the person they introduced and I have met since."""
    given = introducers(day.journal, day.today)
    found: dict[tuple[Contact, Contact], ReportBack] = {}
    for debt in debts_of_kind(report_back.KIND, day):
        if debt.contact is None or not isinstance(debt.record, Meeting):
            continue
        state = "waiting" if debt.is_open else "told" if debt.closed else "let-go"
        report = ReportBack(state=state, meeting=debt.record, on=debt.closed_on, reason=debt.waived or debt.let_go)
        for person in meetings.people(day.journal, debt.record):
            if debt.contact in given.get(person, ()):
                found.setdefault((debt.contact, person), report)
    for introducer, people in people_introduced(day.journal, day.today).items():
        for person in people:
            meeting = _together(day.journal, day.today, introducer, person)
            if meeting is not None:
                found.setdefault((introducer, person), ReportBack(state="there", meeting=meeting))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One way of finding people, and what came of it.

    `way` is a value of `how_found`, empty where none is written down. `people` were found in this way; I have met `met`
    of them, and they have made `introductions`.
    """

    way: str
    people: int
    met: int
    introductions: int


def sources(day: Day) -> tuple[Source, ...]:
    """Return the ways in which I found people, those that found most first."""
    met = first_met(day.journal, day.today)
    made_by = introductions(day).by_introducer()
    found: dict[str, list[tuple[bool, int]]] = {}
    for person in day.journal.contacts:
        found.setdefault(person.how_found or "", []).append((person in met, len(made_by.get(person, ()))))
    made = (
        Source(way=way, people=len(of), met=sum(met for met, _ in of), introductions=sum(made for _, made in of))
        for way, of in found.items()
    )
    return tuple(sorted(made, key=lambda source: (not source.way, -source.people, source.way)))


def _obtained(journal: Journal, today: date) -> list[tuple[Contact | str, tuple[Contact, ...]]]:
    """Return everybody whom I was introduced to, the furthest from me first, each with the introducers, nearest first.

    Somebody without a record stands there by their normalised name.
    """
    distance = degrees(journal, today)
    far = len(distance)
    found: list[tuple[Contact | str, tuple[Contact, ...]]] = [
        (person, tuple(sorted(by, key=lambda one: (distance.get(one, far), one.slug))))
        for person, by in introducers(journal, today).items()
        if person in distance
    ]
    nameless: dict[str, tuple[Contact, ...]] = {}
    for name in names_given(journal, today):
        if name.contact is None and name.name:
            before = nameless.get(normalize(name.name), ())
            nameless[normalize(name.name)] = tuple(dict.fromkeys((*before, *meetings.people(journal, name.meeting))))
    return sorted((*found, *nameless.items()), key=lambda one: -distance.get(one[1][0], 0) if one[1] else 0)


def _state(day: Day, person: Contact | None, owed: Debt | None) -> str:
    if person is None:
        return "in-hand" if owed is None or owed.is_open else "approached" if owed.closed else "let-go"
    if known_since(day.journal, day.today, person) is not None:
        return "met"
    if stage(day, person) not in ("to-approach", "known") or (owed and owed.closed):
        return "approached"
    return "let-go" if person.archived or (owed and owed.waived) else "in-hand"


def _became(day: Day, person: Contact | None, state: str) -> Said:
    """Return what came of an introduction: `met`, `known since April 2025`, `said no`, `not approached yet`."""
    since = known_since(day.journal, day.today, person) if person and state == "met" else None
    if person is not None and since is not None and first_met_with(day.journal, day.today, person) is None:
        return said("known since {day}", day=since)
    where = stage(day, person) if person and state == "approached" else ""
    return said(_BECAME[state] if where in ("", "to-approach", "known") else STAGES[where].group)


def _introduction(contact: Contact | None, name: GivenName | None, by: tuple[Contact, ...], state: str) -> Introduction:
    on = (contact.introduced_on if contact else None) or (name.meeting.date if name else None)
    return Introduction(
        name=contact.name if contact else name.name if name else "",
        contact=contact,
        by=by,
        state=state,
        on=on.day if on else None,
        meeting=name.meeting if name else None,
        item=name.item if name else None,
    )


def _counted(day: Day, found: list[Introduction]) -> Introductions:
    """Return the tree with its counts; `found` has the furthest from me first, so each branch is counted in time."""
    distance = degrees(day.journal, day.today)
    reached: dict[Contact, int] = {}
    beyond: dict[Contact, int] = {}
    counted = []
    for introduction in found:
        person = introduction.contact
        below = beyond.get(person, 0) if person else 0
        many = (reached.get(person, 0) if person else 0) + (introduction.state == "met")
        counted.append(replace(introduction, met=many, below=below))
        for introducer in introduction.by[:1]:
            reached[introducer] = reached.get(introducer, 0) + many
            beyond[introducer] = beyond.get(introducer, 0) + below + 1
    roots = tuple(
        Introduction(
            name=person.name, contact=person, by=(), state=state, met=reached[person] + 1, below=beyond[person]
        )
        for person in reached
        if distance.get(person) == 1
        for state in ("met" if _familiar(day, person) else "approached",)
    )
    in_circle = tuple(person for person in introducers(day.journal, day.today) if person not in distance)
    return Introductions(roots=roots, all=tuple(counted), in_circle=in_circle)


def _familiar(day: Day, person: Contact) -> bool:
    return person in first_met(day.journal, day.today) or stage(day, person) == "known"


def _together(journal: Journal, today: date, introducer: Contact, person: Contact) -> Meeting | None:
    """Return the first held meeting with a person, if the introducer was there too."""
    held = (m for m in meetings.by_contact(journal).get(person, ()) if meetings.held(m, today))
    first = next(held, None)
    return first if first is not None and introducer in meetings.people(journal, first) else None

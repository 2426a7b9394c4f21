"""Who introduced whom: the names I was given, how far somebody is from me, and what came of it (contract §2)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.facts import meetings
from generator.facts.stages import stage
from generator.facts.touches import first_met, introduced, introducers
from generator.model.day import Day
from generator.model.items import Introduced
from generator.model.journal import Journal
from generator.model.names import normalize, strip_brackets
from generator.model.records import Contact, Meeting


@dataclass(frozen=True, slots=True)
class GivenName:
    """One name that somebody gave me in a held meeting; `contact` is its record, if there is one."""

    meeting: Meeting
    item: Introduced
    contact: Contact | None

    @property
    def name(self) -> str:
        """The name to show: the record's, else the one written down in the meeting."""
        if self.contact is not None:
            return self.contact.name
        return strip_brackets(self.item.name or "")

    @property
    def is_unresolved(self) -> bool:
        """Whether it refers to a record that does not exist: until that is put right, nothing is owed for it."""
        return self.contact is None and self.item.contact is not None


@dataclass(frozen=True, slots=True)
class IntroductionsMade:
    """How many names somebody gave, how many I have approached, and how many I have met."""

    introduced: int = 0
    approached: int = 0
    met: int = 0


@lru_cache(maxsize=2)
def names_given(journal: Journal, today: date) -> tuple[GivenName, ...]:
    """Return every name given in a held meeting, in the order of the meetings' days."""
    held = [m for m in journal.meetings if m.date is not None and meetings.held(m, today)]
    held.sort(key=lambda meeting: (str(meeting.date), meeting.slug))
    return tuple(name for meeting in held for name in names_in(journal, meeting))


def names_in(journal: Journal, meeting: Meeting) -> tuple[GivenName, ...]:
    """Return the names given in one meeting."""
    return tuple(GivenName(meeting, i, introduced(journal, i)) for i in meeting.introductions)


@lru_cache(maxsize=2)
def degrees(journal: Journal, today: date) -> dict[Contact, int]:
    """Return each person's degree: 1 where nobody introduced them, else one more than the nearest introducer's.

    People in a circle are left out, even where somebody outside it introduced one of them: who came first can't be
    told; so are those to whom only a circle leads. Worked out step by step from the people nearest to me, so that long
    chains need no recursion.
    """
    given = introducers(journal, today)
    circle_of = circles(given)
    astray = {person for person, by in given.items()
              if any(circle_of[person] is circle_of.get(introducer) for introducer in by)}  # fmt: skip
    found = {person: 1 for person in journal.contacts if not given.get(person)}
    by_introducer = people_introduced(journal, today)
    nearest = list(found)
    while nearest:
        next_ones = [other for person in nearest for other in by_introducer.get(person, ())
                     if other not in found and other not in astray]  # fmt: skip
        nearest = list(dict.fromkeys(next_ones))
        for other in nearest:
            found[other] = 1 + min(found[introducer] for introducer in given[other] if introducer in found)
    return found


def circles(introducers: Mapping[Contact, Sequence[Contact | None]]) -> dict[Contact, Contact]:
    """Return for each person one member of the largest circle that they are part of.

    Two people are in one circle if they have the same member (Tarjan's algorithm, without recursion). For somebody in
    no circle it is themselves; so it is for somebody who introduced themselves, which their reference tells.
    """
    order: dict[Contact, int] = {}
    low: dict[Contact, int] = {}
    open_: list[Contact] = []
    waiting: set[Contact] = set()
    circle_of: dict[Contact, Contact] = {}
    for start in introducers:
        if start in order:
            continue
        path = [(start, iter(introducers[start]))]
        order[start] = low[start] = len(order)
        open_.append(start)
        waiting.add(start)
        while path:
            person, following = path[-1]
            other = next((o for o in following if o is not None and (o not in order or o in waiting)), None)
            if other is not None and other not in order:
                order[other] = low[other] = len(order)
                open_.append(other)
                waiting.add(other)
                path.append((other, iter(introducers.get(other, []))))
            elif other is not None:
                low[person] = min(low[person], order[other])
            else:
                path.pop()
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[person])
                if low[person] == order[person]:
                    while True:
                        member = open_.pop()
                        waiting.discard(member)
                        circle_of[member] = person
                        if member is person:
                            break
    return circle_of


def chain(journal: Journal, today: date, person: Contact) -> tuple[Contact, ...]:
    """Return the people through whom I came to know somebody, the nearest to me first and that person last."""
    distance, given = degrees(journal, today), introducers(journal, today)
    found = [person]
    while nearer := [i for i in given.get(found[-1], ()) if i in distance and i not in found]:
        found.append(min(nearer, key=lambda introducer: (distance[introducer], introducer.slug)))
    return tuple(reversed(found))


@lru_cache(maxsize=2)
def people_introduced(journal: Journal, today: date) -> dict[Contact, tuple[Contact, ...]]:
    """Return whom each person introduced to me."""
    found: dict[Contact, list[Contact]] = {}
    for person, given in introducers(journal, today).items():
        for introducer in given:
            found.setdefault(introducer, []).append(person)
    return {person: tuple(people) for person, people in found.items()}


def introductions_made(day: Day) -> dict[Contact, tuple[IntroductionsMade, IntroductionsMade]]:
    """Return, for each person, what came of the names they gave, and of those names and all that these led to."""
    by_introducer = people_introduced(day.journal, day.today)
    given = names_given(day.journal, day.today)
    approached = _approached(day, given)
    met = frozenset(first_met(day.journal, day.today))
    names = _without_record(day.journal, given, day.today)

    def come_of(introducers_: set[Contact], people: set[Contact]) -> IntroductionsMade:
        unknown: dict[str, bool] = {}
        for introducer in introducers_:
            for name, contacted in names.get(introducer, {}).items():
                unknown[name] = unknown.get(name, False) or contacted
        in_touch = len(people & approached) + sum(unknown.values())
        return IntroductionsMade(len(people) + len(unknown), in_touch, len(people & met))

    return {
        person: (come_of({person}, set(by_introducer.get(person, ())) - {person}), come_of({person} | below, below))
        for person in day.journal.contacts
        for below in (_below(person, by_introducer),)
    }


def _below(person: Contact, by_introducer: dict[Contact, tuple[Contact, ...]]) -> set[Contact]:
    """Return everybody who came to me through this person, at any distance; in a circle, not the person."""
    found: set[Contact] = set()
    to_visit = [person]
    while to_visit:
        for other in by_introducer.get(to_visit.pop(), ()):
            if other not in found and other is not person:
                found.add(other)
                to_visit.append(other)
    return found


def _approached(day: Day, given: tuple[GivenName, ...]) -> frozenset[Contact]:
    """Return whom I have been in touch with, by their stage or by the item that gave me their name."""
    by_stage = (p for p in day.journal.contacts if stage(day, p) not in ("to-approach", "known"))
    by_item = (name.contact for name in given if name.contact is not None and _contacted(name, day.today))
    return frozenset((*by_stage, *by_item))


def _contacted(name: GivenName, today: date) -> bool:
    return name.item.contacted is not None and name.item.contacted.day <= today


def _without_record(journal: Journal, given: tuple[GivenName, ...], today: date) -> dict[Contact, dict[str, bool]]:
    """Return the names without a record that each person gave, each once, and whether I got in touch."""
    found: dict[Contact, dict[str, bool]] = {}
    for name in given:
        if name.contact is not None or not name.name:
            continue
        for person in meetings.people(journal, name.meeting):
            names = found.setdefault(person, {})
            names[normalize(name.name)] = names.get(normalize(name.name), False) or _contacted(name, today)
    return found

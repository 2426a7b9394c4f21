"""Which doors were opened for me, by whom, and what came of each: the tree of introductions."""

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from generator.debts import approach
from generator.debts.debt import Debt
from generator.records.contact import Contact
from generator.records.facts import Introduction
from generator.records.journal import Journal
from generator.records.meeting import Meeting
from generator.records.names import key
from generator.settings import Settings
from generator.views import meetings
from generator.views.history import first_met, introducers
from generator.views.introductions import Name, degrees, names_given
from generator.views.stages import stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """Somebody whom I was led to. `by` are those who opened the door, whoever is nearest to me first.

    `state` is met, approached, in-hand or let-go. `meeting` and `item` say where the name was given, if it was in
    one; `on` is that day, or the one the contact gives. `met` and `below` count along the tree, in which each
    person stands once: how many were met on this branch, and how many doors lie further on.
    """

    name: str
    contact: Contact | None
    by: tuple[Contact, ...]
    state: str
    on: date | None = None
    meeting: Meeting | None = None
    item: Introduction | None = None
    met: int = 0
    below: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """The tree: `roots` are people whom nobody introduced and who opened a door, as doors without a `by`.

    `astray` are people who came to me only through each other, in a circle: nothing leads to them.
    """

    roots: tuple[Door, ...]
    doors: tuple[Door, ...]
    astray: tuple[Contact, ...] = ()

    @property
    def in_hand(self) -> tuple[Door, ...]:
        """The names not yet approached, the oldest first."""
        held = [door for door in self.doors if door.state == "in-hand"]
        return tuple(sorted(held, key=lambda door: (door.on or date.max, door.name)))

    def by_opener(self) -> dict[Contact, tuple[Door, ...]]:
        """Return the doors that each person opened; one that several opened stands at each of them."""
        found: dict[Contact, list[Door]] = {}
        for door in self.doors:
            for person in door.by:
                found.setdefault(person, []).append(door)
        return {person: tuple(opened) for person, opened in found.items()}


@lru_cache(maxsize=2)
def doors(journal: Journal, today: date, settings: Settings) -> Doors:
    """Return everybody whom I was led to, and those who led me there."""
    distance, given = degrees(journal, today), introducers(journal, today)
    names = names_given(journal, today)
    said: dict[Contact, Name] = {}
    for name in names:
        if name.contact is not None:
            said.setdefault(name.contact, name)
    waiting = {debt.contact or key(debt.name or ""): debt for debt in approach.find(journal, today, settings)}
    found = []
    for person, by in given.items():
        if person in distance:
            nearest = sorted(by, key=lambda one: (distance.get(one, len(distance)), one.slug))
            state = _state(journal, today, settings, person, waiting.get(person))
            found.append(_of_contact(person, tuple(nearest), state, said.get(person)))
    found += _without_record(journal, names, waiting)
    return _counted(journal, today, settings, found)


def _state(journal: Journal, today: date, settings: Settings, person: Contact, owed: Debt | None) -> str:
    if person in first_met(journal, today):
        return "met"
    if stage(journal, today, settings, person) not in ("to-approach", "known") or (owed and owed.closed):
        return "approached"
    return "let-go" if person.archived or (owed and owed.waived) else "in-hand"


def _of_contact(person: Contact, by: tuple[Contact, ...], state: str, name: Name | None) -> Door:
    on = person.introduced_on or (name.meeting.date if name else None)
    return Door(
        name=person.name,
        contact=person,
        by=by,
        state=state,
        on=on.day if on else None,
        meeting=name.meeting if name else None,
        item=name.item if name else None,
    )


def _without_record(journal: Journal, names: tuple[Name, ...], waiting: dict[Contact | str, Debt]) -> list[Door]:
    """Return the names without a record, each once, by everybody who gave it."""
    found: dict[str, Door] = {}
    for name in names:
        if name.contact is not None or not name.name:
            continue
        by = meetings.people(journal, name.meeting)
        before = found.get(key(name.name))
        if before is not None:
            found[key(name.name)] = replace(before, by=tuple(dict.fromkeys((*before.by, *by))))
            continue
        owed = waiting.get(key(name.name))
        state = "in-hand" if owed is None or owed.is_open else "approached" if owed.closed else "let-go"
        on = name.meeting.date.day if name.meeting.date else None
        found[key(name.name)] = Door(
            name=name.name, contact=None, by=by, state=state, on=on, meeting=name.meeting, item=name.item
        )
    return list(found.values())


def _counted(journal: Journal, today: date, settings: Settings, found: list[Door]) -> Doors:
    """Return the tree with its counts, summed up from its ends towards me."""
    distance = degrees(journal, today)
    reached: dict[Contact, int] = {}
    beyond: dict[Contact, int] = {}
    counted = []
    for door in sorted(found, key=lambda door: -distance.get(door.by[0], 0) if door.by else 0):
        mine = door.contact
        below = beyond.get(mine, 0) if mine else 0
        many = (reached.get(mine, 0) if mine else 0) + (door.state == "met")
        counted.append(replace(door, met=many, below=below))
        for opener in door.by[:1]:
            reached[opener] = reached.get(opener, 0) + many
            beyond[opener] = beyond.get(opener, 0) + below + 1
    roots = tuple(
        Door(name=person.name, contact=person, by=(), state=state, met=reached[person] + 1, below=beyond[person])
        for person in reached
        if distance.get(person) == 1
        for state in ("met" if _familiar(journal, today, settings, person) else "approached",)
    )
    astray = tuple(person for person in introducers(journal, today) if person not in distance)
    return Doors(roots=roots, doors=tuple(counted), astray=astray)


def _familiar(journal: Journal, today: date, settings: Settings, person: Contact) -> bool:
    return person in first_met(journal, today) or stage(journal, today, settings, person) == "known"

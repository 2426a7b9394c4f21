"""Who led me to whom: how far somebody is from me, and what came of the names they gave (contract §2)."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from generator.records.contact import Contact
from generator.records.facts import Introduction
from generator.records.journal import Journal
from generator.records.meeting import Meeting
from generator.records.names import key, unwrap
from generator.settings import Settings
from generator.views import meetings
from generator.views.history import first_met, introduced, introducers
from generator.views.stages import stage


@dataclass(frozen=True, slots=True)
class Name:
    """One name that somebody gave me in a held meeting; `contact` is its record, if there is one."""

    meeting: Meeting
    item: Introduction
    contact: Contact | None

    @property
    def name(self) -> str:
        """The name to say."""
        if self.contact is not None:
            return self.contact.name
        return unwrap(self.item.name or self.item.contact or "")


@dataclass(frozen=True, slots=True)
class Yield:
    """How many names somebody gave, how many I have approached, and how many I have met."""

    introduced: int = 0
    approached: int = 0
    met: int = 0

    def __add__(self, other: "Yield") -> "Yield":
        return Yield(self.introduced + other.introduced, self.approached + other.approached, self.met + other.met)


def names_given(journal: Journal, today: date) -> tuple[Name, ...]:
    """Return every name given in a held meeting, in the order of the meetings' days."""
    held = [m for m in journal.meetings if m.date is not None and meetings.held(m, today)]
    held.sort(key=lambda meeting: (str(meeting.date), meeting.slug))
    return tuple(
        Name(meeting, item, introduced(journal, item.contact or item.name))
        for meeting in held
        for item in meeting.introductions
    )


@lru_cache(maxsize=2)
def degrees(journal: Journal, today: date) -> dict[Contact, int]:
    """Return how many introductions lie between me and each person, 1 for none; whoever stands in a circle is left out.

    Worked out from the people nearest to me outwards, so that neither a circle nor a long chain matters.
    """
    given = introducers(journal, today)
    found = {person: 1 for person in journal.contacts if not given.get(person)}
    doors = opened(journal, today)
    ring = list(found)
    while ring:
        following = [other for person in ring for other in doors.get(person, ()) if other not in found]
        ring = list(dict.fromkeys(following))
        for other in ring:
            found[other] = 1 + min(found[introducer] for introducer in given[other] if introducer in found)
    return found


@lru_cache(maxsize=2)
def opened(journal: Journal, today: date) -> dict[Contact, tuple[Contact, ...]]:
    """Return whom each person introduced to me."""
    found: dict[Contact, list[Contact]] = {}
    for person, given in introducers(journal, today).items():
        for introducer in given:
            found.setdefault(introducer, []).append(person)
    return {person: tuple(people) for person, people in found.items()}


def yields(journal: Journal, today: date, settings: Settings) -> dict[Contact, tuple[Yield, Yield]]:
    """Return each person's own yield, and that of everybody below them in the tree of introductions."""
    own = _own_yields(journal, today, settings)
    doors = opened(journal, today)
    trees: dict[Contact, Yield] = {}
    for person in journal.contacts:
        below, seen = [person], {person}
        while below:
            for other in doors.get(below.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    below.append(other)
        trees[person] = sum((own.get(member, Yield()) for member in seen), Yield())
    return {person: (own.get(person, Yield()), trees[person]) for person in journal.contacts}


def _own_yields(journal: Journal, today: date, settings: Settings) -> dict[Contact, Yield]:
    met = first_met(journal, today)
    found: dict[Contact, Yield] = {}
    for introducer, people in opened(journal, today).items():
        beyond = sum(stage(journal, today, settings, p) not in ("to-approach", "known") for p in people)
        found[introducer] = Yield(len(people), beyond, sum(person in met for person in people))
    for introducer, contacted in _without_record(journal, today).items():
        found[introducer] = found.get(introducer, Yield()) + Yield(len(contacted), sum(contacted.values()), 0)
    return found


def _without_record(journal: Journal, today: date) -> dict[Contact, dict[str, bool]]:
    """Return the names without a record that each person gave, each once, and whether I got in touch."""
    found: dict[Contact, dict[str, bool]] = {}
    for given in names_given(journal, today):
        if given.contact is not None or not given.name:
            continue
        contacted = given.item.contacted is not None and given.item.contacted.day <= today
        for person in meetings.people(journal, given.meeting):
            names = found.setdefault(person, {})
            names[key(given.name)] = names.get(key(given.name), False) or contacted
    return found

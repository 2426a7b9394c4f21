"""The names I obtained, and from whom: what `doors` says of them that needs no look at what came of it."""

from dataclasses import dataclass
from datetime import date

from generator.records.contact import Contact
from generator.records.journal import Journal
from generator.records.names import key
from generator.views import meetings
from generator.views.history import introducers
from generator.views.introductions import degrees, names_given


@dataclass(frozen=True, slots=True)
class Obtained:
    """Somebody whom I was led to, with a record or without; `by` are those who led me, whoever is nearest first."""

    name: str
    contact: Contact | None
    by: tuple[Contact, ...]


def obtained(journal: Journal, today: date) -> tuple[Obtained, ...]:
    """Return everybody whom I was led to by a day, those furthest from me first."""
    distance = degrees(journal, today)
    far = len(distance)
    found = [
        Obtained(person.name, person, tuple(sorted(by, key=lambda one: (distance.get(one, far), one.slug))))
        for person, by in introducers(journal, today).items()
        if person in distance
    ]
    nameless: dict[str, Obtained] = {}
    for name in names_given(journal, today):
        if name.contact is None and name.name:
            before = nameless.get(key(name.name), Obtained(name.name, None, ()))
            by = tuple(dict.fromkeys((*before.by, *meetings.people(journal, name.meeting))))
            nameless[key(name.name)] = Obtained(before.name, None, by)
    return tuple(sorted((*found, *nameless.values()), key=lambda one: -distance.get(one.by[0], 0) if one.by else 0))

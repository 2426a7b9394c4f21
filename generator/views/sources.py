"""How I found people, and what came of it (row 4: yield by source)."""

from dataclasses import dataclass
from datetime import date

from generator.records.journal import Journal
from generator.settings import Settings
from generator.views.doors import doors
from generator.views.history import first_met


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One way of finding people, empty where none is written: how many there are, were met, and opened doors."""

    way: str
    people: int
    met: int
    doors: int


def sources(journal: Journal, today: date, settings: Settings) -> tuple[Source, ...]:
    """Return the ways in which I found people, those that found most first."""
    met = first_met(journal, today)
    opened = doors(journal, today, settings).by_opener()
    found: dict[str, list[tuple[bool, int]]] = {}
    for person in journal.contacts:
        found.setdefault(person.how_found or "", []).append((person in met, len(opened.get(person, ()))))
    made = (
        Source(way=way, people=len(of), met=sum(met for met, _ in of), doors=sum(opened for _, opened in of))
        for way, of in found.items()
    )
    return tuple(sorted(made, key=lambda source: (not source.way, -source.people, source.way)))

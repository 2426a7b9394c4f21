"""Events: whom I met at each, what I owe them, and who has no record yet (sources 000 and 003)."""

from dataclasses import dataclass
from datetime import date

from generator.debts import open_from, open_to
from generator.debts.debt import Debt
from generator.facts.touches import attended
from generator.model.day import Day
from generator.model.items import Met
from generator.model.records import Contact, Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One event on a day. `named` were met there and have no record; `owed` are the debts of the event itself."""

    event: Event
    is_ahead: bool
    met: tuple[Contact, ...]
    named: tuple[Met, ...]
    owed: tuple[Debt, ...]
    owed_to: dict[Contact, tuple[Debt, ...]]


def occasions(day: Day) -> tuple[Occasion, ...]:
    """Return every event, sorted by day; those without a day come last."""
    owed_to, owed_from = open_to(day), open_from(day)
    met: dict[Event, list[Contact]] = {}
    for person, event, _ in attended(day.journal, date.max):
        met.setdefault(event, []).append(person)
    dated = sorted(day.journal.events, key=lambda e: (e.date.day if e.date else date.max, e.slug))
    return tuple(
        Occasion(
            event=event,
            is_ahead=event.date is None or event.date.day >= day.today,
            met=tuple(met.get(event, ())),
            named=tuple(m for m in event.met if m.name and not day.journal.contacts.answering(m.name)),
            owed=tuple(debt for debt in owed_from.get(event, ()) if debt.contact is None),
            owed_to={person: owed_to.get(person, ()) for person in met.get(event, ())},
        )
        for event in dated
    )

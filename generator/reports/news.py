"""Who has heard each piece of my news, who has yet to hear it, and whom to ask for permission (sources 000 and 002)."""

from dataclasses import dataclass
from datetime import date

from generator.debts import debts
from generator.debts.debt import Debt
from generator.facts.meetings import permission
from generator.facts.touches import first_met, listeners
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.records import Contact, Update
from generator.words.plain_text import line


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One time that news was told: to whom, whether that was everybody, when, how, and the owner's note."""

    on: date
    people: tuple[Contact, ...]
    everybody: bool = False
    by: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsAudience:
    """One piece of news as it stands today.

    `waiting` are the open debts to tell it, `replaced` those let go for newer news. `ask` are people I have met who
    have not said whether I may write. `ahead` says that its day has not come.
    """

    update: Update
    told: tuple[Hearing, ...]
    waiting: tuple[Debt, ...]
    replaced: tuple[Debt, ...] = ()
    ask: tuple[Contact, ...] = ()
    ahead: bool = False

    @property
    def heard(self) -> int:
        """How many people have heard it, each once."""
        return len({person for hearing in self.told for person in hearing.people})


def news_audiences(day: Day) -> tuple[NewsAudience, ...]:
    """Return every piece of news, the newest first."""
    owed: dict[Update, list[Debt]] = {}
    for debt in debts(day):
        if debt.kind.draft == "news" and isinstance(debt.record, Update):
            owed.setdefault(debt.record, []).append(debt)
    dated = sorted(day.journal.updates, key=lambda u: (u.date.day if u.date else date.max, u.slug), reverse=True)
    return tuple(_audience(day.journal, day.today, update, owed.get(update, [])) for update in dated)


def _audience(journal: Journal, today: date, update: Update, owed: list[Debt]) -> NewsAudience:
    told = tuple(_hearings(journal, today, update))
    heard = {person for hearing in told for person in hearing.people}
    return NewsAudience(
        update=update,
        told=told,
        waiting=tuple(debt for debt in owed if debt.is_open),
        replaced=tuple(debt for debt in owed if debt.let_go),
        ask=tuple(person for person in _to_ask(journal, today, update) if person not in heard),
        ahead=update.date is not None and update.date.day > today,
    )


def _hearings(journal: Journal, today: date, update: Update) -> list[Hearing]:
    found = []
    for told in update.told:
        if told.on.day > today:
            continue
        everybody = any(word.lower() == "all" for word in told.who)
        people = listeners(journal, update) if everybody else journal.contacts.resolve(told.who)
        found.append(
            Hearing(on=told.on.day, people=people, everybody=everybody, by=told.by or "", note=line(told.note or ""))
        )
    return sorted(found, key=lambda hearing: hearing.on)


def _to_ask(journal: Journal, today: date, update: Update) -> list[Contact]:
    if update.date is None or update.date.day > today:
        return []
    met = first_met(journal, today)
    return [
        person
        for person in listeners(journal, update)
        if not person.archived
        and person in met
        and met[person][0] < update.date.day
        and permission(journal, today, person) == "unknown"
    ]

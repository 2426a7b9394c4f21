"""My news, to those who allowed me to keep in touch (sources 000 and 002)."""

from collections.abc import Callable, Iterator
from datetime import date

from generator import words
from generator.debts.debt import Debt, DebtKind, owed
from generator.debts.ways import suggested
from generator.records import Contact, Journal, Update
from generator.records.moment import shifted
from generator.settings import Settings
from generator.views.history import first_met, listeners
from generator.views.permission import permission
from generator.views.stages import KNOWN_THROUGH


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each piece of news and each person who should hear it."""
    dated = [(u.date.day, u) for u in journal.updates if u.date is not None and u.date.day <= today]
    dated.sort(key=lambda pair: (pair[0], pair[1].slug))
    hearers = {update: set(listeners(journal, update)) for _, update in dated}
    told_on = {update: _told_on(journal, update, today) for _, update in dated}
    for number, (day, update) in enumerate(dated):
        for person in listeners(journal, update):
            if not _may_hear(journal, person, day, today):
                continue
            told = told_on[update](person)
            newer = next(
                (other for later, other in dated[number + 1 :] if later > day and person in hearers[other]), None
            )
            yield owed(
                "news",
                update,
                person,
                due=shifted(day, settings.news_days),
                what=f"Tell {person.name} your news",
                why=f"{person.name} has not heard your news of {words.day(day, today)}: {update.subject}",
                since=day,
                closed_on=told,
                let_go=f"newer news has taken its place: {newer.subject}" if newer and told is None else "",
            ).closed_with(f"--by {suggested(person)}")


def _may_hear(journal: Journal, person: Contact, day: date, today: date) -> bool:
    if person.archived or permission(journal, today, person) != "yes":
        return False
    met = first_met(journal, today).get(person)
    known = person.how_found in KNOWN_THROUGH or (person.met_on is not None and person.met_on.day < day)
    return known or (met is not None and met[0] < day)


def _told_on(journal: Journal, update: Update, today: date) -> Callable[[Contact], date | None]:
    """Return what knows the first day on which somebody was told."""
    first: dict[Contact | None, date] = {}  # None is everybody
    for told in sorted(update.told, key=lambda told: told.on.day):
        if told.on.day <= today:
            everybody = [None] if any(word.lower() == "all" for word in told.who) else []
            for person in (*everybody, *journal.contacts.resolve(told.who)):
                first.setdefault(person, told.on.day)
    return lambda person: min((first[key] for key in (None, person) if key in first), default=None)


KIND = DebtKind("news", find, ("news_days",))

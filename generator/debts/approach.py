"""A call or a note to each name that I was given (sources 001 and 004)."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator import words
from generator.debts.debt import Debt, DebtKind, owed
from generator.records import Contact, Journal
from generator.records.names import key, slug
from generator.settings import Settings
from generator.views import meetings
from generator.views.history import first_met
from generator.views.introductions import Name, names_given
from generator.views.stages import stage


def find(journal: Journal, today: date, settings: Settings) -> Iterator[Debt]:
    """Yield one debt for each person whose name I was given, once, from the earliest time."""
    given: dict[object, tuple[date, Debt]] = {}
    for name in names_given(journal, today):
        if name.name and name.meeting.date is not None and name.contact not in meetings.people(journal, name.meeting):
            debt = _named(journal, name, name.meeting.date.day, today, settings)
            given.setdefault(name.contact or key(name.name), (name.meeting.date.day, debt))
    for person in journal.contacts:
        if person.introduced_on is None or person.introduced_on.day > today:
            continue
        day = person.introduced_on.day
        closed_on, closed = approached(journal, person, day, today)
        if not closed and stage(journal, today, settings, person) != "to-approach":
            continue
        if person not in given or day < given[person][0]:
            given[person] = (day, _introduced(journal, person, day, today, settings, closed_on, closed))
    for _, debt in given.values():
        yield debt


def _named(journal: Journal, name: Name, day: date, today: date, settings: Settings) -> Debt:
    by = words.listed([person.name for person in meetings.people(journal, name.meeting)]) or "Somebody"
    contacted = name.item.contacted
    closed_on, closed = (contacted.day, True) if contacted and contacted.day <= today else (None, False)
    if not closed and name.contact is not None:
        closed_on, closed = approached(journal, name.contact, day, today)
        met = first_met(journal, today).get(name.contact)
        if not closed and met is not None:
            closed_on, closed = met[0], True
    return owed(
        "approach",
        name.meeting,
        name.contact,
        name=name.name,
        due=day + timedelta(days=settings.approach_days),
        why=f"{by} gave you the name of {name.name} on {words.day(day, today)}, and you have not been in touch yet",
        close=_command(name.contact.slug if name.contact else name.name),
        fact=("introductions", name.item.at),
        since=day,
        key=slug(name.name) or "name",
        closed=closed,
        closed_on=closed_on,
        waived=name.item.waived or "",
    )


def _introduced(
    journal: Journal, person: Contact, day: date, today: date, settings: Settings, closed_on: date | None, closed: bool
) -> Debt:
    by = words.listed([introducer.name for introducer in journal.contacts.resolve(person.introduced_by)])
    begin = f"{by} introduced you to" if by else "You were given the name of"
    return owed(
        "approach",
        person,
        person,
        due=day + timedelta(days=settings.approach_days),
        why=f"{begin} {person.name} on {words.day(day, today)}, and you have not been in touch yet",
        close=_command(person.slug),
        fact=("introduced_on",),
        since=day,
        key=slug(person.name) or "name",
        closed=closed,
        closed_on=closed_on,
    )


def _command(who: str) -> str:
    quoted = f'"{who}"' if " " in who else who
    return f"journal contacted {quoted} --by email"


def approached(journal: Journal, person: Contact, since: date, today: date) -> tuple[date | None, bool]:
    """Return the day on which we were first in touch on or after `since`, and whether we were, or are about to be."""
    days = [sent.on.day for sent in person.outreach if since <= sent.on.day <= today]
    days += [heard.on.day for heard in person.heard if since <= heard.on.day <= today]
    ahead = False
    for meeting in meetings.by_contact(journal).get(person, ()):
        if meeting.date is None or meeting.date.day < since or meetings.status(meeting, today) == "cancelled":
            continue
        # A plan counts as soon as it is written, but it closes on no day that has come.
        ahead = True
        days += [meeting.date.day] if meeting.date.day <= today else []
    return min(days, default=None), bool(days) or ahead


KIND = DebtKind("approach", find)

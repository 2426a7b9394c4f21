"""The journal as the old list: tables of people, talks, companies, events and what is owed, for a spreadsheet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from generator.debts import Debt, open_debts
from generator.diagnostics.formats.visible import without_surrogates
from generator.records import Contact, Event, Journal, Meeting, Record
from generator.records.names import unwrap
from generator.settings import Settings
from generator.views import meetings
from generator.views.companies import KnownCompany, companies, find_company
from generator.views.history import first_met, introducers_of, touches_by
from generator.views.introductions import names_given
from generator.views.permission import permission
from generator.views.stages import STAGES, stage
from generator.words.said import plain, sentence

Cell = str | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table: its `name` as a tab, its `stem` as a file, what stands above each column, and the rows."""

    name: str
    stem: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets(journal: Journal, today: date, settings: Settings) -> tuple[Sheet, ...]:
    """Return every table; that of the people comes first. What has several values has them with `; ` between."""
    owed = open_debts(journal, today, settings)
    person = partial(_person, journal, today, settings, _next_owed(owed), first_met(journal, today))
    return (
        _sheet("Contacts", "contacts", _PERSON, map(person, journal.contacts)),
        _sheet("Meetings", "meetings", _MEETING, _meetings(journal, today)),
        _sheet("Companies", "companies", _COMPANY, map(_company, companies(journal))),
        _sheet("Events", "events", _EVENT, map(partial(_event, journal), journal.events)),
        _sheet(
            "What I owe",
            "owed",
            _DEBT,
            ((d.due_day, d.name, plain(sentence(d.what), today), plain(d.reason, today), d.close) for d in owed),
        ),
    )


def _sheet(name: str, stem: str, heads: tuple[str, ...], rows: Iterable[tuple[Cell, ...]]) -> Sheet:
    cleaned = (tuple(without_surrogates(cell) if isinstance(cell, str) else cell for cell in row) for row in rows)
    return Sheet(name=name, stem=stem, heads=heads, rows=tuple(cleaned))


_PERSON = (
    "Name", "Also called", "Company", "Role", "Email", "Phone", "LinkedIn", "Website", "Location", "Address",
    "Prefers", "How found", "Introduced by", "First met", "Last contact", "How far", "Next owed", "Due",
    "May follow up", "Keep in touch", "In common", "Topics", "Tags", "Put aside",
)  # fmt: skip


def _person(
    journal: Journal, today: date, settings: Settings, owed: Mapping[Contact, Debt],
    first: Mapping[Contact, tuple[date, Record]], person: Contact,
) -> tuple[Cell, ...]:  # fmt: skip
    company = find_company(journal, person.company) if person.company else None
    given = introducers_of(journal, today, person)
    touches = touches_by(journal, today, person)
    met = person.met_on.day if person.met_on and person.met_on.day <= today else None
    debt, said = owed.get(person), permission(journal, today, person)
    return (
        person.name, _several(person.aliases), company.name if company else None, person.role,
        _several(person.email), _several(person.phone), person.linkedin, person.website, person.location,
        person.address, person.prefers, person.how_found, _several(one.name for one in given),
        met or (first[person][0] if person in first else None), touches[-1].day if touches else None,
        STAGES[stage(journal, today, settings, person)].group,
        plain(sentence(debt.what), today) if debt else None, debt.due_day if debt else None,
        None if said == "unknown" else said, str(person.keep_in_touch) if person.keep_in_touch else None,
        person.bond, _several(person.topics), _several(person.tags), "yes" if person.archived else None,
    )  # fmt: skip


def _next_owed(owed: Iterable[Debt]) -> dict[Contact, Debt]:
    found: dict[Contact, Debt] = {}
    for debt in owed:
        if debt.contact is not None:
            found.setdefault(debt.contact, debt)
    return found


_MEETING = (
    "Date", "Time", "With", "Title", "Kind", "How", "Status", "Place", "Link", "Objective", "Topics",
    "Names I was given", "Lesson",
)  # fmt: skip


def _meetings(journal: Journal, today: date) -> Iterator[tuple[Cell, ...]]:
    given: dict[Meeting, list[str]] = {}
    for name in names_given(journal, today):
        given.setdefault(name.meeting, []).append(name.name)
    for meeting in journal.meetings:
        moment = meeting.date
        yield (
            moment.day if moment else None, f"{moment.clock:%H:%M}" if moment and moment.clock else None,
            _people(journal, meeting.with_), meeting.title, meetings.kind(meeting), meeting.how or "in-person",
            meetings.status(meeting, today), meeting.place, meeting.link, meeting.objective, _several(meeting.topics),
            _several(given.get(meeting, ())), meeting.lesson,
        )  # fmt: skip


_COMPANY = ("Name", "Industry", "Location", "Website", "Aimed at", "What I learned", "People")


def _company(company: KnownCompany) -> tuple[Cell, ...]:
    record = company.record
    people = _several(person.name for person in company.people)
    if record is None:
        return company.name, None, None, None, None, None, people
    aimed = "yes" if record.target else None
    return record.name, record.industry, record.location, record.website, aimed, record.verdict, people


_EVENT = ("Date", "Name", "Kind", "Place", "Organizer", "Goal", "Met")


def _event(journal: Journal, event: Event) -> tuple[Cell, ...]:
    met = _people(journal, tuple(one.name for one in event.met if one.name))
    day = event.date.day if event.date else None
    return day, event.name, event.kind, event.place, event.organizer, event.goal, met


_DEBT = ("Due", "Who", "What", "Why", "How to close it")


def _people(journal: Journal, references: tuple[str, ...]) -> str | None:
    found = ((journal.contacts.find(reference), reference) for reference in references)
    return _several(person.name if person else unwrap(reference) for person, reference in found)


def _several(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None

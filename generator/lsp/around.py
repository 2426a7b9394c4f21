"""The part of a journal that bears on a few people: small enough to ask anything of while somebody types."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from generator.lsp.desk import Desk
from generator.records import Company, Contact, Event, Journal, Meeting, Record, Shelf

_SHELVES = ("contacts", "companies", "meetings", "events", "updates")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class _Part(Shelf[R]):
    """Some records of a shelf, which knows names as the whole shelf does."""

    whole: Shelf[R] = field(default_factory=lambda: Shelf())

    def answering(self, reference: str) -> tuple[R, ...]:
        """Return every record of the whole shelf that `reference` may mean."""
        return self.whole.answering(reference)


def around(desk: Desk, people: Iterable[Contact], *records: Record) -> Journal:
    """Return the journal with only what bears on `people` and on `records`; names mean what they mean in the whole.

    What it says of these people is whole: stage, history and debts. What it says of others may not be.
    """
    given = (*people, *(person for record in records for person in _named_in(desk.journal, record)))
    inner = dict.fromkeys(given)
    near = set(records) | set(inner)
    for person in inner:
        near |= _saying(desk, person)
    # A report goes to those who opened a door, from a meeting that need not name them.
    doors = {person for record in near for person in _introduced(desk.journal, record, inner)}
    for person in doors - inner.keys():
        near |= _saying(desk, person)
    near |= doors
    ring = {person for record in near for person in _named_in(desk.journal, record)}
    return _part(desk.journal, near | ring)


def _saying(desk: Desk, person: Contact) -> set[Record]:
    return {content for content in desk.index.named_by(person) if isinstance(content, Record)}


def _named_in(journal: Journal, record: Record) -> Iterator[Contact]:
    """Yield everybody whom the fields of a record touch."""
    if isinstance(record, Contact):
        yield record
        yield from journal.contacts.resolve(record.introduced_by)
    elif isinstance(record, Meeting):
        yield from journal.contacts.resolve(record.with_)
        names = tuple(item.contact or item.name or "" for item in record.introductions)
        yield from journal.contacts.resolve(names)
    elif isinstance(record, Event):
        yield from journal.contacts.resolve(tuple(item.name for item in record.met if item.name))


def _introduced(journal: Journal, record: Record, by: Mapping[Contact, None]) -> Iterator[Contact]:
    """Yield everybody to whom one of these people led, as far as this record says so."""
    if isinstance(record, Contact) and any(person in by for person in journal.contacts.resolve(record.introduced_by)):
        yield record
    elif isinstance(record, Meeting) and any(person in by for person in journal.contacts.resolve(record.with_)):
        names = tuple(item.contact or item.name or "" for item in record.introductions)
        yield from journal.contacts.resolve(names)


def _part(journal: Journal, near: set[Record]) -> Journal:
    events = {event for person in near if isinstance(person, Contact) and person.event
              for event in journal.events.answering(person.event)}  # fmt: skip
    near = near | events
    slugs = {record.slug for record in near if isinstance(record, Meeting)}
    return replace(
        journal,
        contacts=_Part(tuple(person for person in journal.contacts.all if person in near), journal.contacts),
        companies=_Part(
            tuple(c for c in journal.companies.all if isinstance(c, Company) and c in near), journal.companies
        ),
        # With every file of the same name: a repeated promise is numbered through all of them.
        meetings=_Part(tuple(meeting for meeting in journal.meetings.all if meeting.slug in slugs), journal.meetings),
        events=_Part(tuple(event for event in journal.events.all if event in near), journal.events),
    )


def naming(desk: Desk, record: Record) -> Journal:
    """Return the journal with only the files that may refer to the record, and itself."""
    near = {*desk.index.named_by(record), record}
    journal = desk.journal
    shelves: dict[str, Any] = {
        name: _Part(tuple(one for one in shelf.all if one in near), shelf)
        for name, shelf in ((name, getattr(journal, name)) for name in _SHELVES)
    }
    pages = tuple(page for page in journal.free_pages if page in near)
    return replace(
        journal,
        profile=journal.profile if journal.profile in near else None,
        questions=journal.questions if journal.questions in near else None,
        free_pages=pages,
        **shelves,
    )

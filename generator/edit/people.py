"""Whom a command names: a contact, or somebody without a record, who gets one (contract §5).

Such a name was given in a meeting, or stands among those met at an event.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.debts.closing import Contacted, as_word
from generator.debts.debt import Debt
from generator.edit.change import CannotWrite, Change, foresee
from generator.edit.lists import add_item
from generator.edit.new_record import new_contact
from generator.edit.quoting import Value
from generator.facts import meetings
from generator.facts.introductions import names_given
from generator.files.source import SourceText
from generator.model.items import Introduced, Met
from generator.model.journal import Journal, names_of
from generator.model.names import normalize, slug, strip_brackets
from generator.model.records import Contact, Event, Meeting
from generator.reports.lookup import (
    find_debt,
    find_record,
    is_called,
    may_be_called,
    similar,
    similar_records,
    spellings,
)

_EVENTS = ("alumni", "association", "meetup")
"""Kinds of event that are also values of `how_found`."""
_Found = dict[str, str | tuple[str, ...]]
"""Fields of a contact that say how I found them, such as `how_found` and `introduced_by`."""
_Source = tuple[str, Introduced | Met, _Found]
"""A name as it was written, the item in which it stands, and the fields that say how I found them."""


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody whom a command names; `made` is their new record, where they had none."""

    name: str
    slug: str
    contact: Contact | None = None
    made: Change | None = None

    @property
    def source(self) -> SourceText:
        """The record's text, as it is or as it will be."""
        if self.contact is not None:
            return self.contact.source
        return SourceText(self.made.path, self.made.text) if self.made else SourceText("", "")

    def with_item(self, field: str, item: tuple[str | None, Mapping[str, Value]]) -> Change:
        """Return the change that adds an item to a list of their record; `item` is it as a line and as fields."""
        text = add_item(self.source, field, *item)
        return Change(source=self.made.source if self.made else self.source, text=text, fields=(field,),
                      is_new=self.made is not None)  # fmt: skip


def person_called(journal: Journal, text: str, today: date, owed: Iterable[Debt] = ()) -> NamedPerson:
    """Return who is meant by a slug, a name, an alias or the start of one; raise CannotWrite.

    Where nobody is called so, the id of one of the debts `owed` means whoever it is owed to.
    """
    found = [person for person in find_record(journal, text, (Contact,)) if isinstance(person, Contact)]
    # What somebody is called comes before what somebody's name begins with.
    known = any(is_called(name, text) for person in found for name in (person.slug, *names_of(person)))
    names = {} if known else dict(_without_record(journal, today))
    given = [source for source in names.values() if may_be_called(source[0], strip_brackets(text))]
    whole = [source for source in given if is_called(source[0], strip_brackets(text))]
    if whole:
        return _new(journal, *whole[0])
    if len(found) + len(given) > 1:
        either = words.either([*(person.slug for person in found), *(name for name, _, _ in given)])
        raise CannotWrite(f"{text} may mean {either}")
    if found:
        return NamedPerson(found[0].name, found[0].slug, found[0])
    if given:
        return _new(journal, *given[0])
    to = [person for debt in find_debt(owed, text) if (person := _owed_to(journal, debt)) is not None]
    if len(to) == 1:
        return to[0]
    raise CannotWrite(f"nobody here is called {text}; {_hint(journal, text, [name for name, _, _ in names.values()])}")


def _owed_to(journal: Journal, debt: Debt) -> NamedPerson | None:
    """Return whom a debt is owed to, also where they are a name without a record."""
    if debt.contact is not None:
        return NamedPerson(debt.contact.name, debt.contact.slug, debt.contact)
    if isinstance(debt.closes, Contacted) and isinstance(debt.record, Meeting):
        for item in debt.record.introductions:
            if debt.fact == ("introductions", item.at):
                return _new(journal, strip_brackets(item.name or ""), item, _introduced(journal, debt.record))
    return None


def as_if_recorded(journal: Journal, called: NamedPerson) -> tuple[Journal, Contact | None]:
    """Return the journal with the record that such a person would get, and that record; nothing is written."""
    if called.contact is not None or called.made is None:
        return journal, called.contact
    journal = foresee(journal, (called.made,))
    return journal, journal.contacts.find(called.slug)


def _hint(journal: Journal, text: str, names: list[str]) -> str:
    close = [*similar_records(journal, text, (Contact,)), *similar(((name, spellings(name)) for name in names), text)]
    if close:
        return f"did you mean {words.either(close)}?"
    return f"`journal new contact {as_word(text, 'NAME')}` makes their record"


def _without_record(journal: Journal, today: date) -> Iterator[tuple[str, _Source]]:
    """Yield every name without a record: people met at events, then names given in meetings, the earliest last."""
    for event in journal.events:
        if event.date is not None and event.date.day <= today:
            for met in event.met:
                if met.name and not journal.contacts.answering(met.name):
                    yield normalize(strip_brackets(met.name)), (strip_brackets(met.name), met, _at(event))
    for name in reversed(names_given(journal, today)):
        if name.name and name.meeting.date is not None and name.contact is None and not name.is_unresolved:
            yield normalize(name.name), (name.name, name.item, _introduced(journal, name.meeting))


def _introduced(journal: Journal, meeting: Meeting) -> _Found:
    by = tuple(person.slug for person in meetings.people(journal, meeting))
    return {
        "how_found": "referral",
        "introduced_by": by,
        "introduced_on": str(meeting.date.day) if meeting.date else "",
    }


def _at(event: Event) -> _Found:
    return {"how_found": event.kind if event.kind in _EVENTS else "event", "event": event.slug}


def noted_of(journal: Journal, name: str, today: date) -> Mapping[str, Value]:
    """Return a contact's fields: what was noted beside the name of somebody without a record, and how I found them.

    The field `note` holds what belongs in the body. Empty where the name was neither given in a meeting nor met at an
    event, or belongs to somebody with a record.
    """
    if journal.contacts.answering(name):
        return {}
    for known, item, found in dict(_without_record(journal, today)).values():
        if is_called(known, name):
            if name == slug(known):  # as a command on a page says a name that a shell could misread
                return {"name": known, **_fields(item, found)}
            # Where it was written in another way, that name must go on meaning them.
            also = {"aliases": known} if normalize(known) != normalize(name) else {}
            return {**also, **_fields(item, found)}
    return {}


def _fields(item: Introduced | Met, found: _Found) -> Mapping[str, Value]:
    about = {"company": item.company or "", "role": item.role or "", **found, "note": item.note or ""}
    return {field: value for field, value in about.items() if value}


def record_of(journal: Journal, record: Meeting | Event, item: Introduced | Met) -> Change:
    """Return the new record of somebody whom an item of a meeting or an event names."""
    found = _introduced(journal, record) if isinstance(record, Meeting) else _at(record)
    made = _new(journal, strip_brackets(item.name or ""), item, found).made
    if made is None:
        raise CannotWrite(f"{record.path} names nobody here")
    return made


def _new(journal: Journal, name: str, item: Introduced | Met, found: _Found) -> NamedPerson:
    """Return somebody with a new record, which says what was noted of them and how I found them."""
    made = new_contact(journal, {"name": name, **_fields(item, found)})
    return NamedPerson(name, made.path.rsplit("/", 1)[-1].removesuffix(".md"), made=made)

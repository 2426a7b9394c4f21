"""Whom a command names: a contact, or somebody without a record, who gets one (contract §5).

Such a name was given in a meeting, or stands among those met at an event.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from generator.debts.closing import as_word
from generator.edit.change import CannotWrite, Change
from generator.edit.lists import add_item
from generator.edit.new_record import new_contact
from generator.facts import meetings
from generator.facts.introductions import names_given
from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.model.decode import decode
from generator.model.items import Introduced, Met
from generator.model.journal import Collection, Journal
from generator.model.names import normalize, strip_brackets
from generator.model.records import Contact, Event, Meeting
from generator.reports.lookup import find_record, similar_records

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

    def with_item(self, field: str, item: tuple[str, dict[str, str]]) -> Change:
        """Return the change that adds an item to a list of their record; `item` is it as a line and as fields."""
        text = add_item(self.source, field, *item)
        return Change(source=self.made.source if self.made else self.source, text=text, fields=(field,),
                      is_new=self.made is not None)  # fmt: skip


def person_called(journal: Journal, text: str, today: date) -> NamedPerson:
    """Return who is meant by a slug, a name, an alias or the start of one; raise CannotWrite."""
    wanted = normalize(strip_brackets(text))
    # What somebody is called comes before what somebody's name begins with.
    names = {} if journal.contacts.answering(text) else dict(_without_record(journal, today))
    if wanted in names:
        return _new(journal, *names[wanted])
    found = [person for person in find_record(journal, text, (Contact,)) if isinstance(person, Contact)]
    given = [source for name, source in names.items() if _begins(name, wanted)]
    if len(found) + len(given) > 1:
        raise CannotWrite(f"{text} may mean {_either([*(p.slug for p in found), *(name for name, _, _ in given)])}")
    if found:
        return NamedPerson(found[0].name, found[0].slug, found[0])
    if given:
        return _new(journal, *given[0])
    raise CannotWrite(f"nobody here is called {text}; {_hint(journal, text, [name for name, _, _ in names.values()])}")


def as_if_recorded(journal: Journal, called: NamedPerson) -> tuple[Journal, Contact]:
    """Return the journal with the record that such a person would get, and that record; nothing is written."""
    if called.contact is not None:
        return journal, called.contact
    contact, _ = decode(Contact, read(called.source), called.slug, frozenset())
    contacts = sorted((*journal.contacts.all, contact), key=lambda record: (record.slug, record.path))
    return replace(journal, contacts=Collection(tuple(contacts))), contact


def _hint(journal: Journal, text: str, names: list[str]) -> str:
    close = [*similar_records(journal, text, (Contact,)), *get_close_matches(text, names, 3, 0.7)]
    return f"did you mean {_either(close)}?" if close else f"`journal new contact {as_word(text)}` makes their record"


def _either(names: list[str] | tuple[str, ...]) -> str:
    return " or ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def _begins(name: str, wanted: str) -> bool:
    return bool(wanted) and f" {wanted}" in f" {name}"


def _without_record(journal: Journal, today: date) -> Iterator[tuple[str, _Source]]:
    """Yield every name without a record: people met at events, then names given in meetings, the earliest last."""
    for event in journal.events:
        if event.date is not None and event.date.day <= today:
            for met in event.met:
                if met.name and not journal.contacts.answering(met.name):
                    yield normalize(strip_brackets(met.name)), (strip_brackets(met.name), met, _at(event))
    for name in reversed(names_given(journal, today)):
        if name.name and name.meeting.date is not None and not journal.contacts.answering(name.name):
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


def record_of(journal: Journal, record: Meeting | Event, item: Introduced | Met) -> Change:
    """Return the new record of somebody whom an item of a meeting or an event names."""
    found = _introduced(journal, record) if isinstance(record, Meeting) else _at(record)
    made = _new(journal, strip_brackets(item.name or ""), item, found).made
    if made is None:
        raise CannotWrite(f"{record.path} names nobody here")
    return made


def _new(journal: Journal, name: str, item: Introduced | Met, found: _Found) -> NamedPerson:
    """Return somebody with a new record, which says what was noted of them and how I found them."""
    about = {"name": name, "company": item.company or "", "role": item.role or ""}
    made = new_contact(journal, {**about, **found}, f"{item.note}\n" if item.note else "")
    return NamedPerson(name, made.path.rsplit("/", 1)[-1].removesuffix(".md"), made=made)

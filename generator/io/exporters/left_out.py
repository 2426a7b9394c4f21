"""What a form has no place for: a sentence for each sort of thing, with how many there are (contract §5, `export`)."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from generator import words
from generator.facts import meetings
from generator.facts.birthdays import birthday, has_birthday
from generator.io.exporters.ics import is_with_archived
from generator.model.day import Day
from generator.model.fields import schema, value_of
from generator.model.names import normalize
from generator.model.records import Contact, Record
from generator.words.plain_text import one_line

_ON_CARDS = frozenset(
    ("name", "company", "email", "phone", "linkedin", "website", "location", "address", "time_zone", "introduced_by")
)
"""Fields of a person that a card has without the schema saying where."""


def left_out(form: str, day: Day, *, personal: bool = False, tables: bool = False) -> Iterator[str]:
    """Yield the sentences for one form; `tables` says that csv is a folder of all tables."""
    if form == "vcard":
        yield from _of_cards(day, personal=personal)
    elif form == "csv" and not tables:
        yield from _of_people(day)
    elif form in _FORMS:
        yield from _FORMS[form](day)


def _of_cards(day: Day, *, personal: bool) -> Iterator[str]:
    yield from _put_aside(sum(bool(one.archived) for one in day.journal.contacts), "no card")
    people = [one for one in day.journal.contacts if not one.archived]
    common = sum(bool(one.bond) for one in people)
    details = sum(any(normalize(name) != "birthday" for name in one.personal) for one in people)
    if (common or details) and not personal:
        said = [f"what you have in common with {words.count(common, 'person', 'people')}"] if common else []
        said += [f"personal details of {words.count(details, 'person', 'people')}"] if details else []
        yield f"{words.sentence(words.listed(said))}: left out; --personal has them."
    held = _ON_CARDS | {name for name, spec in schema(Contact).items() if spec.vcard} | {"bond", "personal"}
    yield from _no_place("A card", chain.from_iterable(_fields(one, held) for one in people))
    yield from _notes(people, "person", "people")


def _of_calendar(day: Day) -> Iterator[str]:
    journal = day.journal
    cancelled = sum(meetings.status(one, day.today) == "cancelled" for one in journal.meetings)
    if cancelled:
        yield f"Called off, and so left out: {words.count(cancelled, 'meeting')}."
    undated = sum(one.date is None for one in (*journal.meetings, *journal.events))
    if undated:
        yield f"Without a day, and so left out: {words.count(undated, 'meeting or event', 'meetings and events')}."
    past = [one for one in journal.meetings if one.date and one.date.day < day.today and is_with_archived(journal, one)]
    if past:
        yield f"Only with people whom you put aside, and so left out: {words.count(len(past), 'past meeting')}."
    born = [one for one in journal.contacts if has_birthday(one)]
    yield from _put_aside(sum(bool(one.archived) for one in born), "no birthday in the calendar")
    unread = [one_line(one.name) for one in born if not one.archived and birthday(one, day.today) is None]
    if unread:
        yield f"No day can be read in {words.count(len(unread), 'birthday')}: {words.listed(unread)}."
    yield from _notes(journal.meetings, "meeting", "meetings")


def _of_tables(day: Day) -> Iterator[str]:
    yield from _notes(day.journal.records(), "record", "records")


def _of_people(day: Day) -> Iterator[str]:
    journal = day.journal
    counts = (
        (len(journal.meetings), "meeting", ""), (len(journal.events), "event", ""),
        (len(journal.updates), "piece of news", "pieces of news"),
    )  # fmt: skip
    there = [words.count(*one) for one in counts if one[0]]
    if there:
        yield f"Only people are in this table; `journal export csv -o DIR/` has {words.listed(there)} too."
    yield from _notes(day.journal.contacts, "person", "people")


def _of_records(day: Day) -> Iterator[str]:
    pages = [words.count(len(day.journal.free_pages), "page of your own", "pages of your own")]
    said = [*(pages if day.journal.free_pages else ()), *(["the question bank"] if day.journal.questions else ())]
    if said:
        yield f"Left out, since only records are in it: {words.listed(said)}."


_FORMS: Mapping[str, Callable[[Day], Iterator[str]]] = {
    "ics": _of_calendar, "csv": _of_tables, "xlsx": _of_tables, "json": _of_records, "sqlite": _of_records,
}  # fmt: skip


def _put_aside(count: int, what: str) -> Iterator[str]:
    if count:
        yield f"{words.sentence(words.count(count, 'person', 'people'))} whom you put aside: {what}."


def _fields(record: Record, held: Iterable[str]) -> Iterator[str]:
    yield from (name for name in schema(type(record)) if name not in held and value_of(record, name))
    yield from record.extra


def _no_place(form: str, names: Iterable[str]) -> Iterator[str]:
    counts = Counter(names)
    if counts:
        said = [f"`{one_line(name)}` of {words.count(count, 'person', 'people')}" for name, count in counts.items()]
        yield f"{form} has no place for {words.listed(said)}."


def _notes(records: Iterable[Record], one: str, several: str) -> Iterator[str]:
    count = sum(bool(record.body.strip()) for record in records)
    if count:
        yield f"The notes of {words.count(count, one, several)} are left out."

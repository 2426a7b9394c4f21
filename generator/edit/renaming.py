"""Moving a meeting to another day and renaming a record, with every reference to it (contract §5: `move`, `rename`)."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from generator.edit.change import CannotWrite, Change, changed
from generator.edit.fields import correct, set_field, without_field
from generator.edit.lists import add_item
from generator.edit.references import Reference, moved_addresses, replace_reference
from generator.facts.touches import namesakes
from generator.facts.wikilinks import answering
from generator.files.source import SourceText, Span
from generator.model.fields import schema
from generator.model.journal import Collection, Journal, names_of
from generator.model.locate import locate
from generator.model.moment import Moment, in_zone, shifted
from generator.model.names import normalize, slug, strip_brackets
from generator.model.records import Company, Contact, Event, Meeting, Record, Update

_FOLDERS = {"contact": "contacts", "company": "companies", "event": "events"}
_LINKED = re.compile(r"['\"]?\[\[\s*([^|\]]+?)\s*(?=[|\]])")
_DATED = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


def move(journal: Journal, record: Record, day: Moment) -> tuple[Change, ...]:
    """Return the changes that move a meeting, event or piece of news to another day, and rename its file.

    The day and hour are by the owner's clock; the file keeps its own zone or offset. Without an hour the old one stays.
    What was `confirmed` for the old day is taken away.
    """
    written = getattr(record, "date", None)
    if not isinstance(written, Moment):
        raise CannotWrite(f"{record.path} has no day to move")
    name = getattr(record, "time_zone", None)
    zone = ZoneInfo(name) if name else journal.home
    if day.clock is None:
        hour = record.source.slice(locate(record, "date")).strip("'\"")[10:]
        there = _with_old_hour(journal, day.day, written, hour, zone)
    else:
        there, hour = _hour(journal, day, written, zone)
    moved = set_field(record.source, "date", f"{there}{hour}")
    if isinstance(record, Meeting):
        moved = without_field(replace(record.source, text=moved), "confirmed")
    stem = _DATED.sub(there.isoformat(), record.slug, count=1) if _DATED.match(record.slug) else record.slug
    return renamed(journal, record, stem, moved, ("date", "confirmed"))


def _with_old_hour(journal: Journal, day: date, written: Moment, hour: str, zone: tzinfo) -> date:
    """Return the day to write before the old hour so that it falls on the owner's `day`."""
    there = shifted(day, (written.written_day - written.day).days)
    # Where clocks are set forward in one of the two zones only, that may be a day off.
    mine = Moment.parse(f"{there}{hour}").on_clock(journal.home, zone).day
    return shifted(there, (day - mine).days)


def _hour(journal: Journal, day: Moment, written: Moment, zone: tzinfo) -> tuple[date, str]:
    """Return the day and the text of the hour behind it, in the offset or zone that the file has, else as said."""
    offset = written.offset or (day.offset if zone is journal.home else None)
    said = datetime.combine(day.day, day.clock or time(), day.offset or journal.home)
    there = in_zone(said, offset or zone)
    return there.date(), f" {there:%H:%M}" + (offset.tzname(None).removeprefix("UTC") or "Z" if offset else "")


def rename(journal: Journal, record: Record, new: str) -> tuple[Change, ...]:
    """Return the changes that rename a record: its file and every reference; where `new` is a name, its `name` too.

    A person's or company's old name stays as an alias: others go on using it.
    """
    stem = slug(new)
    if not stem:
        raise CannotWrite(f"`{new}` has no letter to make a file's name of")
    if isinstance(record, Meeting | Event | Update) and _DATED.match(record.slug) and not _DATED.match(stem):
        stem = f"{record.slug[:10]}-{stem}"
    if new == stem or isinstance(record, Meeting):
        return renamed(journal, record, stem, record.source.text, ())
    field = "subject" if isinstance(record, Update) else "name"
    text = set_field(record.source, field, new)
    if isinstance(record, Contact | Company) and not _is_called(record, record.name, new):
        text = add_item(replace(record.source, text=text), "aliases", record.name)
    return renamed(journal, record, stem, text, (field, "aliases"))


def _is_called(record: Contact | Company, name: str, new: str) -> bool:
    """Return whether a name is one by which a record can still be referred to once it is called `new`."""
    return normalize(name) in {normalize(other) for other in (new, *record.aliases)}


def renamed(journal: Journal, record: Record, stem: str, text: str, fields: tuple[str, ...]) -> tuple[Change, ...]:
    """Return the changes that give a record's file this text and the name `stem`, and adapt every reference to it."""
    path = f"{posixpath.dirname(record.path)}/{stem}.md"
    moves = stem != record.slug
    if moves and any(
        normalize(other.slug) == normalize(stem)
        for other in journal.records()
        if other.KIND == record.KIND and other is not record
    ):
        raise CannotWrite(f"{record.FOLDER} has a {stem} already; choose another name")
    if not moves and not set(fields) & {"name", "subject"}:
        return (changed(record.source, text, *fields),)
    successor = Successor(journal, record, stem, path)
    own = successor.named_in(SourceText(record.path, text, record.source.bom))
    names = (*fields, *_all_fields(type(record)))
    change = Change(source=record.source, text=own, fields=names, moved_to=path if moves else "")
    return (*(other for other in successor.changes() if other.source is not record.source), change)


@dataclass(frozen=True, slots=True)
class Successor:
    """What a renamed record will be called: the slug that references to it must say, and the path of its file.

    Where the slug stays the same, only references by the record's old name must change.
    """

    journal: Journal
    record: Record
    slug: str
    path: str

    def changes(self) -> tuple[Change, ...]:
        """Return the changes of every file that refers to the record."""
        found = []
        for source, kind in _files(self.journal):
            text = self.named_in(source)
            if text != source.text:
                found.append(changed(source, text, *_all_fields(kind)))
        return tuple(found)

    def named_in(self, source: SourceText) -> str:
        """Return a file's text in which references to the record say the slug, and links lead to its file."""
        source = self._introduced_by_name(source)
        return replace_reference(source, self._refers, self.slug, moved_addresses(self.record, self.slug, self.path))

    def _introduced_by_name(self, source: SourceText) -> SourceText:
        """Return a meeting's text in which names under `introductions` that mean the record become the slug."""
        meeting = next((one for one in self.journal.meetings.all if one.source is source), None)
        for given in reversed(meeting.introductions if meeting else ()):
            if not meeting or not given.name or namesakes(self.journal, given):
                continue
            if self._refers(Reference(strip_brackets(given.name), "contact")):
                span = locate(meeting, "introductions", given.at, "name")
                link = _LINKED.match(source.text, span.start)
                span = Span(*link.span(1)) if link else span
                source = replace(source, text=correct(source, span, self.slug))
        return source

    def _refers(self, reference: Reference) -> bool:
        if self.slug == self.record.slug and normalize(reference.text) != normalize(names_of(self.record)[0]):
            return False
        if reference.kind:
            collection: Collection[Record] = getattr(self.journal, _FOLDERS[reference.kind])
            return collection.find(reference.text) is self.record
        found = answering(self.journal, reference.text)
        return len(found) == 1 and found[0].record is self.record


def _all_fields(kind: type[Record] | None) -> tuple[str, ...]:
    """Return the names of all fields; all may differ here, since `replace_reference` has checked its result already."""
    return (*schema(kind), "body") if kind else ("body",)


def _files(journal: Journal) -> Iterator[tuple[SourceText, type[Record] | None]]:
    for record in journal.records():
        yield record.source, type(record)
    for page in journal.free_pages:
        yield page.source, None
    if journal.questions is not None:
        yield journal.questions.source, None


def day_of(text: str) -> Moment:
    """Return the day, perhaps with an hour, that a command line gives; raise CannotWrite where it gives none."""
    try:
        return Moment.parse(text)
    except ValueError as error:
        raise CannotWrite(f"{text}: {error}") from None

"""The journal with an editor's open texts, changed file by file; an index of names; and parts of the journal."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, tzinfo
from typing import Any, TypeVar
from urllib.parse import unquote

from generator.facts.introductions import names_in
from generator.files.source import Fault, SourceText
from generator.model.body import links, wikilinks
from generator.model.day import Day
from generator.model.journal import Collection, Journal, QuestionBank, names_of
from generator.model.loader import FOLDERS, Content, read_text, with_content
from generator.model.mentions import mentions
from generator.model.names import normalize, strip_brackets
from generator.model.records import Company, Contact, Event, Meeting, Record
from generator.model.settings import Settings

_END = re.compile(r"\.(?:md|html)\Z")
_ADDRESS = re.compile(r"[A-Za-z][\w+.\-]*:")
_COLLECTIONS = ("contacts", "companies", "meetings", "events", "updates")
R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Index:
    """Every file's content by its path, and for each name the paths of the files in which it occurs.

    A name in a file may mean another record, so callers must look at what the reference resolves to.
    """

    contents: Mapping[str, Content] = field(default_factory=dict)
    saying: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def named_by(self, record: Record) -> Iterator[Content]:
        """Yield every content in which one of a record's names occurs, perhaps its own too, in the order of paths."""
        paths = {path for name in _called(record) for path in self.saying.get(name, ())}
        return (self.contents[path] for path in sorted(paths))

    def saying_name(self, name: str) -> Iterator[Content]:
        """Yield every content in which `name` occurs, which may have no record."""
        return (self.contents[path] for path in sorted(self.saying.get(normalize(strip_brackets(name)), ())))

    def with_content(self, path: str, content: Content | None) -> "Index":
        """Return the index with another content of one file, or without that file."""
        contents, saying = dict(self.contents), dict(self.saying)
        before = set(_said(contents[path])) if path in contents else set()
        after = set(_said(content)) if content is not None else set()
        contents.pop(path, None)
        if content is not None:
            contents[path] = content
        for name in before - after:
            saying[name] = saying[name] - {path}
        for name in after - before:
            saying[name] = saying.get(name, frozenset()) | {path}
        return Index(contents, saying)


def index_of(journal: Journal) -> Index:
    """Return the index of a whole journal."""
    contents: dict[str, Content] = {record.path: record for record in journal.records()}
    contents |= {page.source.path: page for page in journal.free_pages}
    if journal.questions is not None:
        contents[journal.questions.source.path] = journal.questions
    saying: dict[str, set[str]] = {}
    for path, content in contents.items():
        for name in _said(content):
            saying.setdefault(name, set()).add(path)
    return Index(contents, {name: frozenset(paths) for name, paths in saying.items()})


def body_start(content: Content) -> int:
    """Return where the text behind any front matter begins."""
    return 0 if isinstance(content, QuestionBank) else content.body_start


def _called(record: Record) -> set[str]:
    return {normalize(name) for name in (record.slug, *names_of(record))}


def _said(content: Content) -> Iterator[str]:
    """Yield every name that occurs in a file, normalised."""
    if isinstance(content, Record):
        yield from (normalize(strip_brackets(mention.text)) for mention in mentions(content))
        for debt in (*content.waived, *content.later):  # the ids of debts end in slugs
            yield from (normalize(part.rpartition(":")[2]) for part in debt.split("/")[1:])
    if isinstance(content, Meeting):
        yield from (normalize(strip_brackets(given.name)) for given in content.introductions if given.name)
    start = body_start(content)
    yield from (normalize(strip_brackets(f"[[{link.target}]]")) for link in wikilinks(content.source, start))
    for link in links(content.source, start):
        if not _ADDRESS.match(link.target):
            yield normalize(_END.sub("", unquote(re.split(r"[#?]", link.target, maxsplit=1)[0]).rsplit("/", 1)[-1]))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Workspace:
    """The journal with open texts in place of the files', and the index of names."""

    day: Day
    index: Index = field(default_factory=Index)

    @property
    def journal(self) -> Journal:
        """The journal, with unsaved texts."""
        return self.day.journal

    @property
    def settings(self) -> Settings:
        """The owner's options."""
        return self.day.settings

    @property
    def today(self) -> date:
        """The day it is."""
        return self.day.today

    def content(self, path: str) -> Content | None:
        """Return what the file at `path` is, relative to the folder of mkdocs.yml."""
        return self.index.contents.get(path)


def workspace_of(day: Day) -> Workspace:
    """Return the workspace of a journal that was just read."""
    return Workspace(day=day, index=index_of(day.journal))


def with_text(workspace: Workspace, path: str, text: str | None, faults: tuple[Fault, ...] = ()) -> Workspace:
    """Return the workspace in which the file at `path` has this text; None removes the file.

    `faults` say why the text could not be read.
    """
    content: Content | None = None
    if text is not None:
        bom = text.startswith("\ufeff")
        source = SourceText(path, text[bom:], bom)
        content, found = _read_again(workspace, source, workspace.journal.home)
        faults = faults or found
    journal = with_content(workspace.journal, path, content, faults)
    if journal.home != workspace.journal.home:
        return workspace_of(replace(workspace.day, journal=_on_its_clock(workspace, journal)))
    return replace(
        workspace, day=replace(workspace.day, journal=journal), index=workspace.index.with_content(path, content)
    )


def _read_again(workspace: Workspace, source: SourceText, home: tzinfo) -> tuple[Content, tuple[Fault, ...]]:
    known = frozenset(workspace.settings.known_fields)
    return read_text(source, workspace.journal.address_of(source), known, home)


def _on_its_clock(workspace: Workspace, journal: Journal) -> Journal:
    """Return the journal with every record read again, since its owner's clock is another now."""
    records: dict[str, Any] = {
        folder: Collection(
            tuple(_read_again(workspace, record.source, journal.home)[0] for record in getattr(journal, folder).all)
        )
        for folder in FOLDERS
    }
    return replace(journal, **records)


@dataclass(frozen=True, slots=True)
class _Part(Collection[R]):
    """Some records of a collection; references are resolved as in the whole collection."""

    whole: Collection[R] = field(default_factory=lambda: Collection())

    def answering(self, reference: str) -> tuple[R, ...]:
        """Return every record of the whole collection that `reference` may mean."""
        return self.whole.answering(reference)


def around(workspace: Workspace, people: Iterable[Contact], *records: Record) -> Journal:
    """Return the part of the journal that concerns `people` and `records`; references mean the same as in the whole.

    Stage, history and debts of these people are complete in it; those of others may not be.
    """
    given = (*people, *(person for record in records for person in _named_in(workspace.journal, record)))
    inner = dict.fromkeys(given)
    near = set(records) | set(inner)
    for person in inner:
        near |= _saying(workspace, person)
    # Introducers are owed a report on a meeting that need not name them.
    introduced = {person for record in near for person in _introduced(workspace.journal, record, inner)}
    for person in introduced - inner.keys():
        near |= _saying(workspace, person)
    near |= introduced
    wider = {person for record in near for person in _named_in(workspace.journal, record)}
    return _part(workspace.journal, near | wider)


def _saying(workspace: Workspace, person: Contact) -> set[Record]:
    return {content for content in workspace.index.named_by(person) if isinstance(content, Record)}


def _named_in(journal: Journal, record: Record) -> Iterator[Contact]:
    """Yield everybody whom the fields of a record name."""
    if isinstance(record, Contact):
        yield record
        yield from journal.contacts.resolve(record.introduced_by)
    elif isinstance(record, Meeting):
        yield from journal.contacts.resolve(record.with_)
        yield from filter(None, (name.contact for name in names_in(journal, record)))
    elif isinstance(record, Event):
        yield from journal.contacts.resolve(tuple(item.name for item in record.met if item.name))


def _introduced(journal: Journal, record: Record, by: Mapping[Contact, None]) -> Iterator[Contact]:
    """Yield everybody whom one of these people introduced to me, according to this record."""
    if isinstance(record, Contact) and any(person in by for person in journal.contacts.resolve(record.introduced_by)):
        yield record
    elif isinstance(record, Meeting) and any(person in by for person in journal.contacts.resolve(record.with_)):
        yield from filter(None, (name.contact for name in names_in(journal, record)))


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
        # With every file of the same slug, since repeated promises are numbered across all of them.
        meetings=_Part(tuple(meeting for meeting in journal.meetings.all if meeting.slug in slugs), journal.meetings),
        events=_Part(tuple(event for event in journal.events.all if event in near), journal.events),
    )


def naming(workspace: Workspace, record: Record) -> Journal:
    """Return the journal with only the files that may refer to the record, and itself."""
    near = {*workspace.index.named_by(record), record}
    journal = workspace.journal
    collections: dict[str, Any] = {
        name: _Part(tuple(one for one in collection.all if one in near), collection)
        for name, collection in ((name, getattr(journal, name)) for name in _COLLECTIONS)
    }
    pages = tuple(page for page in journal.free_pages if page in near)
    return replace(
        journal,
        profile=journal.profile if journal.profile in near else None,
        questions=journal.questions if journal.questions in near else None,
        free_pages=pages,
        **collections,
    )

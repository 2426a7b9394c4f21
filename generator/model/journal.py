"""The journal: every record that was read, by kind, and the look-up of records by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from generator.files.source import Fault, SourceText
from generator.model.names import normalize, strip_brackets
from generator.model.records import Company, Contact, Event, FreePage, Meeting, Profile, Record, Update

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Collection(Generic[R]):
    """All records of one kind, in the order of their slugs, found by slug, name or alias.

    Where two files answer to one slug, the first by path keeps it; both stay in `all`.
    """

    all: tuple[R, ...] = ()
    _by_slug: dict[str, R] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_name: dict[str, tuple[R, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    # Earlier answers are kept: thousands of facts name the same few hundred people.
    _answers: dict[str, tuple[R, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _resolved: dict[tuple[str, ...], tuple[R, ...]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for record in self.all:
            self._by_slug.setdefault(normalize(record.slug), record)
        for record in self:
            for name in {normalize(name) for name in names_of(record)}:
                self._by_name[name] = (*self._by_name.get(name, ()), record)

    def __iter__(self) -> Iterator[R]:
        return iter(self._by_slug.values())

    def __len__(self) -> int:
        return len(self._by_slug)

    def answering(self, reference: str) -> tuple[R, ...]:
        """Return every record that `reference` may mean: the one with that slug, else all of that name."""
        found = self._answers.get(reference)
        if found is None:
            found = self._answers[reference] = self._look_up(normalize(strip_brackets(reference)))
        return found

    def _look_up(self, wanted: str) -> tuple[R, ...]:
        if (record := self._by_slug.get(wanted)) is not None:
            return (record,)
        return self._by_name.get(wanted, ())

    def find(self, reference: str) -> R | None:
        """Return the one record that `reference` means, or None where there is none or more than one."""
        found = self.answering(reference)
        return found[0] if len(found) == 1 else None

    def distinct(self, references: tuple[str, ...]) -> tuple[str, ...]:
        """Return the references, the first of those that mean one record; unresolved ones by their name."""
        meant: dict[R | str, str] = {}
        for reference in references:
            meant.setdefault(self.find(reference) or normalize(strip_brackets(reference)), reference)
        return tuple(meant.values())

    def resolve(self, references: tuple[str, ...]) -> tuple[R, ...]:
        """Return the records that `references` mean, each once, in their order; unresolved ones are left out."""
        resolved = self._resolved.get(references)
        if resolved is None:
            found = (self.find(reference) for reference in references)
            resolved = tuple(dict.fromkeys(record for record in found if record is not None))
            self._resolved[references] = resolved
        return resolved


def names_of(record: Record) -> tuple[str, ...]:
    """Return the names by which a record may be referred to, besides its slug."""
    if isinstance(record, Contact | Company):
        return (record.name, *record.aliases)
    if isinstance(record, Event):
        return (record.name,)
    if isinstance(record, Update):
        return (record.subject,)
    return (record.title,) if isinstance(record, Meeting) and record.title else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBank:
    """The owner's questions by topic, in the order of questions.md."""

    source: SourceText
    topics: tuple[tuple[str, tuple[str, ...]], ...] = ()
    body_start: int = 0


def home_of(profile: Profile | None, machine: tzinfo) -> tzinfo:
    """Return where the owner's clock is: the profile's zone, else the machine's."""
    return ZoneInfo(profile.time_zone) if profile and profile.time_zone else machine


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Journal:
    """Everything that was read from one folder, and what was wrong there."""

    folder: str = "journal"
    """docs_dir, relative to the folder of mkdocs.yml, with `/`: what every path begins with."""
    profile: Profile | None = None
    contacts: Collection[Contact] = Collection()
    companies: Collection[Company] = Collection()
    meetings: Collection[Meeting] = Collection()
    events: Collection[Event] = Collection()
    updates: Collection[Update] = Collection()
    free_pages: tuple[FreePage, ...] = ()
    questions: QuestionBank | None = None
    faults: Mapping[str, tuple[Fault, ...]] = field(default_factory=dict)
    """What was wrong while reading, by the name of the rule."""
    assets: frozenset[str] = frozenset()
    """Every other file on the site, relative to docs_dir, with `/`."""
    hidden: frozenset[str] = frozenset()
    """What must never be copied to the site: links that lead out of the journal, and whatever is no plain file."""
    files: int = 0
    """How many Markdown files the folder has, those that were not read included."""
    machine: tzinfo = UTC
    """The machine's zone, whose clock is the owner's where the profile names no zone."""
    masked: bool = False
    """Whether it is a copy made to be shown: names are initials, and its paths lead to no real file."""
    left_out: int = 0
    """How many words of prose such a copy leaves out."""

    @property
    def home(self) -> tzinfo:
        """Where the owner's clock is, by which every moment was read."""
        return home_of(self.profile, self.machine)

    def address_of(self, source: SourceText) -> str:
        """Return a file's address relative to docs_dir."""
        return source.path.removeprefix(f"{self.folder}/")

    def records(self) -> Iterator[Record]:
        """Yield every record, files that share a slug included, kind by kind."""
        yield from self.contacts.all
        yield from self.companies.all
        yield from self.meetings.all
        yield from self.events.all
        yield from self.updates.all
        if self.profile is not None:
            yield self.profile

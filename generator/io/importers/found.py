"""What a file from elsewhere says, before anybody asks whether the journal knows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.edit.quoting import Value
from generator.model.moment import Moment

NOTES = "notes"
"""What to call the text of a body among the fields of somebody found."""


class CannotRead(Exception):
    """The file is not what it was said to be; the message is one line for its owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The file that an importer is given: its bytes and name, the day, the owner's zone, and columns mapped by hand."""

    data: bytes
    name: str
    today: date
    zone: str | None = None
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A person as a file has them: fields by the name that a contact has for them, text for the body under NOTES.

    `where` is the place in the file in words, `slug` that of the record which we exported ourselves once, `aside`
    the heading of a section of their own.
    """

    where: str
    fields: Mapping[str, Value]
    personal: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    slug: str = ""
    aside: str = ""

    @property
    def name(self) -> str:
        """The person's name, perhaps empty."""
        return self.one("name")

    def one(self, name: str) -> str:
        """Return a field with one value, empty where the file has none."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ", ".join(value)

    def many(self, name: str) -> tuple[str, ...]:
        """Return a field as a list."""
        value = self.fields.get(name, ())
        return ((value,) if value else ()) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody whom a calendar entry names: by an address, by a name, or both."""

    name: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A calendar entry on a day, or of a series the next day; `minutes` is 0 where its length is not said."""

    uid: str
    title: str
    begins: Moment
    guests: tuple[Guest, ...] = ()
    minutes: int = 0
    zone: str = ""
    place: str = ""
    link: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read: people, appointments, how it was read, and what could not be, a line each.

    `columns` are tables of how columns were read: what a table is of, then a header and a field a row.
    """

    people: tuple[FoundPerson, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    said: tuple[str, ...] = ()
    columns: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One format: its name on the command line, what it is, whether bytes look like it, and how it is read.

    `extract` raises CannotRead.
    """

    name: str
    what: str
    identify: Callable[[Given], bool]
    extract: Callable[[Given], Reading]


NEW_CONTACT, NEW_MEETING, IN = "new contact", "new meeting", "in"
"""What is to be done; IN is followed by the path of an existing record."""

CHANGED_JOB = "Changed job: a reason to write"
BLANKS = "Blanks to fill"
DIFFERS = "Said otherwise than in your journal"
MEETINGS = "Meetings ahead"
KNOWN_COMPANIES = "New people, at companies that your journal names"
NEW = "New people"
INVITED = "New people, from invitations"
NAMESAKES = "New people who bear the name of somebody you have"
ORDER = (CHANGED_JOB, BLANKS, DIFFERS, MEETINGS, INVITED, KNOWN_COMPANIES, NEW, NAMESAKES)
"""The sections as they are read; one that is named elsewhere comes behind them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """What would be written: `action` and `fields`; `instead` is what the journal says now, `notes` text for the body.

    `who` and `said` make the sentence that its owner ticks, `marks` are those by which it is known later on.
    """

    section: str
    who: str
    said: str
    action: str
    fields: Mapping[str, Value]
    personal: Mapping[str, str] = field(default_factory=dict)
    notes: str = ""
    instead: str = ""
    why: str = ""
    doubts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Everything a file brings: candidates, who can't be told apart, meetings that may have been held, and counts."""

    candidates: tuple[Candidate, ...] = ()
    unclear: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    perhaps_held: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    """How many were not proposed again, and why, a sentence each."""

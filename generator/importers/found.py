"""What a file from elsewhere says, before anybody asks whether the journal knows it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.edits import Value
from generator.records import Moment

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
class Found:
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

    people: tuple[Found, ...] = ()
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

"""The types of an import: what was read from a file, and what is proposed to the owner."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, tzinfo

from generator.edit.quoting import Value
from generator.model.moment import Moment

NOTES = "notes"
"""The name of the body's text among the fields of a person who was read from a file."""
TEXT = "text"
"""The name, in a review, of a text of the owner's own; it is written as it stands, while NOTES are foreign."""
NEW_CONTACT, NEW_MEETING, IN, ADD = "new contact", "new meeting", "in", "add to choice"
"""The actions of a candidate; IN is followed by the path of an existing record, ADD by the choice of a new contact."""

CHANGED_JOB = "Changed job: a reason to write"
BLANKS = "Blanks to fill"
DIFFERS = "Said otherwise than in your journal"
MEETINGS = "Meetings ahead"
CHANGED = "Changed in your calendar"
MET = "Meetings that lie in the past"
GUESSED = "Meetings that are perhaps with people you have"
KNOWN_COMPANIES = "New people, at companies that your journal names"
NEW = "New people"
INVITED = "New people, from invitations"
NOT_CLEAR = "Not clear who is meant"
DOUBTFUL = "New people, with something to look at"
MESSAGES = "Messages by e-mail"
LISTED = "What your list says happened"
GUESSES = "Messages by e-mail that are perhaps something else"
HELD = "Meetings, out of your notes"
TOUCHES = "Messages and calls, out of your notes"
ORDER = (
    CHANGED_JOB, BLANKS, DIFFERS, CHANGED, MEETINGS, NOT_CLEAR, MET, GUESSED, DOUBTFUL, INVITED, KNOWN_COMPANIES, NEW,
    LISTED, MESSAGES, GUESSES, HELD, TOUCHES,
)  # fmt: skip
"""The sections of a review in their order; any other section comes behind them."""


class CannotRead(Exception):
    """The file is not what it was said to be; the message is one line for its owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The input of an importer: a file's bytes and name, the day, the owner's zone, and columns mapped by hand.

    Those of `remembered` were mapped in an earlier import; the file may lack them by now.

    `zone` is what the profile names, `home` where the owner's clock is, also where it names none.
    """

    data: bytes
    name: str
    today: date
    zone: str | None = None
    home: tzinfo = UTC
    columns: tuple[tuple[str, str], ...] = ()
    remembered: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPerson:
    """A person as a file has them: fields by the names that a contact's fields have, text for the body under NOTES.

    `where` is the place in the file in words, `slug` that of the record from which we once exported it. `section` is
    the heading under which they stand in the review, where it is not the usual one; `text` the owner's own about them.
    """

    where: str
    fields: Mapping[str, Value]
    personal: Mapping[str, str] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()
    slug: str = ""
    section: str = ""
    days: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The days of messages (`outreach`), meetings (`meeting`) and thanks (`thanks`) that a list names."""
    text: str = ""

    @property
    def name(self) -> str:
        """The person's name, perhaps empty."""
        return self.one("name")

    def one(self, name: str) -> str:
        """Return the value of a field that has one, empty where the file has none."""
        value = self.fields.get(name, "")
        return value if isinstance(value, str) else ", ".join(value)

    def many(self, name: str) -> tuple[str, ...]:
        """Return a field as a list."""
        value = self.fields.get(name, ())
        return ((value,) if value else ()) if isinstance(value, str) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody whom a calendar entry names, by e-mail address, by name, or by both; `is_sure` if no doubt is left."""

    name: str = ""
    email: str = ""
    is_sure: bool = True
    declined: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    """A calendar entry, or the next one of a series; `minutes` is 0 where its length is not known.

    It begins by the owner's clock; `zone` is that of the hour to write, empty where it is the profile's.
    """

    uid: str
    title: str
    begins: Moment
    number: int = 0
    """The place of the entry in its file."""
    guests: tuple[Guest, ...] = ()
    minutes: int = 0
    zone: str = ""
    place: str = ""
    link: str = ""
    is_call: bool = False
    """Whether its link is where they meet."""
    notes: str = ""
    birthday: str = ""
    """Where it is no meeting but somebody's birthday, that day: `1980-05-04`, or `--05-04`."""
    is_off: bool = False
    repeats: bool = False
    instead_of: date | None = None
    """The day on which this time of a series was before it was moved."""
    doubts: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    """What of it can't be worked out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A value of the file that goes nowhere: why, where it stands in words, and what it is, where that helps."""

    why: str
    where: str
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read: people, appointments, remarks on how it was read (`said`), and a line for each thing unread.

    `columns` says how the columns of each table were read: the name of the table, then pairs of header and field.
    """

    people: tuple[FoundPerson, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    said: tuple[str, ...] = ()
    columns: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    unread: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    me: Guest | None = None
    """Whose calendar it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One format: its name on the command line, a description, whether a file has it, and how it is read.

    `extract` raises CannotRead.
    """

    name: str
    what: str
    identify: Callable[[Given], bool]
    extract: Callable[[Given], Reading]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line of the review: what ticking it would write.

    That is `action`, `fields`, `personal` details and `notes` for the body; `instead` is what the journal says now.

    `who` and `said` make the sentence that is ticked, `marks` are hashes by which a later import knows it again. Of
    the lines of one `choice`, a number from 1, only one may be ticked.
    """

    section: str
    who: str
    said: str
    action: str
    fields: Mapping[str, Value]
    personal: Mapping[str, str] = field(default_factory=dict)
    notes: str = ""
    text: str = ""
    instead: str = ""
    why: str = ""
    doubts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    choice: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Everything in a review: candidates, what can't be read, and what goes nowhere."""

    candidates: tuple[Candidate, ...] = ()
    unread: tuple[str, ...] = ()
    not_proposed: tuple[str, ...] = ()
    """Sentences that say how many people and entries are not proposed, and why."""
    left_out: tuple[LeftOut, ...] = ()

"""What closes a debt, as data: from it `journal done` writes the fact, and pages show the command to give."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.model.records import Contact, Record

_WORD = re.compile(r"[\w\-.:/@+,]+")  # \w: letters and digits of any script, and _
_IN_QUOTES = re.compile(r"[\w\-.:/@+, '’&()]*")
WRITING_FIRST = ("email", "phone", "linkedin", "mail", "in-person", "video")
CALLING_FIRST = ("phone", "email", "linkedin", "mail", "in-person", "video")


def as_word(text: str) -> str:
    """Return `text` as one word of a command line: as it is, or in quotes that every shell understands.

    Names come from other people, so everything in one that a shell could read as a command is quoted.
    """
    if _WORD.fullmatch(text):
        return text
    if _IN_QUOTES.fullmatch(text):
        return f'"{text}"'
    return "'" + text.replace("'", "'\\''") + "'"


@dataclass(frozen=True, slots=True)
class AddItem:
    """A new item in the record's list `field`, with one of `ways` as its `by`; `usual` is the way that is suggested.

    `to` is the item's field that names the person. A field called `to` is written only where others could be meant too,
    unless `always_to`.
    """

    field: str
    ways: tuple[str, ...] = ()
    usual: str = ""
    to: str = "to"
    always_to: bool = False


@dataclass(frozen=True, slots=True)
class SetField:
    """A day in one field of a record."""

    record: Record
    field: str


@dataclass(frozen=True, slots=True)
class SetInItem:
    """A day in one field of the item that makes the debt; in the field `came` where what was promised has come."""

    field: str
    came: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick in the box of the task that makes the debt."""


@dataclass(frozen=True, slots=True)
class Contacted:
    """A new outreach to `who`: a slug, or a name where there is no record; `usual` is the way that is suggested.

    `about` is given where leaving it out would mean something else.
    """

    who: str
    usual: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class WriteText:
    """Text that only the owner can write; `what` says what to write where."""

    what: str


Closing = AddItem | SetField | SetInItem | Tick | Contacted | WriteText


def how(closing: Closing, debt_id: str, shorter: Callable[[str], str] = lambda name: name) -> str:
    """Return how to close the debt with this id: a command, or where to write; `shorter` abbreviates a name."""
    match closing:
        case WriteText():
            return closing.what
        case Contacted():
            about = " --about hello" if closing.about == "hello" else ""
            return f"journal contacted {as_word(shorter(closing.who))} --by {closing.usual}{about}"
    usual = closing.usual if isinstance(closing, AddItem) else ""
    return f"journal done {as_word(debt_id)}{f' --by {usual}' if usual else ''}"


def suggested(person: Contact | None, ways: tuple[str, ...] = WRITING_FIRST, other_than: str = "") -> str:
    """Return the way to reach somebody: what they prefer, else the first of `ways` for which an address is known.

    Never `other_than`. Where no address is known, the first of the others.
    """
    left = [way for way in ways if way != other_than]
    if person is None:
        return left[0]
    if person.prefers in left:
        return person.prefers
    return next((way for way in left if address(person, way)), left[0])


def address(person: Contact, way: str) -> str:
    """Return the address or number at which somebody is reached in this way, as written; empty where there is none."""
    match way:
        case "email":
            return next(iter(person.email), "")
        case "phone":
            return next(iter(person.phone), "")
        case "linkedin":
            return person.linkedin or ""
        case "mail":
            return person.address or ""
    return ""

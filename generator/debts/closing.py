"""What closes a debt, as a structure: `journal done` writes the fact from it, and everybody else the command."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.model.records import Contact, Record

_WORD = re.compile(r"[\w\-.:/@+,]+")  # \w: letters and digits of any script, and _
_IN_QUOTES = re.compile(r"[\w\-.:/@+, '’&()]*")


def as_word(text: str) -> str:
    """Return `text` as one word of a command line: as it is, or in quotes that every shell understands.

    Names come from other people: where one could mean more than itself, nothing in it is left to the shell.
    """
    if _WORD.fullmatch(text):
        return text
    if _IN_QUOTES.fullmatch(text):
        return f'"{text}"'
    return "'" + text.replace("'", "'\\''") + "'"


@dataclass(frozen=True, slots=True)
class AddItem:
    """An item of the record's list `field`: by one of `ways`, of which `usual` is suggested; `to` names the person.

    `to` is the item's field for that: `who` always, `to` only where the fact could be meant for others too, unless
    `always_to`.
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
    """A day in one field of the item that is the debt's fact."""

    field: str


@dataclass(frozen=True, slots=True)
class Tick:
    """The box of the task that is the debt's fact."""


@dataclass(frozen=True, slots=True)
class Contacted:
    """A word to somebody, who is named by slug, or by name where there is no record; `usual` is the way suggested.

    `about` is what for, where the contract's own default would say something else.
    """

    who: str
    usual: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class WriteText:
    """The owner's own words; `what` says where."""

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


WRITING_FIRST = ("email", "phone", "linkedin", "mail", "in-person", "video")
CALLING_FIRST = ("phone", "email", "linkedin", "mail", "in-person", "video")


def suggested(person: Contact | None, ways: tuple[str, ...] = WRITING_FIRST, other_than: str = "") -> str:
    """Return what they prefer, else the first of `ways` that is known of them; never `other_than`."""
    left = [way for way in ways if way != other_than]
    if person is None:
        return left[0]
    if person.prefers in left:
        return person.prefers
    return next((way for way in left if address(person, way)), left[0])


def address(person: Contact, way: str) -> str:
    """Return where somebody is reached in this way, as it is written, or nothing."""
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

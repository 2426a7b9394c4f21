"""What closes a debt, as data: from it `journal done` writes the fact, and pages show the command to give."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from generator.model.names import slug
from generator.model.records import Contact, Record

_BARE, _IN_QUOTES = "_-.:/@+", "_-.:/@+, '&()"
"""ASCII signs that no shell reads as more than themselves, bare and in double quotes."""
_QUOTES = "“”„‟"
"""PowerShell reads these as `"`."""
WRITING_FIRST = ("email", "phone", "linkedin", "mail", "in-person", "video")
CALLING_FIRST = ("phone", "email", "linkedin", "mail", "in-person", "video")


def as_word(text: str, instead: str | None = None) -> str:
    """Return `text` as one word of a command line that bash, zsh, fish and PowerShell read alike.

    It is bare or in double quotes. What one of them could misread, or the command take for an option (names come from
    other people), is replaced by `instead`, by default its slug; empty where that leaves nothing.
    """
    if text and text[0] not in "-@" and all(_is_letter(one) or one in _BARE for one in text):
        return text
    if text and text[0] != "-" and all(_is_read_alike(one) for one in text):
        return f'"{text}"'
    return slug(text) if instead is None else instead


def as_id(debt_id: str) -> str:
    """Return a debt's id, or the start of one, as one word; what a shell could misread stands in it as slugs."""
    return as_word(debt_id, "/".join(map(slug, debt_id.split("/"))))


def _is_letter(one: str) -> bool:
    return one.isalnum() or unicodedata.category(one)[0] == "M"


def _is_read_alike(one: str) -> bool:
    """Return whether a character is itself between double quotes, in every shell."""
    if one.isascii():
        return one.isalnum() or one in _IN_QUOTES
    return _is_letter(one) or (one.isprintable() and one not in _QUOTES)


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
    """Return how to close the debt with this id: a command, or where to write; `shorter` abbreviates a name.

    A person is named by a name that no shell could misread, else by the debt.
    """
    match closing:
        case WriteText():
            return closing.what
        case Contacted():
            who = as_word(shorter(closing.who), "") or as_id(debt_id)
            about = " --about hello" if closing.about == "hello" else ""
            return f"journal contacted {who} --by {closing.usual}{about}"
    usual = closing.usual if isinstance(closing, AddItem) else ""
    return f"journal done {as_id(debt_id)}{f' --by {usual}' if usual else ''}"


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

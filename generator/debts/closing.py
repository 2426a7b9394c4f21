"""What closes a debt, as a structure: `journal done` writes the fact from it, and everybody else the command."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.debts.command_line import as_word
from generator.records.record import Record


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

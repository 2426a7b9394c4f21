"""What a draft is: a message to send oneself, and what its sender should know first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.debts import Debt
from generator.records import Contact, Journal, Meeting, Update
from generator.settings import Settings

Subject = Debt | Contact | Meeting | Update
"""What a draft is asked for: a debt, or the record of a person, a meeting or a piece of news."""


class NoDraft(Exception):
    """There is nothing to write this about, or a template can't be used; the message says why, in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One message, never sent by us.

    `to` holds names with their addresses, an empty one where none is known. `by` says what kind of address it
    is: email, phone (the body is a script to say), linkedin, mail or in-person; a card goes by mail. `body`
    is plain text; a gap in it looks like `[… what is missing …]`.
    """

    kind: str
    to: tuple[tuple[str, str], ...]
    subject: str
    body: str
    by: str = "email"
    look: Callable[[], tuple[str, ...]] = tuple
    """What looks the message over for `notes`."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the owner alone should know of it; looked for when asked for, since a page asks for none."""
        return self.look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """What a draft is about. `name` is that of somebody without a record, whose name was given in `meeting`."""

    kind: str
    journal: Journal
    today: date
    settings: Settings
    people: tuple[Contact, ...] = ()
    name: str = ""
    meeting: Meeting | None = None
    update: Update | None = None
    debt: Debt | None = None

    @property
    def person(self) -> Contact | None:
        """The one person it goes to; the first where there are several."""
        return self.people[0] if self.people else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a kind has to say: the values that its template is filled with, and notes for the owner.

    `ways` are the ways in which it may go, the first that the person can be reached by is taken.
    """

    values: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    ways: tuple[str, ...] = ("email", "linkedin", "mail")


@dataclass(frozen=True, slots=True)
class DraftKind:
    """One kind of message; a kind of debt names the one that pays it."""

    name: str
    write: Callable[[Case], Letter]

"""The types of drafts: a message for the owner to send, the case it is written for, and the kinds of messages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from generator.debts import debts
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.facts.awaited import is_awaited, promised_by
from generator.facts.touches import introducers
from generator.model.choices import STATUSES
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.names import strip_brackets
from generator.model.records import Contact, Meeting, Update
from generator.model.settings import Settings
from generator.words.plain_text import one_line

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
    """Returns the `notes`; called only when they are asked for."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the owner alone should know before sending it; worked out on demand, since pages don't show it."""
        return self.look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Whom a message goes to and what it is about.

    `name` is that of somebody without a record, whose name was given in `meeting`.
    """

    kind: str
    journal: Journal
    today: date
    settings: Settings
    people: tuple[Contact, ...] = ()
    name: str = ""
    meeting: Meeting | None = None
    update: Update | None = None
    debt: Debt | None = None
    by: str = "email"
    """How it goes: a way in `WAYS`."""

    @property
    def person(self) -> Contact | None:
        """The one person it goes to; the first where there are several."""
        return self.people[0] if self.people else None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterWords:
    """What a kind of message says: the values that its template is filled with, and notes for the owner.

    `by` is how it goes, where that is another way than the case says.
    """

    values: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class DraftKind:
    """One kind of message; each kind of debt names the kind of message that settles it, if there is one."""

    name: str
    write: Callable[[Case], LetterWords]


def case_of(kind: DraftKind, day: Day, subject: Subject) -> Case:
    """Return the case for a message about `subject`; raise NoDraft where this kind of message does not fit it."""
    begin = Case(kind=kind.name, journal=day.journal, today=day.today, settings=day.settings)
    if isinstance(subject, Debt):
        return _of_debt(begin, subject)
    if isinstance(subject, Contact):
        # A word of hello is owed for several reasons; of a person alone, none is meant.
        debt = owed_to(kind, day, subject) if kind.name != "hello" else None
        return _of_debt(begin, debt) if debt else replace(begin, people=(subject,))
    if isinstance(subject, Meeting):
        people = meetings.people(day.journal, subject)
        if kind.name == "report-back":
            given = introducers(day.journal, day.today)
            found = dict.fromkeys(i for person in people for i in given.get(person, ()) if i not in people)
            people = tuple(found)
        if kind.name == "ask-after":  # whoever promised something, be it not the first in `with`
            awaited = (one for one in subject.awaiting if is_awaited(subject, one, day.today))
            promised = dict.fromkeys(promised_by(day.journal, subject, one) for one in awaited)
            people = tuple(person for person in promised if person is not None) or people
        named = day.journal.contacts.distinct(subject.with_)
        name = one_line(strip_brackets(named[0])) if len(named) == 1 else ""
        return replace(begin, people=people, meeting=subject, name=name)
    return replace(begin, update=subject)


def owed_to(kind: DraftKind, day: Day, person: Contact) -> Debt | None:
    """Return the debt to this person that such a message settles: the most urgent open one, else the latest."""
    found = [d for d in debts(day) if d.kind.draft == kind.name and d.contact is person]
    return next((debt for debt in found if debt.is_open), found[-1] if found else None)


def held_meeting(case: Case) -> Meeting:
    """Return the meeting that a case is about, else the latest with this person; raise NoDraft where there is none."""
    if case.meeting is not None:
        if meetings.held(case.meeting, case.today):
            return case.meeting
        became = STATUSES[meetings.status(case.meeting, case.today)].you
        raise NoDraft(f"there is nothing to tell of {case.meeting.slug} yet: {became}")
    person = case.person
    all_ = meetings.by_contact(case.journal).get(person, ()) if person else ()
    found = [meeting for meeting in all_ if meetings.held(meeting, case.today)]
    if not found:
        raise NoDraft(f"there has been no meeting with {one_line(person.name) if person else 'anybody'} yet")
    return found[-1]


def _of_debt(begin: Case, debt: Debt) -> Case:
    if debt.contact is None and not debt.name:
        raise NoDraft(f"{debt.id} is owed to nobody in particular")
    record = debt.record
    return replace(
        begin,
        people=(debt.contact,) if debt.contact else (),
        name=one_line(debt.name or ""),
        meeting=record if isinstance(record, Meeting) else None,
        update=record if isinstance(record, Update) else None,
        debt=debt,
    )

"""What a draft is about: from a debt, a person, a meeting or a piece of news to the case its kind writes of."""

from datetime import date

from generator.debts import Debt, debts
from generator.drafts.draft import Case, DraftKind, NoDraft, Subject
from generator.records import Contact, Journal, Meeting, Update
from generator.records.choices import STATUSES
from generator.records.names import unwrap
from generator.settings import Settings
from generator.views import meetings
from generator.views.history import introducers
from generator.views.plain_text import one_line


def case_of(kind: DraftKind, journal: Journal, today: date, settings: Settings, subject: Subject) -> Case:
    """Return the case; raise NoDraft where the subject has nothing to do with this kind of message."""
    begin = Case(kind=kind.name, journal=journal, today=today, settings=settings)
    if isinstance(subject, Debt):
        return _of_debt(begin, subject)
    if isinstance(subject, Contact):
        debt = owed_to(kind, journal, today, settings, subject)
        return _of_debt(begin, debt) if debt else _with(begin, people=(subject,))
    if isinstance(subject, Meeting):
        people = meetings.people(journal, subject)
        if kind.name == "report-back":
            given = introducers(journal, today)
            found = dict.fromkeys(i for person in people for i in given.get(person, ()) if i not in people)
            people = tuple(found)
        name = one_line(unwrap(subject.with_[0])) if len(subject.with_) == 1 else ""
        return _with(begin, people=people, meeting=subject, name=name)
    return _with(begin, update=subject)


def owed_to(kind: DraftKind, journal: Journal, today: date, settings: Settings, person: Contact) -> Debt | None:
    """Return the debt to this person that such a message pays: the most urgent open one, else the latest."""
    found = [d for d in debts(journal, today, settings) if d.kind.draft == kind.name and d.contact is person]
    return next((debt for debt in found if debt.is_open), found[-1] if found else None)


def held_meeting(case: Case) -> Meeting:
    """Return the talk that a case is about, else the latest one with this person; raise NoDraft where there is none."""
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
    return _with(
        begin,
        people=(debt.contact,) if debt.contact else (),
        name=one_line(debt.name or ""),
        meeting=record if isinstance(record, Meeting) else None,
        update=record if isinstance(record, Update) else None,
        debt=debt,
    )


def _with(
    begin: Case, *, people: tuple[Contact, ...] = (), name: str = "", meeting: Meeting | None = None,
    update: Update | None = None, debt: Debt | None = None,
) -> Case:  # fmt: skip
    return Case(
        kind=begin.kind, journal=begin.journal, today=begin.today, settings=begin.settings,
        people=people, name=name, meeting=meeting, update=update, debt=debt,
    )  # fmt: skip

"""A word to somebody I know, without any request: after an event, or after a while (sources 000 and 002)."""

from datetime import date

from generator.debts.closing import SetField
from generator.edit.drafts import days
from generator.edit.drafts.draft import Case, DraftKind, LetterWords, NoDraft
from generator.edit.drafts.may_quote import gap, is_harmless, material, own_line
from generator.edit.drafts.people import known_of, note_on
from generator.edit.drafts.request import found, knows_me, who_i_am
from generator.facts.birthdays import next_birthday
from generator.facts.meetings import permission
from generator.facts.touches import QUIET_DAYS, Touch, first_met_with, touches_by
from generator.model.names import strip_brackets
from generator.model.records import Contact, Event, Meeting
from generator.words.plain_text import one_line

_BIRTHDAY_DAYS = 7


def write(case: Case) -> LetterWords:
    """Say when we last met, ask how they are, and leave a gap where there is something to say to them alone."""
    person = case.person
    if person is None:
        raise NoDraft("a word of hello goes to one person")
    touched = [touch for touch in touches_by(case.journal, case.today, person) if not touch.record.private]
    is_stranger = not touched and not knows_me(case)
    if is_stranger and case.debt is None:
        raise NoDraft(f"you have not met {one_line(person.name)} yet: `journal draft request` asks for a meeting")
    last = touched[-1] if touched else None
    event = _event(case, person, last)
    known = known_of(person)
    # What a field closes instead of a message is the connection on LinkedIn.
    is_connecting = case.debt is not None and isinstance(case.debt.closes, SetField)
    met = _met(case, event, last) if last else found(case)
    how = "" if event or is_connecting else _how(case, person)
    return LetterWords(
        values={
            "subject": one_line(event.name) if event else "How are you?",
            "met": " ".join(filter(None, (met, who_i_am(case) if is_stranger else "", how))),
            "talked": gap("what we talked about", _talked(case, event)) if event and _talked(case, event) else "",
            "personal": gap("a sentence for them alone", known) if known and not event else "",
            "birthday": _birthday(person, case.today),
            "is_new": event is not None or is_connecting,
        },
        notes=(
            *(["they would rather not hear from you"] if _would_rather_not(case, person) else []),
            *(note_on(case) if event else ()),
        ),
        by="linkedin" if is_connecting else "",
    )


def _event(case: Case, person: Contact, last: Touch | None) -> Event | None:
    """Return the event at which we met, where nothing has followed it yet."""
    first = first_met_with(case.journal, case.today, person)
    is_first = first is not None and last is not None and last.record is first[1]
    return first[1] if first and is_first and isinstance(first[1], Event) else None


def _met(case: Case, event: Event | None, last: Touch) -> str:
    when = days.on(last.day, case.today)
    if event is not None:
        return f"It was good to meet you at {one_line(event.name)} {when}."
    if isinstance(last.record, Meeting) and last.kind == "met":
        when = days.on(days.day_of(case, last.record), case.today)
        recently, before = f"It was good to meet {when}.", f"we last met {when}"
    else:
        recently, before = "", f"we were last in touch {when}"
    return recently if (case.today - last.day).days < QUIET_DAYS else f"It has been a while: {before}."


def _how(case: Case, person: Contact) -> str:
    company = case.journal.companies.find(person.company) if person.company else None
    name = one_line(company.name if company else strip_brackets(person.company or ""))
    if not name or person.private or (company and company.private) or not is_harmless(name):
        return "How are you?"
    return f"How are you, and how are things at {name}?"


def _talked(case: Case, event: Event | None) -> str:
    if event is None:
        return ""
    notes = (item.note for item in event.met if item.name and case.journal.contacts.find(item.name) is case.person)
    return material(event, *notes)


def _birthday(person: Contact, today: date) -> str:
    """Return a gap for a birthday that is near; the day is a personal detail."""
    day = next_birthday(person, today)
    if person.private or day is None or (day - today).days > _BIRTHDAY_DAYS:
        return ""
    return gap("good wishes for the birthday", own_line(person.personal.get("birthday")) or "which is near")


def _would_rather_not(case: Case, person: Contact) -> bool:
    return permission(case.journal, case.today, person) == "no"


KIND = DraftKind("hello", write)

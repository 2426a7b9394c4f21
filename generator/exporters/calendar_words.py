"""What a calendar's entry says of a talk and of what is owed, in plain words."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from generator import words
from generator.briefs import wording
from generator.debts import Debt
from generator.records import Journal, Meeting
from generator.records.choices import HOW, STATUSES
from generator.records.names import unwrap
from generator.settings import Settings
from generator.views.brief import Attendee, Brief, brief
from generator.views.plain_text import line, one_line
from generator.words.said import plain


def title(journal: Journal, meeting: Meeting, status: str) -> str:
    """Return what an entry is called: the owner's title and whom the talk is with."""
    people = words.listed([_name(journal, reference) for reference in dict.fromkeys(meeting.with_)])
    usual = f"{HOW[meeting.how or 'in-person'].title} {people}" if people else "A meeting"
    given = line(meeting.title or "")
    said = f"{given} · {people}" if given and people and people not in given else given or usual
    return f"{said} ({STATUSES[status].state})" if status in ("requested", "no-show") else said


def notes(journal: Journal, meeting: Meeting, status: str, today: date, settings: Settings) -> str:
    """Return the brief of a talk that lies ahead; of another one what it was to teach."""
    if status in ("scheduled", "requested") and meeting.date is not None:
        # Said as on the meeting's own day, so that no word of it changes with the days before.
        said = replace(brief(journal, today, settings, meeting), today=meeting.date.day)
        return "\n\n".join(block for block in _blocks(said) if block)
    return "\n".join(filter(None, (line(meeting.objective or ""), one_line(meeting.link or ""))))


def owed(debt: Debt, today: date) -> str:
    """Return why something is owed, by which hour, and how to close it."""
    hour = f"By {debt.due_text[-5:]}." if "T" in debt.due_text else ""
    how = f"Close it with: {debt.close}" if debt.is_command else debt.close
    return "\n".join(filter(None, (f"{plain(debt.reason, today)}.", hour, how)))


def _name(journal: Journal, reference: str) -> str:
    person = journal.contacts.find(reference)
    return one_line(person.name if person else unwrap(reference))


def _blocks(said: Brief) -> Iterator[str]:
    head = [said.link]
    if len(said.clocks) > 1:
        head.append("; ".join(wording.hours(said)))
    if said.objective:
        head.append(f"What you want to learn: {said.objective}")
    yield "\n".join(filter(None, head))
    for person in said.people:
        yield "\n".join(_person(person, said))
    yield _list("Open between you", wording.owed(said))
    yield _list("Research", said.research)
    yield _list("Your questions", said.questions)


def _person(person: Attendee, said: Brief) -> Iterator[str]:
    yield " · ".join(filter(None, (person.name, person.card.works if person.card else "")))
    yield from wording.about(person, said)
    if person.phone:
        yield f"Phone: {person.phone}"


def _list(heading: str, lines: tuple[str, ...]) -> str:
    return "\n".join((f"{heading}:", *(f"- {one}" for one in lines))) if lines else ""

"""Hover: a summary of the record or the field under the pointer."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator import words
from generator.debts import open_from, open_to
from generator.debts.debt import Debt
from generator.editor.navigation import FieldName, ReferenceAt, field_at, meant, reference_at
from generator.editor.workspace import Workspace, around
from generator.facts import meetings
from generator.facts.stages import STAGES, stage
from generator.files.source import Span
from generator.model.choices import STATUSES
from generator.model.day import Day
from generator.model.fields import (
    Choice,
    Date,
    FieldType,
    Items,
    LengthField,
    Pairs,
    PeriodField,
    Ref,
    Text,
    Url,
    YesNo,
    Zone,
    schema,
)
from generator.model.loader import Content
from generator.model.names import normalize, strip_brackets
from generator.model.records import Company, Contact, Event, FreePage, Meeting, Record
from generator.reports.card import Card
from generator.words.said import Said, plain, said, sentence

_MOST_NAMED = 10
_FORMS: dict[type[FieldType], str] = {
    Text: "Any words.",
    YesNo: "`yes` or `no`.",
    LengthField: "How long: `30`, `30 min` or `1 h`.",
    PeriodField: "A span of time: `90 days`, `6 weeks`, `3 months` or `1 year`.",
    Zone: "A time zone such as `Europe/Lisbon`.",
    Url: "An address on the web.",
    Pairs: "Any names of yours, each with a few words: `family: two girls`.",
}


@dataclass(frozen=True, slots=True)
class Hover:
    """Markdown to show, and the place that it is about."""

    markdown: str
    span: Span


def hover(workspace: Workspace, content: Content, offset: int) -> Hover | None:
    """Return what to show for an offset: who somebody is, what a field is for; None where there is nothing to show."""
    field = field_at(content, offset)
    if field is not None:
        return Hover("\n\n".join(_of_field(field)), field.span)
    reference = reference_at(workspace, content, offset)
    if reference is None:
        return None
    target = meant(workspace, reference)
    said = _of_content(workspace, target) if target is not None else _of_name(workspace, reference)
    text = "\n\n".join(line for line in said if line)
    return Hover(text, reference.span) if text else None


def _of_field(field: FieldName) -> Iterator[str]:
    yield f"**{field.name}**{' — needed' if field.spec.required else ''}"
    yield field.spec.help
    yield f"{'A list. ' if field.spec.many else ''}{form(field.spec.type)}"


def form(kind: FieldType) -> str:
    """Return in words how a value of this type is written."""
    match kind:
        case Choice():
            return f"One of {', '.join(f'`{option}`' for option in kind.options)}."
        case Date():
            word = f", or `{kind.word}`" if kind.word else ""
            part = ", or a month or year, `2026-11` or `2026`" if kind.partial else ""
            return f"A day such as `2026-11-22`, or with its hour `2026-11-22 14:00`{part}{word}."
        case Ref():
            also = f", or `{kind.word}`" if kind.word else ""
            return f"{'An' if kind.to == 'event' else 'A'} {kind.to}: its file's name, its name, or a wikilink{also}."
        case Items():
            shapes = ", ".join(f"`{name}`" for name in schema(kind.of))
            return f"Each item has {shapes}{'; a line such as `email 2026-11-22` will do' if kind.line else ''}."
        case Pairs(of=Date()):
            return "The kind of a debt, or its kind and the end of its id, each with a day: `connect: 2026-12-01`."
        case _:
            return _FORMS[type(kind)]


def _of_content(workspace: Workspace, target: Content) -> Iterator[str]:
    match target:
        case Contact():
            yield from _of_person(workspace, target)
        case Meeting():
            yield from _of_meeting(workspace, target)
        case Company():
            yield f"**{escaped(target.name)}**{_about(target.industry, target.location)}"
            yield f"What you learned: {escaped(target.verdict)}" if target.verdict else ""
            yield _people_at(workspace, target.name, target)
        case Event():
            yield f"**{escaped(target.name)}**{_about(_day(workspace, target), target.place)}"
            yield f"What you go for: {escaped(target.goal)}" if target.goal else ""
        case FreePage():
            yield f"**{escaped(target.title or target.address)}**"
        case Record():
            yield f"**{escaped(target.label)}**{_about(_day(workspace, target))}"
    path = target.source.path  # who sends a file chooses its name
    yield escaped(path) if "`" in path or not path.isprintable() else f"`{path}`"


def _of_person(workspace: Workspace, person: Contact) -> Iterator[str]:
    near = around(workspace, [person])
    card = Card(near, workspace.today, person)
    yield f"**{escaped(person.name)}**{_about(card.works)}"
    standing = said(STAGES[stage(Day(near, workspace.today, workspace.settings), person)].you)
    yield " ".join(f"{_put(workspace, one)}." for one in (standing, card.last_sign) if one)
    yield _put(workspace, card.in_common) if card.in_common else ""
    owed = open_to(Day(near, workspace.today, workspace.settings)).get(person, ())
    yield _owed(workspace, owed) if owed else "You owe them nothing."


def _put(workspace: Workspace, one: Said) -> str:
    return escaped(plain(sentence(one), workspace.today))


def _of_meeting(workspace: Workspace, meeting: Meeting) -> Iterator[str]:
    people = words.listed([person.name for person in meetings.people(workspace.journal, meeting)])
    yield f"**{escaped(meeting.title or people or meeting.label)}**{_about(_day(workspace, meeting), meeting.place)}"
    yield f"{words.sentence(STATUSES[meetings.status(meeting, workspace.today)].you)}."
    yield f"To learn: {escaped(meeting.objective)}" if meeting.objective else ""
    there = meetings.people(workspace.journal, meeting)
    near = around(workspace, there, meeting)
    owed = open_from(Day(near, workspace.today, workspace.settings)).get(meeting, ())
    yield _owed(workspace, owed) if owed else ""


def _owed(workspace: Workspace, owed: tuple[Debt, ...]) -> str:
    lines = (f"- {_put(workspace, debt.what)}, {words.by_when(debt.due, workspace.today)}" for debt in owed)
    return "\n".join(("You owe:", "", *lines))


def _of_name(workspace: Workspace, reference: ReferenceAt) -> Iterator[str]:
    """Yield what is known of a name without a record."""
    if reference.to == "company":
        yield f"**{escaped(reference.text)}**"
        yield _people_at(workspace, reference.text, None)
    elif reference.to in ("contact", "event"):
        yield f"**{escaped(reference.text)}** has no record yet."


def _people_at(workspace: Workspace, name: str, company: Company | None) -> str:
    wanted = {normalize(strip_brackets(one)) for one in (name, *((company.slug, *company.aliases) if company else ()))}
    found = workspace.index.named_by(company) if company else workspace.index.saying_name(name)
    people = [
        c.name for c in found if isinstance(c, Contact) and c.company and normalize(strip_brackets(c.company)) in wanted
    ]
    if len(people) > _MOST_NAMED:
        people[_MOST_NAMED - 1 :] = [f"{len(people) - _MOST_NAMED + 1} others"]
    return f"People there: {escaped(words.listed(people))}." if people else "You know nobody there yet."


def _day(workspace: Workspace, record: Record) -> str:
    day = getattr(record, "date", None)
    return words.day(day.day, workspace.today) if day is not None else ""


def _about(*parts: str | None) -> str:
    said = " · ".join(escaped(part) for part in parts if part)
    return f" — {said}" if said else ""


def escaped(text: str) -> str:
    """Return text from a file escaped, so that it is shown as it is in Markdown."""
    return "".join(f"\\{letter}" if letter in "\\`*_[]()<>#!|&" else letter for letter in " ".join(text.split()))

"""Quick fixes at a place: correct a word, make the missing record, close a debt."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.debts import open_debts
from generator.debts.debt import Debt
from generator.edit.change import CannotWrite, Change, changed
from generator.edit.closing import close
from generator.edit.fields import correct
from generator.edit.fixing import fixes
from generator.edit.new_record import new_record
from generator.edit.people import record_of
from generator.editor.navigation import ReferenceAt, meant, reference_at
from generator.editor.renames import FileEdit, file_edit
from generator.editor.workspace import Workspace, around, naming
from generator.facts import meetings
from generator.files.lock import CannotEdit
from generator.files.source import Span
from generator.model.day import Day
from generator.model.items import Introduced, Met
from generator.model.loader import Content
from generator.model.moment import Moment
from generator.model.names import name_from_slug, slug
from generator.model.records import Contact, Event, Meeting, Record
from generator.rules.diagnostic import Diagnostic
from generator.words.said import plain, sentence

_MEANT = re.compile(r"did you mean `([^`]+)`\?")
_MOST_DEBTS = 12
_DO = {"written": "Write", "put": "Put", "removed": "Remove"}
_ARTICLE = {"contact": "a", "company": "a company's", "event": "an event's"}


@dataclass(frozen=True, slots=True)
class Action:
    """One quick fix: its title, the edits it makes, and the diagnostic that it mends, if any."""

    title: str
    edits: tuple[FileEdit, ...]
    mends: Diagnostic | None = None


def actions(workspace: Workspace, content: Content, span: Span, diagnostics: Sequence[Diagnostic]) -> Iterator[Action]:
    """Yield the quick fixes for `span`; `diagnostics` are those of the current text that touch it."""
    for diagnostic in diagnostics:
        yield from _meant(workspace, diagnostic)
    yield from _missing(workspace, content, span)
    if isinstance(content, Record):
        yield from _paid(workspace, content, span)


def _meant(workspace: Workspace, diagnostic: Diagnostic) -> Iterator[Action]:
    source = diagnostic.source
    guess = _MEANT.search(f"{diagnostic.label} {diagnostic.help}")
    if guess is not None:
        try:
            text = _with_guess(diagnostic, guess[1])
        except CannotEdit:
            return
        yield Action(f"Write {guess[1]}", (file_edit(changed(source, text)),), diagnostic)
        return
    content = workspace.content(source.path)
    near = naming(workspace, content) if isinstance(content, Record) else workspace.journal
    done, changes = fixes(near, [diagnostic])
    if done and not any(edit_.moved_to for edit_ in map(file_edit, changes)):
        first, _, rest = done[0].said.partition(" ")
        yield Action(f"{_DO.get(first, first)} {rest}", tuple(map(file_edit, changes)), diagnostic)


def _with_guess(diagnostic: Diagnostic, guess: str) -> str:
    source, span = diagnostic.source, diagnostic.span
    raw = source.slice(span)
    if raw.startswith("[["):
        shown = raw.partition("|")[2]
        return f"{source.text[: span.start]}[[{guess}{'|' + shown if shown else ']]'}{source.text[span.end :]}"
    return correct(source, span, guess)


def _missing(workspace: Workspace, content: Content, span: Span) -> Iterator[Action]:
    """Yield the action that makes the record of a person, event or company named here that has none."""
    reference = reference_at(workspace, content, span.start)
    if reference is None or reference.to == "file" or meant(workspace, reference) is not None:
        return
    if _has_namesakes(workspace, reference):
        return
    kind = reference.to or "contact"
    try:
        made = _new(workspace, content, reference, kind)
    except CannotWrite:
        return
    yield Action(f"Make {_ARTICLE[kind]} record for {reference.text}", (file_edit(made),))


def _has_namesakes(workspace: Workspace, reference: ReferenceAt) -> bool:
    collections = (workspace.journal.contacts, workspace.journal.companies, workspace.journal.events)
    return any(collection.answering(reference.text) for collection in collections)


def _new(workspace: Workspace, content: Content, reference: ReferenceAt, kind: str) -> Change:
    item = _item(content, reference)
    if item is not None and isinstance(content, Meeting | Event):
        return record_of(workspace.journal, content, item)
    name = name_from_slug(reference.text) if slug(reference.text) == reference.text else reference.text
    day = content.met_on if isinstance(content, Contact) else None
    # An event's day is none that is known only by its month.
    return new_record(workspace.journal, kind, name, Moment(workspace.today) if day is None or day.only else day)


def _item(content: Content, reference: ReferenceAt) -> Introduced | Met | None:
    """Return the item of a meeting or an event in which somebody is named."""
    place = reference.place
    if isinstance(place, Span) or len(place) < 3 or place[-1] != "name":
        return None
    items: tuple[Introduced | Met, ...] = ()
    if isinstance(content, Meeting):
        items = content.introductions
    elif isinstance(content, Event):
        items = content.met
    return next((item for item in items if item.at == place[1]), None)


def _paid(workspace: Workspace, content: Record, span: Span) -> Iterator[Action]:
    """Yield an action for each debt of this record that a fact of today closes, those on the cursor's line first."""
    people = meetings.people(workspace.journal, content) if isinstance(content, Meeting) else ()
    near = around(workspace, people, content)
    owed = [d for d in open_debts(Day(near, workspace.today, workspace.settings)) if content in (d.record, d.contact)]
    line = content.source.position(span.start).line
    owed.sort(key=lambda debt: not _stands_at(debt, content, line))
    for debt in owed[:_MOST_DEBTS]:
        try:
            made = close(near, debt, workspace.today, None)
        except (CannotWrite, CannotEdit):
            continue  # only text that the owner writes closes it
        yield Action(f"Done today: {plain(sentence(debt.what), workspace.today)}", (file_edit(made),))


def _stands_at(debt: Debt, content: Record, line: int) -> bool:
    return debt.record is content and content.source.position(debt.span.start).line == line

"""A record gets another name while its owner looks at it: every file that says the old one follows."""

from dataclasses import dataclass

from generator.changes import CannotWrite, Change
from generator.changes.renaming import rename
from generator.loader import Content
from generator.lsp.around import naming
from generator.lsp.definition import subject
from generator.lsp.desk import Desk
from generator.lsp.file_edits import FileEdit, file_edit
from generator.lsp.pointing import reference_at
from generator.records import Profile, Record, Shelf
from generator.records.names import key
from generator.source import Span


@dataclass(frozen=True, slots=True)
class Renamable:
    """What may get another name: where it stands, and its present one."""

    span: Span
    name: str


def renamable(desk: Desk, content: Content, offset: int) -> Renamable | None:
    """Return what a new name given at `offset` would be for, or None."""
    record = _record(desk, content, offset)
    if record is None:
        return None
    reference = reference_at(desk, content, offset)
    if reference is not None:
        return Renamable(reference.span, record.label)
    line = content.source.position(offset).line
    start = content.source.start_of(line)
    return Renamable(Span(start, start + len(content.source.line(line))), record.label)


def renames(desk: Desk, content: Content, offset: int, name: str) -> tuple[FileEdit, ...]:
    """Return what becomes of every file when the record meant at `offset` is called `name`.

    `name` is a name, which the record's file is then called after too, or the name of a file, such as jane-miller.
    Raises CannotWrite or CannotEdit, with the reason in words.
    """
    record = _record(desk, content, offset)
    if record is None:
        raise CannotWrite("nothing here can get another name")
    changes = rename(naming(desk, record), record, name)
    return tuple(file_edit(_unless_taken(desk, change)) for change in changes)


def _record(desk: Desk, content: Content, offset: int) -> Record | None:
    found = subject(desk, content, offset)
    return found if isinstance(found, Record) and not isinstance(found, Profile) else None


def _unless_taken(desk: Desk, change: Change) -> Change:
    """Return the change; raise CannotWrite where its file's new name is another's, which the part may not know."""
    if change.moved_to:
        folder = change.moved_to.removeprefix(f"{desk.journal.folder}/").partition("/")[0]
        stem = change.moved_to.rsplit("/", 1)[-1].removesuffix(".md")
        shelf: Shelf[Record] = getattr(desk.journal, folder)
        if any(key(other.slug) == key(stem) and other.source is not change.source for other in shelf.all):
            raise CannotWrite(f"{folder} has a {stem} already; choose another name")
    return change

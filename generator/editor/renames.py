"""Renaming a record from an editor, with every file that refers to it; and changes of files as pieces of text."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.edit.change import CannotWrite, Change
from generator.edit.renaming import rename
from generator.editor.navigation import reference_at, subject
from generator.editor.workspace import Workspace, naming
from generator.files.source import SourceText, Span
from generator.model.journal import Collection
from generator.model.loader import Content
from generator.model.names import normalize
from generator.model.records import Profile, Record

_LINES_COMPARED = 2000
"""A longer file is not compared line by line: everything from the first line that differs is one piece."""


@dataclass(frozen=True, slots=True)
class TextPiece:
    """One replacement: what stands at `span` becomes `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class FileEdit:
    """The edit of one file: `pieces` of it change, it is new, or it moves to another path."""

    source: SourceText
    pieces: tuple[TextPiece, ...]
    is_new: bool = False
    moved_to: str = ""


def file_edit(change: Change) -> FileEdit:
    """Return a change of a file as pieces."""
    pieces = tuple(_pieces(change.source.text, change.text))
    return FileEdit(change.source, pieces, change.is_new, change.moved_to)


def _pieces(old: str, new: str) -> Iterator[TextPiece]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    if max(len(before), len(after)) > _LINES_COMPARED:
        first = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
        yield TextPiece(Span(starts[first], len(old)), "".join(after[first:]))
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield TextPiece(Span(starts[a], starts[b]), "".join(after[c:d]))


@dataclass(frozen=True, slots=True)
class Renamable:
    """What can be renamed at a place: where its name stands, and what that is."""

    span: Span
    name: str


def renamable(workspace: Workspace, content: Content, offset: int) -> Renamable | None:
    """Return what would be renamed at `offset`, or None."""
    record = _record(workspace, content, offset)
    if record is None:
        return None
    reference = reference_at(workspace, content, offset)
    if reference is not None:
        return Renamable(reference.span, record.label)
    line = content.source.position(offset).line
    start = content.source.start_of(line)
    return Renamable(Span(start, start + len(content.source.line(line))), record.label)


def renames(workspace: Workspace, content: Content, offset: int, name: str) -> tuple[FileEdit, ...]:
    """Return the edits of all files that give the record meant at `offset` the name `name`.

    `name` is a person's name, after which the file is then called too, or a slug such as jane-miller.
    Raises CannotWrite or CannotEdit, with the reason in words.
    """
    record = _record(workspace, content, offset)
    if record is None:
        raise CannotWrite("nothing here can get another name")
    changes = rename(naming(workspace, record), record, name)
    return tuple(file_edit(_unless_taken(workspace, change)) for change in changes)


def _record(workspace: Workspace, content: Content, offset: int) -> Record | None:
    found = subject(workspace, content, offset)
    return found if isinstance(found, Record) and not isinstance(found, Profile) else None


def _unless_taken(workspace: Workspace, change: Change) -> Change:
    """Return the change; raise CannotWrite where another record, perhaps not in the part at hand, has the new slug."""
    if change.moved_to:
        folder = change.moved_to.removeprefix(f"{workspace.journal.folder}/").partition("/")[0]
        stem = change.moved_to.rsplit("/", 1)[-1].removesuffix(".md")
        collection: Collection[Record] = getattr(workspace.journal, folder)
        if any(
            normalize(other.slug) == normalize(stem) and other.source is not change.source for other in collection.all
        ):
            raise CannotWrite(f"{folder} has a {stem} already; choose another name")
    return change

"""A change of one file as a value (its new text, and which of its fields may differ), and writing several to disk."""

import errno
import os
import posixpath
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.edit.disk import Edit, as_bytes, check_only, edit_files
from generator.edit.lists import add_item
from generator.edit.quoting import Value
from generator.files.folder import NOT_READ
from generator.files.inside import leads_out, linked_on_the_way
from generator.files.lock import FileChanged, locked
from generator.files.source import SourceText
from generator.files.writer import clear_leftovers, move, write_atomically, write_new
from generator.model.journal import Journal
from generator.model.loader import FOLDERS, read_text, with_content
from generator.model.names import normalize

_ONE_BY_ONE = 20
"""Up to this many new files are written and synced one by one; more are written together, which is quicker."""


class CannotWrite(Exception):
    """The fact can't be written by a command; the message says in one line where its owner writes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The new `text` of the file that was read as `source`; `fields` are those that may differ.

    A new file has an empty `source` and `is_new`. A file that moves has its new path in `moved_to`.
    """

    source: SourceText
    text: str
    fields: tuple[str, ...] = ()
    is_new: bool = False
    moved_to: str = ""
    removed: bool = False

    @property
    def path(self) -> str:
        """Where the text will be, relative to the folder of mkdocs.yml."""
        return self.moved_to or self.source.path


def changed(source: SourceText, text: str, *fields: str) -> Change:
    """Return the change of one existing file."""
    return Change(source=source, text=text, fields=fields)


def added(source: SourceText, name: str, line: str | None, fields: Mapping[str, Value]) -> Change:
    """Return the change that adds an item to the list `name`, in the list's own form: a line, or fields."""
    return changed(source, add_item(source, name, line, fields), name)


def apply(changes: Sequence[Change], root: Path) -> None:
    """Write the changes; `root` is the folder of mkdocs.yml.

    Raises CannotEdit, FileChanged or Busy before the first byte is written, OSError at the disk's own faults.
    """
    edits = [
        Edit(path=root / change.source.path, expected=change.source, text=change.text, changes=change.fields)
        for change in changes
        if not change.is_new and not change.removed
    ]
    with locked(root):
        _check_names(changes)
        for change in changes:
            _check(change, root)
        for folder in sorted({(root / path).parent for one in changes for path in (one.source.path, one.path)}):
            _check_permission(folder)
            clear_leftovers(folder)
        edit_files(edits, root=root)
        new = [change for change in changes if change.is_new]
        if len(new) > _ONE_BY_ONE:
            _place_all(new, root)
        for change in changes:
            if not (change.is_new and len(new) > _ONE_BY_ONE):
                _place(change, root)


def foresee(journal: Journal, changes: Iterable[Change], known_fields: Collection[str] = ()) -> Journal:
    """Return the journal as it would be read after the changes; nothing is written."""
    for change in changes:
        if change.removed or change.moved_to:
            journal = with_content(journal, change.source.path, None, ())
        if not change.removed:
            source = SourceText(change.path, change.text, change.source.bom)
            content, faults = read_text(source, journal.address_of(source), frozenset(known_fields), journal.home)
            journal = with_content(journal, change.path, content, faults)
    return journal


def check(changes: Iterable[Change], root: Path) -> None:
    """Raise CannotWrite, CannotEdit or FileChanged as `apply` would; nothing is written."""
    changes = tuple(changes)
    _check_names(changes)
    for change in changes:
        _check(change, root)
        if not change.is_new and not change.removed:
            check_only(change.source, change.text, change.fields)


def _check_names(changes: Iterable[Change]) -> None:
    """Raise where two files would get one name, of which the second would replace the first."""
    wanted: set[str] = set()
    for path in (change.path for change in changes if change.is_new or change.moved_to):
        if normalize(path) in wanted:
            raise CannotWrite(f"two files would be called {path}; nothing was written")
        wanted.add(normalize(path))


def _check(change: Change, root: Path) -> None:
    """Raise where a new file would replace an existing one, or where a file to remove is no longer what was read.

    Raise too where a folder on the way is a link, or the file one that leads out of its folder.
    """
    for path in {change.source.path, change.path}:
        _check_way(root, path)
    if (change.is_new or change.moved_to) and os.path.lexists(root / change.path):
        raise CannotWrite(f"{change.path} is there already; nothing was written")
    if change.removed and (root / change.path).read_bytes() != as_bytes(change.source, change.source.text):
        raise FileChanged(change.path)


def _check_way(root: Path, path: str) -> None:
    if posixpath.normpath(path) != path or path.startswith(("/", "../")):
        raise CannotWrite(f"{path} is no name for a file of the journal; nothing was written")
    docs = root / _docs(path)
    if link := linked_on_the_way(root / path, docs):
        where = link.relative_to(root).as_posix()
        raise CannotWrite(f"{where} is a link to another folder, which is not read; nothing was written")
    if (root / path).is_symlink() and leads_out(root / path, docs):
        raise CannotWrite(f"{path} is a link that leads out of the journal; nothing was written")


def _docs(path: str) -> str:
    """Return the journal's folder in the path of one of its files."""
    parts = path.split("/")
    known = (*FOLDERS, *NOT_READ)
    return "/".join(parts[: next((at for at, part in enumerate(parts) if part in known), len(parts) - 1)])


def _check_permission(folder: Path) -> None:
    """Raise PermissionError where a folder can't be written to, before the first of several files is written."""
    if folder.is_dir() and not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _place_all(changes: Sequence[Change], root: Path) -> None:
    files = {root / change.path: change.text.encode() for change in changes}
    for folder in {path.parent for path in files}:
        folder.mkdir(parents=True, exist_ok=True)
    write_new(files)


def _place(change: Change, root: Path) -> None:
    path = root / change.path
    if change.is_new:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, change.text.encode(), new=True)
    elif change.moved_to:
        move(root / change.source.path, path)
    elif change.removed:
        path.unlink()

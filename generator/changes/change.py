"""A change as a value: a file's new text, and which of its fields may differ; then onto the disk."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.edits import Edit, edit_files, locked
from generator.source import SourceText
from generator.writer import write_atomically


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


def apply(changes: Sequence[Change], root: Path) -> None:
    """Write the changes; `root` is the folder of mkdocs.yml.

    Raises CannotEdit, FileChanged or Busy before the first byte is written, OSError at the disk's own faults.
    """
    edits = [
        Edit(path=root / change.source.path, expected=change.source, text=change.text, changes=change.fields)
        for change in changes
        if not change.is_new and not change.removed
    ]
    made = [change for change in changes if change.is_new]
    for change in made:
        if (root / change.path).exists():
            raise CannotWrite(f"{change.path} is there already; nothing was written")
    for change in changes:
        if change.moved_to and (root / change.moved_to).exists():
            raise CannotWrite(f"{change.moved_to} is there already; nothing was written")
    edit_files(edits, root=root)
    with locked(root):
        for change in made:
            (root / change.path).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(root / change.path, change.text.encode())
        for change in changes:
            if change.moved_to:
                (root / change.moved_to).parent.mkdir(parents=True, exist_ok=True)
                (root / change.source.path).rename(root / change.moved_to)
            elif change.removed:
                (root / change.source.path).unlink()

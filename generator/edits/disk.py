"""Where an edit meets the disk: only onto the bytes that were read, one command at a time."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.edits.comparison import check_only
from generator.edits.lock import locked
from generator.edits.refusal import FileChanged
from generator.source import SourceText
from generator.writer import write_atomically

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """One file's new text: `expected` is what was read, `changes` names the fields (or `body`) that may differ."""

    path: Path
    expected: SourceText
    text: str
    changes: Collection[str]


def edit_file(path: Path, expected: SourceText, text: str, *, changes: Collection[str], root: Path) -> bool:
    """Write the new `text` of one file, and return whether it differs from the old; see `edit_files`."""
    return edit_files([Edit(path=path, expected=expected, text=text, changes=changes)], root=root) > 0


def edit_files(edits: Sequence[Edit], *, root: Path) -> int:
    """Write the new texts of several files, and return how many differed from the old.

    Every file is looked at before the first is written. Raises CannotEdit where a new text changes more than
    it should, FileChanged where a file is no longer what was read, Busy, OSError; then nothing was written
    (OSError: not that file, and none behind it). `root` is the folder of mkdocs.yml.
    """
    edits = [edit for edit in edits if edit.text != edit.expected.text]
    for edit in edits:
        check_only(edit.expected, edit.text, edit.changes)
    with locked(root):
        for edit in edits:
            _check_unchanged(edit)
        for edit in edits:
            write_atomically(edit.path, as_bytes(edit.expected, edit.text))
    return len(edits)


def as_bytes(source: SourceText, text: str) -> bytes:
    """Return a text as it lies on the disk: with the byte-order mark that its file has."""
    return (_BOM if source.bom else b"") + text.encode()


def _check_unchanged(edit: Edit) -> None:
    try:
        data = edit.path.read_bytes()
    except FileNotFoundError:
        raise FileChanged(edit.expected.path, "disappeared") from None
    if data != as_bytes(edit.expected, edit.expected.text):
        raise FileChanged(edit.expected.path)

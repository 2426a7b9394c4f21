"""Writing edits of existing files to disk, after checking that nothing but the intended fields changes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from generator.edit.front import kind_of, shapes
from generator.files.front_matter import Document, read
from generator.files.lock import CannotEdit, FileChanged, locked
from generator.files.source import SourceText
from generator.files.writer import write_atomically
from generator.model.decode import decode
from generator.model.records import Record

BODY = "body"
"""The name of the text behind the front matter, where changed fields are named."""
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

    Every file is checked before the first is written. Raises CannotEdit where a new text changes more than
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


def _check_unchanged(edit: Edit) -> None:
    try:
        data = edit.path.read_bytes()
    except FileNotFoundError:
        raise FileChanged(edit.expected.path, "disappeared") from None
    if data != as_bytes(edit.expected, edit.expected.text):
        raise FileChanged(edit.expected.path)


def as_bytes(source: SourceText, text: str) -> bytes:
    """Return a text as it lies on the disk: with the byte-order mark that its file has."""
    return (_BOM if source.bom else b"") + text.encode()


def check_only(source: SourceText, text: str, changed: Collection[str]) -> None:
    """Raise CannotEdit where `text` differs from `source` in more than the fields named in `changed`.

    A new fault is one difference too many: a command must not break a record.
    """
    before, after = read(source), read(SourceText(source.path, text, source.bom))
    other = _different(before, after) - set(changed)
    if other:
        names = ", ".join(f"`{name}`" for name in sorted(other))
        raise CannotEdit(source.path, f"the edit would have changed {names} too; nothing was written")


def _different(before: Document, after: Document) -> set[str]:
    old, new = _shown(before), _shown(after)
    names = {name for name in old.keys() | new.keys() if old.get(name) != new.get(name)}
    kind = kind_of(before.source.path)
    if kind is not None:
        names |= _different_records(kind, before, after)
    elif len(after.faults) > len(before.faults):
        names.add(after.faults[-1].rule)
    return names


def _shown(document: Document) -> dict[str, Any]:
    """Return every field with its value, also fields that records don't know; a repeated field has all its values."""
    found: dict[str, Any] = {BODY: document.source.text[document.body_start :]}
    if document.complete and document.root is None:
        for name, value in shapes(document):
            found[str(name)] = (*found.get(str(name), ()), value)
    return found


def _different_records(kind: type[Record], before: Document, after: Document) -> set[str]:
    old, old_faults = decode(kind, before, "-", frozenset())
    new, new_faults = decode(kind, after, "-", frozenset())
    names = {
        declared.name.removesuffix("_")
        for declared in fields(kind)
        # `extra` holds the owner's own fields, which `_shown` compares one by one.
        if declared.name not in ("source", "body_start", "extra")
        and getattr(old, declared.name) != getattr(new, declared.name)
    }
    if len(new_faults) > len(old_faults):
        known = {(fault.rule, fault.field, fault.value) for fault in old_faults}
        extra = next((f for f in new_faults if (f.rule, f.field, f.value) not in known), new_faults[-1])
        names.add(extra.rule)
    return names

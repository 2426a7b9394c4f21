"""Whether an edit changed what it was meant to change and nothing else, asked of the records themselves."""

from collections.abc import Collection
from dataclasses import fields
from typing import Any

from generator.edits.front import kind_of, shapes
from generator.edits.refusal import CannotEdit
from generator.front_matter.decode import decode
from generator.front_matter.document import Document, read
from generator.records.record import Record
from generator.source import SourceText

BODY = "body"
"""What to call the text behind the front matter among the names of fields."""


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
    """Return every field, those that are no record's too; a repeated one keeps all its values."""
    found: dict[str, Any] = {BODY: document.source.text[document.body_start :]}
    if document.whole and document.root is None:
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

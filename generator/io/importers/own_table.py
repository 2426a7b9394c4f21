"""The table of people that `export csv` and `export xlsx` write, read back field by field."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from generator.edit.quoting import Value, flow
from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.exporters.sheets import columns
from generator.io.importers import cells
from generator.io.importers.cells import worth_writing
from generator.io.importers.found import NOTES, FoundPerson
from generator.model.decode import plain
from generator.model.fields import Items, Pairs, schema
from generator.model.records import Contact

_HEADS = {head: field for field, head in columns(Contact)}
_OTHER = "Other fields"
_PART = re.compile(r'\s*("(?:[^"\\]|\\.)*+"|[^;]*+)\s*(?:;|\Z)')


def is_ours(header: Sequence[str]) -> bool:
    """Return whether a row names the columns of our own table, every field and no other."""
    return {*_HEADS} <= {*header} and header[0] == next(iter(_HEADS))


def field_of(head: str) -> str:
    """Return the field that a column holds, empty for one that follows from others."""
    return _HEADS.get(head, "")


def person(where: str, row: Sequence[tuple[str, Any]]) -> FoundPerson:
    """Return the person of a row, given as pairs of head and cell."""
    fields: dict[str, Value] = {}
    personal: dict[str, str] = {}
    notes, doubts = [], []
    for head, cell in row:
        field, text = field_of(head), _text(cell)
        if not text.strip():
            continue
        if head == _OTHER:
            notes.append(text)
        elif field:
            value = _value(field, text)
            if value is None:
                doubts.append(f"`{field}` can't be read; it goes into the notes")
                notes.append(f"{field}: {text}")
            elif field == "personal":
                personal = {name: str(one) for name, one in _mapping(text).items()}
            else:
                fields[field] = value
    fields[NOTES] = "\n\n".join(map(cells.lines, notes))
    return FoundPerson(where=where, fields=worth_writing(fields), personal=personal, doubts=tuple(doubts))


def _text(cell: Any) -> str:
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _value(field: str, text: str) -> Value | None:
    """Return the value of a field; an item as it is written in braces; None where it can't be read."""
    spec = schema(Contact)[field]
    if isinstance(spec.type, Items):
        items = [_mapping(line) for line in text.splitlines()]
        return tuple(flow(item) for item in items) if all(items) else None
    if isinstance(spec.type, Pairs):
        found = _mapping(text)
        return flow(found) if found else None
    return tuple(_parts(text)) if spec.many else text


def _parts(text: str) -> Iterator[str]:
    for found in _PART.finditer(text):
        part = found[1].strip()
        if part.startswith('"'):
            try:
                part = str(json.loads(part, strict=False))
            except ValueError:
                part = part.strip('"')
        if part:
            yield part


def _mapping(text: str) -> Mapping[str, Any]:
    """Return what lines of `field: value, field: value` say, empty where they can't be read."""
    inside = ", ".join(text.splitlines())
    document = read(SourceText("cell.md", f"---\ncell: {{{inside}}}\n---\n"))
    if document.faults or len(document.pairs) != 1:
        return {}
    found = plain(document.pairs[0][1])
    return found if isinstance(found, dict) else {}

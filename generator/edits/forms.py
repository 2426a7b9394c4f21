"""How an item is written: a text, one line with perhaps a note behind a colon, or fields of its own."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from generator.edits.front import end_of, start_of
from generator.edits.quoting import Value, flow_mapping, quoted, quoted_key, rendered
from generator.front_matter.document import Document
from generator.front_matter.lines import looks_like_line, take_apart
from generator.front_matter.nodes import MappingNode, Node, NodePair, ScalarNode, is_blank
from generator.records import Contact, Event, Meeting, Update
from generator.records.fields import Items, schema

ITEMS: Mapping[str, Items] = {
    name: spec.type
    for kind in (Contact, Event, Meeting, Update)
    for name, spec in schema(kind).items()
    if isinstance(spec.type, Items)
}
"""The fields whose items have fields of their own; no two kinds of record use a name differently."""

LINE_WORDS: Mapping[str, tuple[str, ...]] = {"outreach": ("replied", "declined", "about")}
"""What may be said in a one-line form behind its date (contract §1)."""


def noted(node: Node, kind: Items | None) -> NodePair | None:
    """Return the pair of `- 2026-03-01 email: liked your talk`, which is one line and no mapping."""
    if kind is None or not isinstance(node, MappingNode) or len(node.value) != 1:
        return None
    name, value = node.value[0]
    if not isinstance(name, ScalarNode) or name.value in schema(kind.of):
        return None
    if kind.line:
        return (name, value) if looks_like_line(name.value) else None
    return (name, value) if kind.text and " " in name.value.strip() and isinstance(value, ScalarNode) else None


def is_fields(node: Node, kind: Items | None) -> bool:
    """Return whether an item is a mapping, in braces or a line a field."""
    return isinstance(node, MappingNode) and noted(node, kind) is None


def line_text(line: str, kind: Items | None, *, flow: bool = False) -> tuple[str, Any]:
    """Return a line as an item, with its shape: a note stands behind a bare colon, as YAML reads it (contract §1)."""
    head, colon, note = line.partition(": ")
    if kind is not None and kind.line and colon and note.strip() and looks_like_line(head):
        return f"{quoted_key(head, flow=flow)}: {quoted(note.strip(), flow=flow)}", ((head, note.strip()),)
    return quoted(line, flow=flow), line


def block_fields(fields: Mapping[str, Value]) -> list[str]:
    """Return fields a line each."""
    return [f"{quoted_key(name)}: {rendered(value)}" for name, value in fields.items()]


def in_braces(fields: Mapping[str, Value]) -> tuple[str, Any]:
    """Return fields as one flow mapping, with its shape."""
    return flow_mapping(fields), fields_shape(fields)


def fields_shape(fields: Mapping[str, Value]) -> Any:
    """Return the shape of a mapping of these fields."""
    return tuple((name, value if isinstance(value, str) else list(value)) for name, value in fields.items())


def as_fields(document: Document, kind: Items, node: Node) -> dict[str, Value] | None:
    """Return what a line or text says as fields, in its order; None where it can't be read."""
    pair = noted(node, kind)
    if kind.text:
        return {kind.text: _text(document, node)}
    line = pair[0] if pair else node
    if not isinstance(line, ScalarNode) or not looks_like_line(line.value):
        return None
    known = schema(kind.of)
    note = "what" if "what" in known else "note"
    found: dict[str, Value] = {}
    for name, group in groupby(take_apart(kind.of, line.value), key=lambda part: part.field):
        values = tuple(part.text for part in group)
        field = note if name == "note" else name
        if field not in known or field in found or (len(values) > 1 and not known[field].many):
            return None
        found[field] = values if len(values) > 1 else values[0]
    if pair and not is_blank(pair[1]):
        found[note] = _text(document, pair[1])
    return found


def _text(document: Document, node: Node) -> str:
    if isinstance(node, ScalarNode):
        text = str(node.value)
        return text.rstrip("\n") if node.style in ("|", ">") else text
    return document.source.text[start_of(document, node) : end_of(document, node)]

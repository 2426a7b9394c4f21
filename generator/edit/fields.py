"""Setting one field of the front matter, or one of a mapping; its comment, quotes and spacing stay."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from generator.edit.front import (
    Splice,
    column,
    cut,
    end_of,
    finished,
    line_behind,
    line_start,
    lines_at,
    new_field,
    only,
    opened,
    pair,
    shapes,
    start_of,
    texts,
)
from generator.edit.quoting import Value, flow_mapping, in_style, quoted, quoted_key, rendered
from generator.files.front_matter import Document, read
from generator.files.lock import CannotEdit
from generator.files.source import SourceText, Span
from generator.files.yaml_nodes import (
    MappingNode,
    Node,
    NodePair,
    ScalarNode,
    SequenceNode,
    is_blank,
    is_null,
    is_wikilink,
)
from generator.model.decode import as_line
from generator.model.fields import Items, schema
from generator.model.records import Contact, Event, Meeting, Update
from generator.model.values import looks_like_line, take_apart

_BLANKS = re.compile(r"[ \t]*")
ITEMS: Mapping[str, Items] = {
    name: spec.type
    for kind in (Contact, Event, Meeting, Update)
    for name, spec in schema(kind).items()
    if isinstance(spec.type, Items)
}
"""The fields whose items have fields of their own; no two kinds of record use a name differently."""

LINE_WORDS: Mapping[str, tuple[str, ...]] = {"outreach": ("replied", "declined", "about")}
"""What may be said in a one-line form behind its date (contract §1)."""


def set_field(source: SourceText, name: str, value: Value) -> str:
    """Return the text with the field `name` holding `value`: in its place, or on a new line of its own.

    Raises CannotEdit where a list or mapping of several lines stands there.
    """
    document = opened(source)
    found, wanted = pair(document, name), shapes(document)
    if found is None:
        splice, number = new_field(document, name, [f"{quoted_key(name)}: {rendered(value)}"])
        wanted.insert(number, (name, held(value)))
        return finished(document, [splice], wanted)
    wanted = [(known, held(value) if known == name else old) for known, old in wanted]
    return finished(document, [value_splice(document, found, value, flow=False)], wanted)


def without_field(source: SourceText, name: str) -> str:
    """Return the text without the lines of the field `name`; where there is none, as it is."""
    document = opened(source)
    found = pair(document, name)
    if found is None:
        return source.text
    lines = Splice(line_start(source.text, start_of(document, found[0])), line_behind(document, found[1]), "")
    return finished(document, [lines], [(known, value) for known, value in shapes(document) if known != name])


def set_in_mapping(source: SourceText, name: str, key: str, value: str) -> str:
    """Return the text with `key: value` in the mapping `name`, such as `waived` or `personal`."""
    document = opened(source)
    found, wanted = pair(document, name), shapes(document)
    line = f"{quoted_key(key)}: {quoted(value)}"
    if found is None:
        splice, number = new_field(document, name, [f"{quoted_key(name)}:", f"  {line}"])
        wanted.insert(number, (name, ((key, value),)))
        return finished(document, [splice], wanted)
    node = found[1]
    if is_blank(node):
        splices = below(document, found, [f"  {line}"])
        after: Any = ((key, value),)
    elif isinstance(node, MappingNode):
        splices = [mapping_splice(document, node, key, value)]
        after = with_pair(dict(wanted)[name], key, value)
    else:
        raise _not_here(document, node, f"`{name}` is no mapping")
    return finished(document, splices, [(known, after if known == name else old) for known, old in wanted])


def correct(source: SourceText, span: Span, text: str) -> str:
    """Return the text with the value, the word of a line or the field's name at `span` saying `text` instead."""
    document = opened(source)
    for node, flow in _scalars(document):
        whole = document.span(node)
        if whole.start <= span.start and span.end <= whole.end:
            new = in_style(text, node.style or None, flow=flow) if whole == span else text
            return _finished(document, Splice(span.start, span.end, new))
    raise CannotEdit(source.path, "there is no value here", source.position(span.start).line)


def quote_cut(source: SourceText, span: Span) -> str:
    """Return the text with quotes around a value that a ` #` cut; `span` is that of `cut-by-comment`."""
    document = opened(source)
    start = span.start - (source.text[span.start - 1 : span.start] == "#")
    return _finished(document, Splice(start, span.end, in_style(source.text[start : span.end], '"')))


def mapping_splice(document: Document, node: MappingNode, key: str, value: Value) -> Splice:
    """Return the splice that sets one pair of a mapping, whether it is written in braces or a line each."""
    flow = bool(node.flow_style)
    found = only(document, node.value, key)
    if found is not None:
        return value_splice(document, found, value, flow=flow)
    line = f"{quoted_key(key, flow=flow)}: {rendered(value, flow=flow)}"
    if not node.value:
        at = start_of(document, node) + 1
        return Splice(at, at, line)
    if flow:
        at = end_of(document, node.value[-1][1])
        return Splice(at, at, f", {line}")
    indent = " " * column(document, node.value[0][0])
    return lines_at(document, line_behind(document, node), [indent + line])


def value_splice(document: Document, found: NodePair, value: Value, *, flow: bool) -> Splice:
    """Return the splice that puts `value` where the value of a pair stands, or would stand."""
    key, node = found
    if isinstance(node, ScalarNode) and not node.style and not node.value:
        return _filled(document, key, rendered(value, flow=flow), flow=flow)
    listed = isinstance(node, SequenceNode) and node.flow_style and (is_wikilink(node) or not isinstance(value, str))
    if not isinstance(node, ScalarNode) and not listed:
        kind = "mapping" if isinstance(node, MappingNode) else "list"
        raise _not_here(document, node, f"`{getattr(key, 'value', '')}` holds a {kind}")
    style = node.style if isinstance(node, ScalarNode) and node.style in ("'", '"') else None
    return Splice(start_of(document, node), end_of(document, node), rendered(value, flow=flow, style=style))


def _filled(document: Document, key: Node, value: str, *, flow: bool) -> Splice:
    text = document.source.text
    colon = text.find(":", end_of(document, key))
    if colon < 0 or text[end_of(document, key) : colon].strip():
        raise _not_here(document, key, "there is no colon behind this")
    at = colon + 1
    blanks = _BLANKS.match(text, at)
    end = blanks.end() if blanks else at
    behind = text[end : end + 1]
    if behind == "#" or (flow and behind != ","):
        return Splice(at, at, f" {value}")
    return Splice(at, end, (" " if flow else text[at:end] or " ") + value)


def below(document: Document, found: NodePair, lines: Sequence[str]) -> list[Splice]:
    """Return the splices that put lines under a key without a value; empty quotes there, or a null, are removed."""
    key, node = found
    indent = " " * column(document, key)
    splices = [lines_at(document, line_behind(document, node), [indent + line for line in lines])]
    if isinstance(node, ScalarNode) and (node.style or is_null(node)):
        splices.append(Splice(end_of(document, key) + 1, end_of(document, node), ""))
    return splices


def held(value: Value) -> Any:
    """Return the shape of a node that holds `value`."""
    return value if isinstance(value, str) else list(value)


def with_pair(pairs: Sequence[tuple[Any, Any]], key: str, value: Value) -> tuple[tuple[Any, Any], ...]:
    """Return a mapping's shape with one pair set."""
    if any(known == key for known, _ in pairs):
        return tuple((known, held(value) if known == key else old) for known, old in pairs)
    return (*pairs, (key, held(value)))


def noted(node: Node, kind: Items | None) -> NodePair | None:
    """Return the pair that YAML makes of `- 2026-03-01 email: liked your talk`, which means one line and no mapping."""
    return as_line(kind, schema(kind.of), node) if kind is not None and isinstance(node, MappingNode) else None


def is_fields(node: Node, kind: Items | None) -> bool:
    """Return whether an item is a mapping, in braces or a line a field."""
    return isinstance(node, MappingNode) and noted(node, kind) is None


def line_text(line: str, kind: Items | None, *, flow: bool = False) -> tuple[str, Any]:
    """Return a line as an item, with its shape; before a note the colon stays unquoted, as in the contract (§1)."""
    head, colon, note = line.partition(": ")
    if kind is not None and kind.line and colon and note.strip() and looks_like_line(head):
        return f"{quoted_key(head, flow=flow)}: {quoted(note.strip(), flow=flow)}", ((head, note.strip()),)
    return quoted(line, flow=flow), line


def block_fields(fields: Mapping[str, Value]) -> list[str]:
    """Return fields as lines, one each."""
    return [f"{quoted_key(name)}: {rendered(value)}" for name, value in fields.items()]


def in_braces(fields: Mapping[str, Value]) -> tuple[str, Any]:
    """Return fields as one flow mapping, with its shape."""
    return flow_mapping(fields), fields_shape(fields)


def fields_shape(fields: Mapping[str, Value]) -> Any:
    """Return the shape of a mapping of these fields."""
    return tuple((name, value if isinstance(value, str) else list(value)) for name, value in fields.items())


def as_fields(document: Document, kind: Items, node: Node) -> dict[str, Value] | None:
    """Return what a line or text says as fields, in their order there; None where it can't be read."""
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


def _scalars(document: Document) -> Iterator[tuple[ScalarNode, bool]]:
    for name, value in document.pairs:
        yield from _in(name, flow=False)
        yield from _in(value, flow=False)


def _in(node: Node, *, flow: bool) -> Iterator[tuple[ScalarNode, bool]]:
    if isinstance(node, ScalarNode):
        yield node, flow
        return
    flow = flow or bool(getattr(node, "flow_style", False))
    for entry in node.value:
        for part in (entry,) if isinstance(node, SequenceNode) else entry:
            yield from _in(part, flow=flow)


def _finished(document: Document, splice: Splice) -> str:
    """Return the new text after reading it again: exactly one value may have changed, and nothing else."""
    source = document.source
    text = cut(source.text, [splice])
    made = read(SourceText(source.path, text, source.bom))
    old, new = list(texts(shapes(document))), list(texts(shapes(made)))
    differing = sum(before != after for before, after in zip(old, new, strict=False))
    same_body = text[made.body_start :] == source.text[document.body_start :]
    if len(old) != len(new) or differing > 1 or len(made.faults) > len(document.faults) or not same_body:
        line = source.position(splice.start).line
        raise CannotEdit(source.path, "this is written in a way that only a person can edit", line)
    return text


def _not_here(document: Document, node: Node, reason: str) -> CannotEdit:
    return CannotEdit(document.source.path, reason, document.source.position(start_of(document, node)).line)

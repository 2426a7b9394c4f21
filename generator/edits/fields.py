"""A field of the front matter, or one of a mapping's, gets a value; its comment, quotes and spacing stay."""

import re
from collections.abc import Sequence
from typing import Any

from generator.edits.front import (
    Splice,
    column,
    end_of,
    finished,
    line_behind,
    lines_at,
    new_field,
    only,
    opened,
    pair,
    shapes,
    start_of,
)
from generator.edits.quoting import Value, quoted, quoted_key, rendered
from generator.edits.refusal import CannotEdit
from generator.front_matter.document import Document
from generator.front_matter.nodes import MappingNode, Node, NodePair, ScalarNode, SequenceNode, is_blank, is_wikilink
from generator.source import SourceText

_BLANKS = re.compile(r"[ \t]*")


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


def mapping_splice(document: Document, node: MappingNode, key: str, value: Value) -> Splice:
    """Return the cut that sets one pair of a mapping, in braces or a line each."""
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
    """Return the cut that puts `value` where the value of a pair stands, or would stand."""
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
    """Return the cuts that put lines under a key with nothing behind it; an empty pair of quotes goes."""
    key, node = found
    indent = " " * column(document, key)
    splices = [lines_at(document, line_behind(document, node), [indent + line for line in lines])]
    if isinstance(node, ScalarNode) and node.style:
        splices.append(Splice(end_of(document, key) + 1, end_of(document, node), ""))
    return splices


def held(value: Value) -> Any:
    """Return what a node that holds `value` looks like as a shape."""
    return value if isinstance(value, str) else list(value)


def with_pair(pairs: Sequence[tuple[Any, Any]], key: str, value: Value) -> tuple[tuple[Any, Any], ...]:
    """Return a mapping's shape with one pair set."""
    if any(known == key for known, _ in pairs):
        return tuple((known, held(value) if known == key else old) for known, old in pairs)
    return (*pairs, (key, held(value)))


def _not_here(document: Document, node: Node, reason: str) -> CannotEdit:
    return CannotEdit(document.source.path, reason, document.source.position(start_of(document, node)).line)

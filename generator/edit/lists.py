"""Adding an item to a list of the front matter, and setting a field of one of its items."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from yaml.nodes import CollectionNode

from generator.edit.fields import (
    ITEMS,
    LINE_WORDS,
    as_fields,
    below,
    block_fields,
    fields_shape,
    in_braces,
    is_fields,
    line_text,
    mapping_splice,
    noted,
    with_pair,
)
from generator.edit.front import (
    Splice,
    column,
    end_of,
    finished,
    is_single,
    line_behind,
    line_start,
    lines_at,
    new_field,
    new_line,
    opened,
    pair,
    shape,
    shapes,
    start_of,
)
from generator.edit.quoting import Value, in_style, quoted, quoted_key
from generator.files.front_matter import Document
from generator.files.lock import CannotEdit
from generator.files.source import SourceText
from generator.files.yaml_nodes import MappingNode, Node, NodePair, ScalarNode, SequenceNode, is_blank
from generator.model.fields import Items
from generator.model.values import LinePart, take_apart

_COMMA = re.compile(r"\s*,")


def set_in_item(source: SourceText, name: str, index: int, field: str, value: Value) -> str:
    """Return the text with `field` of item `index` (its `at`) of the list `name` holding `value`.

    An item in one-line form keeps it where it can say the field so, else it becomes one flow mapping; other items keep
    their form.
    """
    document = opened(source)
    found, kind = pair(document, name), ITEMS.get(name)
    entries = document.entries(found[1]) if found else []
    if found is None or kind is None or not 0 <= index < len(entries):
        raise CannotEdit(source.path, f"`{name}` has no item {index + 1} to edit")
    entry = entries[index]
    splice, made = _changed(document, name, kind, entry, field, value)
    node = found[1]
    after = made if node is entry else [made if part is entry else shape(part) for part in node.value]
    return finished(document, [splice], [(known, after if known == name else old) for known, old in shapes(document)])


def _changed(document: Document, name: str, kind: Items, entry: Node, field: str, value: Value) -> tuple[Splice, Any]:
    if isinstance(entry, MappingNode) and is_fields(entry, kind):
        return mapping_splice(document, entry, field, value), with_pair(shape(entry), field, value)
    words = _in_words(document, name, kind, entry, field, value)
    if words is not None:
        return words
    fields = as_fields(document, kind, entry)
    if fields is None:
        line = document.source.position(start_of(document, entry)).line
        raise CannotEdit(document.source.path, f"this item of `{name}` can't be read, so it can't be added to", line)
    text, made = in_braces({**fields, field: value})
    return Splice(start_of(document, entry), end_of(document, entry), text), made


def _in_words(
    document: Document, name: str, kind: Items, entry: Node, field: str, value: Value
) -> tuple[Splice, Any] | None:  # fmt: skip
    """Return the splice that says it in the item's own line, or None where a line can't say it."""
    note = noted(entry, kind)
    line = note[0] if note else entry
    fits_in_line = field in LINE_WORDS.get(name, ()) and isinstance(value, str) and " " not in value
    if not fits_in_line or not isinstance(line, ScalarNode) or as_fields(document, kind, entry) is None:
        return None
    start, end, words = _saying(take_apart(kind.of, line.value), field, str(value))
    said = line.value[:start] + words + line.value[end:]
    splice = _in_scalar(document, line, start, end, words, said)
    return splice, ((said, shape(note[1])),) if note else said


def _saying(parts: list[LinePart], field: str, value: str) -> tuple[int, int, str]:
    """Return where in a line the words belong, and the words."""
    known = next((part for part in parts if part.field == field), None)
    if known is not None:
        return known.start, known.end, known.text if field == "declined" else value
    end = max(part.end for part in parts if part.field != "note")
    return end, end, " declined" if field == "declined" else f" {field} {value}"


def _in_scalar(document: Document, line: ScalarNode, start: int, end: int, words: str, said: str) -> Splice:
    begin, stop = start_of(document, line), end_of(document, line)
    inset = 1 if line.style in ("'", '"') else 0
    if document.source.text[begin + inset : stop - inset] == line.value:
        return Splice(begin + inset + start, begin + inset + end, words)
    # Escapes or folded lines: the places in the text are not those in the file.
    return Splice(begin, stop, in_style(said, line.style if inset else None, flow=True))


def add_item(source: SourceText, name: str, line: str | None = None, mapping: Mapping[str, Value] | None = None) -> str:
    """Return the text with one more item in the list `name`.

    `line` is the item as a text or one-line form (`2026-03-01 email: liked your talk`), `mapping` the same as
    fields. Where both are given, the last item's form decides; one of them must be.
    """
    if not line and not mapping:
        raise ValueError("an item needs a line or fields")
    document = opened(source)
    found, wanted = pair(document, name), shapes(document)
    item = _Item(ITEMS.get(name), line, mapping)
    if found is None:
        text, made = item.for_block(None)
        splice, number = new_field(document, name, [f"{quoted_key(name)}:", *_bulleted(_indent(document), " ", text)])
        wanted.insert(number, (name, [made]))
        return finished(document, [splice], wanted)
    splices, after = _added(document, found, item)
    return finished(document, splices, [(known, after if known == name else old) for known, old in wanted])


@dataclass(frozen=True, slots=True)
class _Item:
    """A new item in all the forms that its list may need."""

    kind: Items | None
    line: str | None
    mapping: Mapping[str, Value] | None

    def for_block(self, last: Node | None) -> tuple[list[str], Any]:
        """Return the item's lines without a bullet, in the form of the `last` item, and its shape."""
        if self.mapping and last is not None and is_fields(last, self.kind):
            fields = _in_order(self.mapping, last)
            if isinstance(last, MappingNode) and not last.flow_style:
                return block_fields(fields), fields_shape(fields)
            text, made = in_braces(fields)
        elif self.line:
            text, made = line_text(self.line, self.kind)
        else:
            text, made = in_braces(self.mapping or {})
        return [text], made

    def for_flow(self, last: Node | None) -> tuple[str, Any]:
        """Return the item as it is written between brackets, and its shape."""
        if self.mapping and (not self.line or (last is not None and is_fields(last, self.kind))):
            return in_braces(_in_order(self.mapping, last))
        return line_text(self.line or "", self.kind, flow=True)


def _in_order(fields: Mapping[str, Value], last: Node | None) -> dict[str, Value]:
    names = [key.value for key, _ in last.value] if isinstance(last, MappingNode) else []
    return {name: fields[name] for name in [*(n for n in names if n in fields), *(n for n in fields if n not in names)]}


def _added(document: Document, found: NodePair, item: _Item) -> tuple[list[Splice], Any]:
    node = found[1]
    if is_blank(node):
        lines, made = item.for_block(None)
        return below(document, found, _bulleted(_indent(document), " ", lines)), [made]
    if is_single(node):
        return _second(document, found, item)
    if isinstance(node, SequenceNode) and node.flow_style:
        text, made = item.for_flow(node.value[-1] if node.value else None)
        return _in_brackets(document, node, text), [*shape(node), made]
    last = node.value[-1]
    lines, made = item.for_block(_last_written(node))
    dash, gap = _bullet(document, node, last)
    return [lines_at(document, line_behind(document, last), _bulleted(" " * dash, gap, lines))], [*shape(node), made]


def _last_written(node: Node) -> Node | None:
    return next((entry for entry in reversed(node.value) if not is_blank(entry)), None)


def _bulleted(indent: str, gap: str, lines: list[str]) -> list[str]:
    return [f"{indent}-{gap}{lines[0]}", *(f"{indent} {gap}{line}" for line in lines[1:])]


def _bullet(document: Document, node: Node, last: Node) -> tuple[int, str]:
    """Return the column of a block list's bullets and what stands between the last one and its item."""
    text, dash = document.source.text, column(document, node)
    start = start_of(document, last)
    at = line_start(text, start) + dash
    gap = text[at + 1 : start]
    return dash, gap if gap and not gap.strip(" ") and not is_blank(last) else " "


def _indent(document: Document) -> str:
    """Return the indentation that this file gives its lists."""
    for key, node in document.pairs:
        if isinstance(node, SequenceNode) and not node.flow_style:
            return " " * max(column(document, node) - column(document, key), 0)
    return "  "


def _in_brackets(document: Document, node: SequenceNode, item: str) -> list[Splice]:
    text = document.source.text
    if not node.value:
        at = start_of(document, node) + 1
        return [Splice(at, at, item)]
    last = node.value[-1]
    end, begin = end_of(document, last), start_of(document, last)
    start = line_start(text, begin)
    if text[start:begin].strip():
        return [Splice(end, end, f", {item}")]
    # One item a line: the new one gets its own line too, behind any comment on the last one.
    behind = text[end : end_of(document, node) - 1]
    comma = _COMMA.match(behind)
    if "\n" not in behind and "\r" not in behind:
        return [Splice(end, end, f",{new_line(text, start)}{text[start:begin]}{item}")]
    line = lines_at(document, line_behind(document, last), [text[start:begin] + item + ("," if comma else "")])
    return [line] if comma else [Splice(end, end, ","), line]


def _second(document: Document, found: NodePair, item: _Item) -> tuple[list[Splice], Any]:
    """Turn the single value that stands there into a list of it and the new item; its own text stays."""
    node = found[1]
    start, end = start_of(document, node), end_of(document, node)
    raw = document.source.text[start:end]
    if _fits_in_brackets(node, raw):
        text, made = item.for_flow(node)
        return [Splice(start, start, "["), Splice(end, end, f", {text}]")], [shape(node), made]
    lines, made = item.for_block(node)
    indent = " " * column(document, found[0])
    on_its_line = line_start(document.source.text, start) <= start_of(document, found[0])
    if on_its_line and "\n" not in raw and "\r" not in raw:
        indent += _indent(document)
    # Else the bullet is not indented, so that further lines of the value are indented far enough as they are.
    new = lines_at(document, line_behind(document, node), _bulleted(indent, " ", lines))
    return [_first_bullet(document, found, indent), new], [shape(node), made]


def _fits_in_brackets(node: Node, raw: str) -> bool:
    if "\n" in raw or "\r" in raw:
        return False
    if isinstance(node, ScalarNode):
        return node.style in ("'", '"') or quoted(raw, flow=True) == raw
    return isinstance(node, CollectionNode) and bool(node.flow_style)


def _first_bullet(document: Document, found: NodePair, indent: str) -> Splice:
    key, node = found
    text, start = document.source.text, start_of(document, node)
    begin = line_start(text, start)
    if begin <= start_of(document, key):  # on the key's own line
        colon = text.find(":", end_of(document, key))
        if colon < 0 or text[colon + 1 : start].strip():
            line = document.source.position(start).line
            raise CannotEdit(document.source.path, "this is written in a way that only a person can edit", line)
        return Splice(colon + 1, start, f"{new_line(text, line_behind(document, key))}{indent}- ")
    if start - begin >= len(indent) + 2:
        return Splice(begin, begin + len(indent) + 2, f"{indent}- ")
    return lines_at(document, begin, [f"{indent}-"])

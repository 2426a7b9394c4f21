"""Two versions of one file joined, as git asks for when both were changed since a third.

Front matter is joined by what it says: fields by their names, items of a list by the fields that tell them apart. The
body is joined by lines, as git does, and two items that were added at one place both stay. Where both sides say
different things of one fact, both are kept between git's markers, for the owner to decide.
"""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from generator.edit.fields import ITEMS, as_fields, block_fields, in_braces, is_fields
from generator.edit.front import column, end_of, line_behind, line_end, line_start, new_line, opened, shape, start_of
from generator.edit.pieces import (
    Clash,
    Lines,
    Part,
    Piece,
    both_added,
    decided,
    joined_parts,
    left_to_decide,
    told,
)
from generator.edit.quoting import Value, quoted, quoted_key
from generator.files.folder import LARGEST
from generator.files.front_matter import Document, has_front_matter, read
from generator.files.lock import CannotEdit
from generator.files.source import LINE_END, SourceText
from generator.files.yaml_nodes import MappingNode, Node, NodePair, ScalarNode, SequenceNode, is_blank, is_wikilink
from generator.model.fields import Items, required, schema
from generator.model.json_schema import RECORDS

_MANY = frozenset(name for kind in RECORDS.values() for name, spec in schema(kind).items() if spec.many)


Versions: TypeAlias = tuple[bytes, bytes, bytes]
"""A file as it was, as it is here, and as it is there."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The bytes of both, and how many places are left to decide."""

    data: bytes
    clashes: int


class _Sides(NamedTuple):
    """A field, pair or item in each version that has it."""

    base: "_Place | None"
    ours: "_Place | None"
    theirs: "_Place | None"


class _Place(NamedTuple):
    """Where a field, pair or item stands: its document, its node, and for a pair its key."""

    document: Document
    node: Node
    name: Node | None = None


def join(versions: Versions, path: str, lines: Lines) -> Joined:
    """Return what two versions of a file say together; line ends and a byte-order mark are those of `ours`.

    What is no record, no UTF-8 or too large to be read as one is joined by lines alone; no byte is lost.
    """
    old, mine, other = (_source(data, path) for data in versions)
    old, other = (replace(side, text=_ended_as(side.text, mine.text)) for side in (old, other))
    pieces: Sequence[Piece] | None = None
    if mine.text == other.text or old.text in (mine.text, other.text):
        pieces = decided("", Clash(old.text, mine.text, other.text), left_to_decide)
    elif max(map(len, versions)) <= LARGEST and all(_is_text(one) for one in (old, mine, other)):
        pieces = _by_fields(old, mine, other, lines)
    if pieces is None:
        pieces = [both_added(piece) for piece in lines(old.text, mine.text, other.text)]
    text = told(pieces, mine.text)
    bom = b"\xef\xbb\xbf" if mine.bom else b""
    return Joined(bom + text.encode("utf-8", "surrogateescape"), sum(isinstance(piece, Clash) for piece in pieces))


def _source(data: bytes, path: str) -> SourceText:
    bom = data.startswith(b"\xef\xbb\xbf")
    return SourceText(path, data[3 if bom else 0 :].decode("utf-8", "surrogateescape"), bom)


def _is_text(source: SourceText) -> bool:
    return not any("\ud800" <= sign <= "\udfff" for sign in source.text)


def _readable(pieces: Sequence[Piece], source: SourceText) -> bool:
    """Return whether joined pieces are a record that can be read; where something is left to decide, that is said."""
    if any(isinstance(piece, Clash) for piece in pieces):
        return True
    return not read(SourceText(source.path, told(pieces, source.text), source.bom)).faults


def _ended_as(text: str, other: str) -> str:
    found = LINE_END.search(other)
    return LINE_END.sub(found[0], text) if found else text


def _by_fields(base: SourceText, ours: SourceText, theirs: SourceText, lines: Lines) -> list[Piece] | None:
    """Return the pieces of a record, or None where one version's front matter can't be trusted line by line."""
    versions = [side for side in (base, ours, theirs) if side.text or side is not base]
    if not all(has_front_matter(side.text) for side in versions):
        return None
    try:
        old = opened(base) if base.text else None
        mine, other = opened(ours), opened(theirs)
    except CannotEdit:
        return None
    bodies = [one.source.text[one.body_start :] if one else "" for one in (old, mine, other)]
    text = ours.text
    closing = text.rindex("---", mine.base, mine.body_start)
    body = [both_added(piece) for piece in lines(*bodies)]
    pieces = [text[: mine.base], *_fields(old, mine, other), text[closing : mine.body_start], *body]
    return pieces if _readable(pieces, ours) else None


def _fields(base: Document | None, ours: Document, theirs: Document) -> list[Piece]:
    parts, places = zip(*(_parts_of(one) for one in (base, ours, theirs)), strict=True)

    def deeper(key: Hashable, clash: Clash) -> Sequence[Piece]:
        return _field(key, _Sides(*(place.get(key) for place in places)), clash)

    return joined_parts(parts[0], parts[1], parts[2], deeper)


def _parts_of(document: Document | None) -> tuple[list[Part], dict[Hashable, _Place]]:
    if document is None:
        return [], {}
    end = document.source.text.rindex("---", document.base, document.body_start)
    return _pairs_of(document, document.pairs, document.base, end)


def _pairs_of(
    document: Document, pairs: Sequence[NodePair], begin: int, end: int
) -> tuple[list[Part], dict[Hashable, _Place]]:  # fmt: skip
    """Return the pairs between two places as parts, comments and blank lines as parts of their own."""
    text = document.source.text
    parts: list[Part] = []
    places: dict[Hashable, _Place] = {}
    for name, value in pairs:
        key = _unused(shape(name) if isinstance(name, ScalarNode) else text[start_of(document, name) :], places)
        start, behind = line_start(text, start_of(document, name)), min(line_behind(document, value), end)
        parts += _with_lead(key, text[begin:start], text[start:behind])
        places[key] = _Place(document, value, name)
        begin = behind
    parts += _with_lead("", "", text[begin:end])
    return parts, places


def _unused(key: Hashable, taken: Mapping[Hashable, object]) -> Hashable:
    number = 0
    while (found := (key, number)) in taken:
        number += 1
    return found


def _with_lead(key: Hashable, lead: str, text: str) -> Iterator[Part]:
    if lead:
        yield Part(("above", key), lead)
    if text:
        yield Part(key, text)


def _field(key: Hashable, sides: _Sides, clash: Clash) -> Sequence[Piece]:
    """Join a field that both sides changed: a list by its items, a mapping by its keys; anything else is a clash."""
    if sides.ours is None or sides.theirs is None or sides.ours.name is None:
        return [clash]
    name = shape(sides.ours.name)
    nodes = [side.node for side in sides if side is not None]
    if all(isinstance(node, MappingNode) or is_blank(node) for node in nodes) and name not in _MANY:
        return _mapping(sides, clash)
    if name in _MANY or all(isinstance(node, SequenceNode) and not is_wikilink(node) for node in nodes[-2:]):
        return _list(name, sides, clash)
    return [clash]


def _mapping(sides: _Sides, clash: Clash) -> Sequence[Piece]:
    """Join a field that holds a mapping by its keys: where each stands on a line of its own, line by line."""
    indent = column(sides.ours.document, sides.ours.node) if sides.ours else 0
    taken = [_lines_of(side, indent) for side in sides]
    if all(one is not None for one in taken):
        heads, parts = zip(*(one for one in taken if one is not None), strict=True)
        return [
            *joined_parts(heads[0], heads[1], heads[2], left_to_decide),
            *joined_parts(parts[0], parts[1], parts[2], left_to_decide),
        ]
    values = [_values(side.node) if side else {} for side in sides]
    fields = _both(*values)
    if fields is None or sides.ours is None or sides.ours.name is None:
        return [clash]
    head = clash.ours[: len(clash.ours) - len(clash.ours.lstrip(" "))] + quoted_key(shape(sides.ours.name))
    behind = [_behind(side) for side in sides if side]
    if len({*behind}) > 1:
        return [clash]
    return [f"{head}: {in_braces(fields)[0]}{behind[0]}"]


def _lines_of(side: _Place | None, indent: int) -> tuple[list[Part], list[Part]] | None:
    """Return the line of a mapping's name and its pairs' lines, indented by `indent`; None without such."""
    if side is None:
        return [], []
    document, node, name = side
    if not isinstance(node, MappingNode) or node.flow_style or name is None:
        return None
    text = document.source.text
    begin = line_start(text, start_of(document, name))
    first = line_start(text, start_of(document, node))
    if first <= begin:
        return None
    parts, _ = _pairs_of(document, node.value, first, line_behind(document, node))
    old = column(document, node)
    return [Part("head", text[begin:first])], [Part(key, _shifted(lines, old, indent)) for key, lines in parts]


def _shifted(lines: str, old: int, new: int) -> str:
    """Return lines with `new` blanks before them where there were `old`."""
    if old == new:
        return lines
    kept = lines.splitlines(keepends=True)
    return "".join(" " * new + line[old:] if not line[:old].strip(" ") else line for line in kept)


def _behind(side: _Place) -> str:
    """Return what stands behind a value on its last line: a comment perhaps, and the line's end."""
    text, end = side.document.source.text, end_of(side.document, side.node)
    return text[end : line_end(text, end)]


def _values(node: Node) -> dict[str, Value] | None:
    """Return what a mapping of texts and lists of texts holds, or None of another."""
    if is_blank(node):
        return {}
    if not isinstance(node, MappingNode):
        return None
    found: dict[str, Value] = {}
    for name, value in node.value:
        held = shape(value)
        flat = isinstance(held, str) or (isinstance(held, list) and all(isinstance(one, str) for one in held))
        if not isinstance(name, ScalarNode) or not flat or name.value in found:
            return None
        found[name.value] = held if isinstance(held, str) else tuple(held)
    return found


def _both(
    base: Mapping[str, Value] | None, ours: Mapping[str, Value] | None, theirs: Mapping[str, Value] | None
) -> dict[str, Value] | None:  # fmt: skip
    """Return the fields of both sides, or None where they say different things of one."""
    if base is None or ours is None or theirs is None:
        return None
    found: dict[str, Value] = {}
    for name in (*ours, *(name for name in theirs if name not in ours)):
        old, mine, other = base.get(name), ours.get(name), theirs.get(name)
        if mine != other and old not in (mine, other):
            return None
        value = other if mine == old else mine
        if value is not None:
            found[name] = value
    return found


@dataclass(frozen=True, slots=True)
class _Listed:
    """A list in one version: the lines of its name, of each item, and whether items stand on lines of their own."""

    head: str
    parts: list[Part]
    places: dict[Hashable, _Place]
    in_lines: bool


def _list(name: str, sides: _Sides, clash: Clash) -> Sequence[Piece]:
    """Join a field that holds a list: what either side added is there, and what either took away is not."""
    kind = ITEMS.get(name)
    indent = next((column(*side[:2]) for side in sides[1:] if side and _is_block(side.node)), 2)
    taken = [_listed(side, kind, indent) if side else _Listed("", [], {}, in_lines=False) for side in sides]
    if any(one is None for one in taken):
        return [clash]
    base, ours, theirs = (one for one in taken if one is not None)

    def deeper(key: Hashable, clash: Clash) -> Sequence[Piece]:
        places = _Sides(*(one.places.get(key) for one in (base, ours, theirs)))
        return _item(kind, places, clash, " " * indent)

    heads = decided("head", Clash(base.head, ours.head, theirs.head), left_to_decide)
    if any(isinstance(piece, Clash) for piece in heads):
        return [clash]
    items = joined_parts(base.parts, ours.parts, theirs.parts, deeper)
    if ours.in_lines or theirs.in_lines or any(isinstance(piece, Clash) for piece in items):
        return [*heads, *items]
    return [_on_one_line(str(heads[0]), [str(piece) for piece in items if piece])]


def _is_block(node: Node) -> bool:
    return isinstance(node, SequenceNode) and not node.flow_style


def _listed(side: _Place, kind: Items | None, indent: int) -> _Listed | None:
    """Return a list as lines, a bullet and `indent` blanks before each item; None where that would lose a comment."""
    document, node, name = side
    text = document.source.text
    begin = line_start(text, start_of(document, name or node))
    if isinstance(node, SequenceNode) and _is_block(node):
        return _in_lines(document, node, begin, kind, indent)
    end, stop = end_of(document, node), line_end(text, end_of(document, node))
    entries = document.entries(node)
    if len(text[begin:end].splitlines()) > 1 or _has_comment(document, node, entries):
        return None
    colon = text.index(":", end_of(document, name or node))
    parts: list[Part] = []
    places: dict[Hashable, _Place] = {}
    for entry in entries:
        key = _unused(_identity(document, entry, kind), places)
        place = document.span(entry)
        parts.append(Part(key, f"{' ' * indent}- {document.source.slice(place)}{new_line(text, stop)}"))
        places[key] = _Place(document, entry)
    return _Listed(text[begin : colon + 1] + text[end:stop], parts, places, in_lines=False)


def _has_comment(document: Document, node: Node, entries: Sequence[Node]) -> bool:
    text = document.source.text
    within = sum(document.source.slice(document.span(entry)).count("#") for entry in entries)
    return text[start_of(document, node) : end_of(document, node)].count("#") > within


def _in_lines(document: Document, node: SequenceNode, begin: int, kind: Items | None, indent: int) -> _Listed | None:
    text, dash = document.source.text, column(document, node)
    at = line_start(text, start_of(document, node))
    head = text[begin:at]
    parts: list[Part] = []
    places: dict[Hashable, _Place] = {}
    for entry in node.value:
        first = _bullet(text, at, dash)
        if is_blank(entry) or first > start_of(document, entry):
            return None
        key, behind = _unused(_identity(document, entry, kind), places), line_behind(document, entry)
        parts += _with_lead(key, *(_shifted(lines, dash, indent) for lines in (text[at:first], text[first:behind])))
        places[key] = _Place(document, entry)
        at = behind
    return _Listed(head, parts, places, in_lines=True)


def _bullet(text: str, at: int, dash: int) -> int:
    """Return where the next line begins that has a bullet in the column `dash`."""
    while at < len(text) and (text[at : at + dash].strip(" ") or text[at + dash : at + dash + 1] != "-"):
        at = line_end(text, at)
    return at


def _identity(document: Document, entry: Node, kind: Items | None) -> Hashable:
    """Return by what an item is the same in every version: its text, or the fields that it can't do without."""
    fields = _item_fields(document, entry, kind)
    if kind is None or fields is None:
        return repr(shape(entry))
    return tuple((name, fields.get(name)) for name in required(kind.of) or (kind.text,))


def _item_fields(document: Document, entry: Node, kind: Items | None) -> dict[str, Value] | None:
    if kind is None or is_fields(entry, kind):
        return _values(entry)
    return as_fields(document, kind, entry)


def _item(kind: Items | None, sides: _Sides, clash: Clash, indent: str) -> Sequence[Piece]:
    """Join an item that both sides changed, or added under the same name, by its fields."""
    if sides.ours is None or sides.theirs is None:
        return [clash]
    base, ours, theirs = (_item_fields(side.document, side.node, kind) if side else {} for side in sides)
    fields = _both(base, ours, theirs)
    if fields is None:
        return [clash] if sides.base else [clash.ours, clash.theirs]
    if fields in (ours, theirs):
        return [clash.ours if fields == ours else clash.theirs]
    end = new_line(clash.ours, len(clash.ours))
    in_lines = (
        isinstance(sides.ours.node, MappingNode) and is_fields(sides.ours.node, kind) and not sides.ours.node.flow_style
    )
    lines = block_fields(fields) if in_lines else [in_braces(fields)[0]]
    return [f"{indent}- {lines[0]}{end}", *(f"{indent}  {line}{end}" for line in lines[1:])]


def _on_one_line(head: str, items: Sequence[str]) -> str:
    """Return a list in brackets behind its name, or a line an item where an item can't stand in brackets."""
    raw = [item.strip().removeprefix("- ") for item in items]
    name, colon, behind = head.partition(":")
    safe = all(one[:1] in "{[\"'" or quoted(one, flow=True) == one for one in raw)
    return f"{name}{colon} [{', '.join(raw)}]{behind}" if safe else head + "".join(items)

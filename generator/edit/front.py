"""Editing front matter as text: where its parts begin and end, and a check that nothing else has changed."""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from yaml.nodes import CollectionNode

from generator.files.front_matter import Document, read
from generator.files.lock import CannotEdit
from generator.files.source import SourceText
from generator.files.yaml_nodes import MappingNode, Node, NodePair, ScalarNode, SequenceNode, is_wikilink
from generator.model.fields import schema
from generator.model.records import Company, Contact, Event, Meeting, Profile, Record, Update

_WHY = {
    "merge-conflict": "a merge was not finished here",
    "missing-front-matter": "there is no front matter",
    "unclosed-front-matter": "the front matter has no closing ---",
    "invalid-yaml": "this line can't be read as YAML",
    "yaml-feature": "anchors, aliases and tags are not for a program to edit",
}
_REST_OF_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_COMMENT_LINE = re.compile(r"[ \t]*#[^\r\n]*(?:\r\n|\r|\n)")
_KEEPING_BLOCK = re.compile(r"[|>]\d?\+")
_KINDS: dict[str, type[Record]] = {kind.FOLDER: kind for kind in (Contact, Company, Meeting, Event, Update)}

Shape = list[tuple[Any, Any]]
"""The fields of front matter in their order, each with its texts, lists and pairs, but no quotes, comments, places."""


class Splice(NamedTuple):
    """One edit of a text: what stands from `start` to `end` is replaced by `text`."""

    start: int
    end: int
    text: str


def kind_of(path: str) -> type[Record] | None:
    """Return what the file at `path` records, which its folder says; None for a free page."""
    *folders, name = PurePosixPath(path).parts
    kind = next((_KINDS[folder] for folder in folders[1:] if folder in _KINDS), None)
    return Profile if kind is None and name == "profile.md" else kind


def opened(source: SourceText) -> Document:
    """Return the front matter of a file; raise CannotEdit where not every line of it can be trusted."""
    document = read(source)
    for fault in document.faults:
        # Blanks before the first --- do no harm here; `check --fix` removes them.
        if fault.reason != "blanks":
            line = source.position(fault.span.start).line
            raise CannotEdit(source.path, _WHY.get(fault.rule, fault.rule), line)
    if document.root is not None:
        raise CannotEdit(source.path, "the front matter is not `field: value`, a line each")
    for key, _ in document.pairs:
        start = start_of(document, key)
        if not isinstance(key, ScalarNode) or source.text[line_start(source.text, start) : start].strip(" "):
            line = source.position(start).line
            raise CannotEdit(source.path, "the front matter is not `field: value`, a line each", line)
    return document


def start_of(document: Document, node: Node) -> int:
    """Return the offset where a node begins."""
    return document.base + int(node.start_mark.index)


def end_of(document: Document, node: Node) -> int:
    """Return the offset behind a node's last character (YAML's own end includes blanks and comments behind a block)."""
    leaf = _last(node)
    end = document.base + int(leaf.end_mark.index)
    if isinstance(leaf, ScalarNode) and leaf.style in ("|", ">"):
        start = start_of(document, leaf)
        return start + len(document.source.text[start:end].rstrip(" \t\r\n"))
    return end


def line_behind(document: Document, node: Node) -> int:
    """Return where the line after a node begins, at which a new line can be inserted without changing the node."""
    leaf = _last(node)
    text = document.source.text
    if isinstance(leaf, ScalarNode) and leaf.style and _KEEPING_BLOCK.match(text, start_of(document, leaf)):
        return document.base + int(leaf.end_mark.index)  # `|+` keeps the blank lines behind it
    return line_end(text, end_of(document, node))


def _last(node: Node) -> Node:
    while isinstance(node, CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    return node


def line_start(text: str, at: int) -> int:
    """Return where the line of `at` begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Return where the line after that of `at` begins."""
    found = _REST_OF_LINE.match(text, at)
    return found.end() if found else len(text)


def new_line(text: str, at: int) -> str:
    r"""Return how the line before `at` ends: `\n`, `\r\n` or `\r`."""
    if text[max(at - 2, 0) : at] == "\r\n":
        return "\r\n"
    return text[at - 1] if at and text[at - 1] in "\r\n" else "\n"


def lines_at(document: Document, at: int, lines: Iterable[str]) -> Splice:
    """Return the splice that inserts lines at `at`, the beginning of a line."""
    end = new_line(document.source.text, at)
    return Splice(at, at, "".join(line + end for line in lines))


def column(document: Document, node: Node) -> int:
    """Return how many characters stand before a node on its line."""
    start = start_of(document, node)
    return start - line_start(document.source.text, start)


def pair(document: Document, name: str) -> NodePair | None:
    """Return the pair of a field, None without one; raise CannotEdit where the field is written twice."""
    return only(document, document.pairs, name)


def only(document: Document, pairs: Sequence[NodePair], name: str) -> NodePair | None:
    """Return the one pair called `name`, or None; raise CannotEdit where there are two."""
    found = [pair for pair in pairs if isinstance(pair[0], ScalarNode) and pair[0].value == name]
    if len(found) > 1:
        line = document.source.position(start_of(document, found[1][0])).line
        raise CannotEdit(document.source.path, f"`{name}` stands here a second time", line)
    return found[0] if found else None


def new_field(document: Document, name: str, lines: Sequence[str]) -> tuple[Splice, int]:
    """Return the splice that adds a field where the schema's order puts it, and its number among the fields."""
    text = document.source.text
    if not document.pairs:
        return lines_at(document, text.rindex("---", document.base, document.body_start), lines), 0
    number = _neighbour(document, name)
    key, value = document.pairs[number]
    indent = column(document, key)
    at = line_behind(document, value)
    while (comment := _COMMENT_LINE.match(text, at)) and len(comment[0]) - len(comment[0].lstrip()) > indent:
        at = comment.end()  # an indented comment belongs to the field above it
    return lines_at(document, at, (" " * indent + line for line in lines)), number + 1


def _neighbour(document: Document, name: str) -> int:
    kind = kind_of(document.source.path)
    order = list(schema(kind)) if kind else []
    before = set(order[: order.index(name)]) if name in order else set()
    present = {key.value: number for number, (key, _) in enumerate(document.pairs)}
    nearest = [present[known] for known in order if known in before and known in present]
    return nearest[-1] if nearest else len(document.pairs) - 1


def shape(node: Node) -> Any:
    """Return what a node holds: a text, a list, or a tuple of pairs."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [shape(entry) for entry in node.value]
    return tuple((shape(key), shape(value)) for key, value in node.value)


def shapes(document: Document) -> Shape:
    """Return what all fields hold."""
    return [(shape(key), shape(value)) for key, value in document.pairs]


def texts(shape: Any) -> Iterator[str]:
    """Yield every text of a shape, names of fields included, in its order."""
    if isinstance(shape, str):
        yield shape
    else:
        for part in shape:
            yield from texts(part)


def cut(text: str, splices: Iterable[Splice]) -> str:
    """Return `text` with every splice made; they must not overlap."""
    parts, at = [], 0
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if splice.start < at:
            raise ValueError("two cuts overlap")
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*parts, text[at:]])


def finished(document: Document, splices: Sequence[Splice], wanted: Shape) -> str:
    """Return the new text after reading it again; raise CannotEdit where it says anything but what was `wanted`."""
    source = document.source
    text = cut(source.text, splices)
    made = read(SourceText(source.path, text, source.bom))
    same_body = text[made.body_start :] == source.text[document.body_start :]
    if len(made.faults) != len(document.faults) or shapes(made) != wanted or not same_body:
        line = source.position(min(splice.start for splice in splices)).line
        raise CannotEdit(source.path, "this is written in a way that only a person can edit", line)
    return text


def is_single(node: Node) -> bool:
    """Return whether one value stands where a list may: a text, a wikilink or a mapping."""
    return isinstance(node, ScalarNode | MappingNode) or is_wikilink(node)

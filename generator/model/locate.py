"""Where a value of a record stands in its file; worked out only when it is asked for."""

from collections.abc import Sequence

from generator.files.front_matter import Document, read_cached
from generator.files.source import Span
from generator.files.yaml_nodes import MappingNode, Node, NodePair, ScalarNode
from generator.model.fields import Items, schema
from generator.model.records import Record
from generator.model.values import take_apart

Step = str | int


def locate(record: Record, *path: Step) -> Span:
    """Return the place of the value at `path`, such as `("thanks", 0, "on")`.

    The number of an item is its `at`; the number of an entry of a plain list counts only entries that could be read.
    A value without a place of its own has that of the nearest thing around it, in the end the opening `---`.
    """
    document = read_cached(record.source)
    return _walk(document, type(record), _pair(document.pairs, path[0])[1], path) or document.opening


def locate_key(record: Record, name: str) -> Span:
    """Return the place of a field's name, or of the opening `---` where there is none."""
    document = read_cached(record.source)
    found = _pair(document.pairs, name)[0]
    return document.span(found) if found is not None else document.opening


def _pair(pairs: Sequence[NodePair], name: Step) -> tuple[Node | None, Node | None]:
    wanted = (pair for pair in pairs if isinstance(pair[0], ScalarNode) and pair[0].value == name)
    return next(wanted, (None, None))


def _walk(document: Document, kind: type, node: Node | None, path: tuple[Step, ...]) -> Span | None:
    if node is None:
        return None
    spec = schema(kind).get(str(path[0]))
    if spec is not None and isinstance(spec.type, Items) and len(path) > 1:
        entries = document.entries(node)
        item = entries[int(path[1])] if int(path[1]) < len(entries) else node
        return _in_item(document, spec.type.of, item, path[2:]) if len(path) > 2 else document.span(item)
    if spec is not None and spec.many and len(path) > 1:
        good = document.values(node)
        return document.span(good[int(path[1])]) if int(path[1]) < len(good) else document.span(node)
    if isinstance(node, MappingNode) and len(path) > 1:
        inner = _pair(node.value, path[1])[1]
        return document.span(inner if inner is not None else node)
    return document.span(node)


def _in_item(document: Document, kind: type, item: Node, path: tuple[Step, ...]) -> Span:
    if isinstance(item, MappingNode):
        found = _walk(document, kind, _pair(item.value, path[0])[1], path)
        if found is not None:
            return found
        if len(item.value) == 1 and isinstance(item.value[0][0], ScalarNode):
            return _in_line(document, kind, item.value[0][0], path)
    return _in_line(document, kind, item, path) if isinstance(item, ScalarNode) else document.span(item)


def _in_line(document: Document, kind: type, line: ScalarNode, path: tuple[Step, ...]) -> Span:
    whole = document.span(line)
    inset = 1 if line.style in ("'", '"') else 0
    if len(line.value) + 2 * inset != whole.end - whole.start:
        return whole
    wanted = "note" if path[0] == "what" else path[0]
    parts = [part for part in take_apart(kind, line.value) if part.field == wanted]
    number = int(path[1]) if len(path) > 1 else 0
    if number >= len(parts):
        return whole
    begin = whole.start + inset
    return Span(begin + parts[number].start, begin + parts[number].end)

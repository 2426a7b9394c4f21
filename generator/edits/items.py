"""An item of a list learns a fact: in a field of its own, or in the words of its line."""

from typing import Any

from generator.edits.fields import mapping_splice, with_pair
from generator.edits.forms import ITEMS, LINE_WORDS, as_fields, in_braces, is_fields, noted
from generator.edits.front import Splice, end_of, finished, opened, pair, shape, shapes, start_of
from generator.edits.quoting import Value, in_style
from generator.edits.refusal import CannotEdit
from generator.front_matter.document import Document
from generator.front_matter.lines import Part, take_apart
from generator.front_matter.nodes import MappingNode, Node, ScalarNode
from generator.records.fields import Items
from generator.source import SourceText


def set_in_item(source: SourceText, name: str, index: int, field: str, value: Value) -> str:
    """Return the text with `field` of item `index` (its `at`) of the list `name` holding `value`.

    A line that can't say it becomes one flow mapping on its line; its neighbours keep theirs.
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


def _changed(
    document: Document, name: str, kind: Items, entry: Node, field: str, value: Value
) -> tuple[Splice, Any]:  # fmt: skip
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
    """Return the cut that says it in the item's own line, or None where a line can't say it."""
    note = noted(entry, kind)
    line = note[0] if note else entry
    sayable = field in LINE_WORDS.get(name, ()) and isinstance(value, str) and " " not in value
    if not sayable or not isinstance(line, ScalarNode) or as_fields(document, kind, entry) is None:
        return None
    start, end, words = _saying(take_apart(kind.of, line.value), field, str(value))
    said = line.value[:start] + words + line.value[end:]
    splice = _in_scalar(document, line, start, end, words, said)
    return splice, ((said, shape(note[1])),) if note else said


def _saying(parts: list[Part], field: str, value: str) -> tuple[int, int, str]:
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

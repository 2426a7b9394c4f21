"""From nodes to records, each with whatever of it could be read."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from generator.front_matter.decoder import Decoder
from generator.front_matter.document import Document
from generator.front_matter.nodes import Node, ScalarNode, SequenceNode, is_blank
from generator.records.fault import Fault
from generator.records.fields import schema
from generator.records.names import spoken
from generator.records.others import Update
from generator.records.record import Record

R = TypeVar("R", bound=Record)
_NAMED = ("name", "subject")


def decode(kind: type[R], document: Document, slug: str, known_fields: frozenset[str]) -> tuple[R, tuple[Fault, ...]]:
    """Return the record of a document, with whatever of it could be read, and what was wrong.

    A record without a name bears one made of its slug, so that nothing vanishes from the pages.
    """
    source = document.source
    decoder = Decoder(document, known_fields, comments="#" in source.text[document.base : document.body_start])
    known = schema(kind)
    found: dict[str, Any] = {}
    if document.root is not None:
        decoder.fault("wrong-type", document.span(document.root), reason="front matter is `field: value`, a line each")
    elif document.found:
        found = decoder.fields(kind, document.pairs, document.opening)
    if kind is Update:
        _check_to(decoder)
    found.pop("", None)
    for name in _NAMED:
        if name in known:
            found.setdefault(name, spoken(slug))
    extra = _extra(decoder) if "x_" in source.text or known_fields else {}
    record: Callable[..., R] = kind
    made = record(source=source, slug=slug, body_start=document.body_start, extra=extra, **found)
    return made, (*document.faults, *decoder.faults)


def _check_to(decoder: Decoder) -> None:
    # An empty `to:` must not quietly mean everybody (contract §1, update).
    for name, node in decoder.document.pairs:
        empty = is_blank(node) or (isinstance(node, SequenceNode) and not decoder.document.entries(node))
        if isinstance(name, ScalarNode) and name.value == "to" and empty:
            decoder.fault("missing-field", decoder.document.opening, "to", reason="empty")


def _extra(decoder: Decoder) -> Mapping[str, Any]:
    return {
        name.value: plain(node)
        for name, node in decoder.document.pairs
        if isinstance(name, ScalarNode) and (name.value.startswith("x_") or name.value in decoder.known_fields)
    }


def plain(node: Node) -> Any:
    """Return a node as text, lists and dicts."""
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [plain(entry) for entry in node.value]
    return {str(plain(name)): plain(value) for name, value in node.value}

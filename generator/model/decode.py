"""From YAML nodes to a record: each value checked against its field's type, each fault with its place."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, tzinfo
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar
from zoneinfo import ZoneInfo

from generator.files.front_matter import Document
from generator.files.source import Fault, Span
from generator.files.yaml_nodes import (
    MappingNode,
    Node,
    NodePair,
    ScalarNode,
    SequenceNode,
    is_blank,
    is_null,
    is_text_with_colon,
    is_value,
    is_wikilink,
)
from generator.model import values
from generator.model.fields import Date, Items, Pairs, Ref, Spec, Text, attribute, required, schema
from generator.model.moment import Moment
from generator.model.names import name_from_slug
from generator.model.records import Meeting, Record, Update
from generator.model.values import looks_like_line, take_apart

_CUT = re.compile(r"[ \t]+#(?=\w)")
_LINE_END = re.compile(r"(?<![ \t])[ \t]*+(?:[\r\n]|\Z)")
FORMS = {
    "thanks": "email 2026-11-22",
    "outreach": "2026-03-01 email",
    "heard": "2026-03-02 email",
    "told": "jane-doe 2026-12-02 email",
    "reported_back": "2026-03-01 to ana-silva",
}
R = TypeVar("R", bound=Record)
_NAMED = ("name", "subject")
_NO_EXTRA: Mapping[str, Any] = MappingProxyType({})


def decode(
    kind: type[R], document: Document, slug: str, known_fields: frozenset[str], home: tzinfo = UTC
) -> tuple[R, tuple[Fault, ...]]:
    """Return the record of a document, with whatever of it could be read, and what was wrong.

    Its moments are by the owner's clock, which is that of `home`.
    A record without a name gets one made from its slug, so that nothing vanishes from the pages.
    """
    source = document.source
    decoder = Decoder(document, known_fields, comments="#" in source.text[document.base : document.body_start],
                      home=home)  # fmt: skip
    known = schema(kind)
    found: dict[str, Any] = {}
    if document.root is not None:
        decoder.fault("wrong-type", document.span(document.root), reason="front matter is `field: value`, a line each")
    elif document.found:
        found = decoder.fields(kind, document.pairs, document.opening)
    if kind is Update:
        _check_to(decoder)
    if kind is Meeting and found.get("date") and (zone := found.get("time_zone")):
        found["date"] = found["date"].on_clock(home, ZoneInfo(zone))
    found.pop("", None)
    for name in _NAMED:
        if name in known:
            found.setdefault(name, name_from_slug(slug))
    record: Callable[..., R] = kind
    extra = _extra(document.pairs, known)
    made = record(source=source, slug=slug, body_start=document.body_start, extra=extra, **found)
    return made, (*document.faults, *decoder.faults)


class Value(NamedTuple):
    """One value as written, and where it stands in the file."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Decoder:
    """Decodes one document. What is wrong is put into `faults`; a value that can't be read is left out."""

    document: Document
    known_fields: frozenset[str]
    faults: list[Fault] = field(default_factory=list)
    comments: bool = False
    """Whether any value of the document could have been cut by a `#`."""
    home: tzinfo = UTC
    """Where the owner's clock is."""

    def fault(self, rule: str, span: Span, name: str = "", value: str = "", reason: str = "",
              options: tuple[str, ...] = ()) -> None:  # fmt: skip
        """Note one fault."""
        self.faults.append(Fault(rule, self.document.source, span, name, value, reason, options))

    def value(self, node: Node) -> Value:
        """Return a scalar as its text and place; an unquoted wikilink as it stands in the file."""
        if isinstance(node, ScalarNode):
            base = self.document.base
            if node.style in ("|", ">"):
                span = self.document.span(node)
                return Value(node.value.rstrip("\n"), span.start, span.end)
            return Value(node.value, base + node.start_mark.index, base + node.end_mark.index)
        span = self.document.span(node)
        return Value(self.document.source.slice(span), span.start, span.end)

    def pairs(
        self, pairs: tuple[NodePair, ...] | list[NodePair], known: Mapping[str, Spec]
    ) -> Iterator[tuple[str, Node]]:
        """Yield each known field once with its node, where something stands; report the rest."""
        seen: set[str] = set()
        for name_node, node in pairs:
            if not isinstance(name_node, ScalarNode):
                self.fault("wrong-type", self.document.span(name_node), reason="the name of a field is a word")
                continue
            name = name_node.value
            if name in seen:
                self.fault("duplicate-field", self.document.span(name_node), name)
                continue
            seen.add(name)
            if self.comments:
                self._check_cut(name, node)
            if name in known:
                if self.document.entries(node) if isinstance(node, SequenceNode) else not is_blank(node):
                    yield name, node
            elif not (name.startswith("x_") or name in self.known_fields):
                self.fault("unknown-field", self.document.span(name_node), name, options=tuple(known))

    def _check_cut(self, name: str, node: Node) -> None:
        nodes = node.value if isinstance(node, SequenceNode) else [node]
        for part in nodes:
            if not (isinstance(part, ScalarNode) and not part.style):
                continue
            text, span = self.document.source.text, self.document.span(part)
            found = _CUT.match(text, span.end)
            if found:
                line_end = _LINE_END.search(text, span.end)
                begin = span.start if part.value else found.end() - 1
                place = Span(begin, line_end.start() if line_end else len(text))
                self.fault("cut-by-comment", place, name, part.value)

    def fields(self, kind: type, pairs: tuple[NodePair, ...] | list[NodePair], missing: Span) -> dict[str, Any]:
        """Return the arguments for a record or item; they have the key "" where a required field is missing."""
        known = schema(kind)
        found: dict[str, Any] = {}
        wrong: set[str] = set()
        for name, node in self.pairs(pairs, known):
            value = self.field(name, known[name], node)
            if value is None:
                wrong.add(name)
            else:
                found[attribute(name)] = value
        lacking = [name for name in required(kind) if not found.get(attribute(name))]
        for name in lacking:
            if name not in wrong and self.document.complete:
                self.fault("missing-field", missing, name)
        return {**found, "": None} if lacking else found

    def field(self, name: str, spec: Spec, node: Node) -> Any:
        """Return the value of a field, or None, with a fault, where it can't be read."""
        if isinstance(spec.type, Items):
            return self.items(name, spec.type, node)
        if isinstance(spec.type, Pairs):
            return self.mapped(name, spec.type, node)
        if spec.many:
            good = (self.scalar(name, spec, entry) for entry in self.document.entries(node))
            found = tuple(value for value in good if value is not None)
            return found or None
        return self.scalar(name, spec, node)

    def scalar(self, name: str, spec: Spec, node: Node) -> Any:
        """Return one value, or None with a fault."""
        if isinstance(node, ScalarNode):
            text = node.value.rstrip("\n") if node.style in ("|", ">") else node.value
            if type(spec.type) is Text:
                return text
            try:
                return self._on_clock(values.convert(spec.type, text))
            except values.Wrong:
                return self.typed(name, spec, self.value(node))
        if isinstance(spec.type, Ref) and is_wikilink(node):
            return self.value(node).text
        if spec.many and type(spec.type) in (Ref, Text) and is_text_with_colon(node):
            return self.value(node).text
        wanted = "a list of single values" if spec.many else "a single value"
        given = "a list" if isinstance(node, SequenceNode) else "a mapping"
        self.fault("wrong-type", self.document.span(node), name, given, f"`{name}` holds {wanted}, not {given}")
        return None

    def typed(self, name: str, spec: Spec, value: Value) -> Any:
        """Return a text converted to its field's type, or None with a fault at its place."""
        try:
            return self._on_clock(values.convert(spec.type, value.text))
        except values.Wrong as wrong:
            self.fault(wrong.rule, Span(value.start, value.end), name, value.text, wrong.reason, wrong.options)
            return None

    def _on_clock(self, value: Any) -> Any:
        return value.on_clock(self.home) if isinstance(value, Moment) else value

    def mapped(self, name: str, kind: Pairs, node: Node) -> Mapping[str, Any] | None:
        """Return a mapping of any key to text, or to a day."""
        if not isinstance(node, MappingNode):
            given = "a list" if isinstance(node, SequenceNode) else "a single value"
            self.fault(
                "wrong-type",
                self.document.span(node),
                name,
                given,
                f"`{name}` is a mapping, `key: text` a line",
            )
            return None
        found: dict[str, Any] = {}
        days = Spec(type=kind.of, help="") if isinstance(kind.of, Date) else None
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self.fault("wrong-type", self.document.span(key_node), name, reason="a key is a word")
            elif key_node.value in found:
                self.fault("duplicate-field", self.document.span(key_node), key_node.value)
            else:
                if self.comments:
                    self._check_cut(key_node.value, value_node)
                if days is not None:
                    day = None if is_blank(value_node) else self.scalar(name, days, value_node)
                    found |= {key_node.value: day} if day is not None else {}
                elif isinstance(value_node, SequenceNode) and all(is_value(entry) for entry in value_node.value):
                    found[key_node.value] = ", ".join(self.value(entry).text for entry in value_node.value)
                elif isinstance(value_node, ScalarNode):
                    if not is_blank(value_node):
                        found[key_node.value] = self.value(value_node).text
                else:
                    self.scalar(key_node.value, Spec(type=Text(), help=""), value_node)
        return MappingProxyType(found) if found else None

    def items(self, name: str, kind: Items, node: Node) -> tuple[Any, ...] | None:
        """Return the items of a list: mappings, bare texts and one-line forms."""
        made = (self.item(name, kind, at, entry) for at, entry in enumerate(self.document.entries(node)))
        return tuple(item for item in made if item is not None) or None

    def item(self, name: str, kind: Items, at: int, node: Node) -> Any:
        """Return one item, or None, with a fault, where a required field is missing."""
        known = schema(kind.of)
        span = self.document.span(node)
        note: NodePair | None = None
        if isinstance(node, MappingNode):
            note = as_line(kind, known, node, self.known_fields)
            if note is None:
                found = self.fields(kind.of, node.value, span)
                if kind.text and not known[kind.text].required and not {kind.text, "contact"} & found.keys():
                    self.fault("missing-field", span, kind.text)
                    return None
                return self._make(kind, at, found, _extra(node.value, known))
        if note is not None and self.comments:
            self._check_cut(name, note[1])
        if note is not None and kind.text:
            words = Span(span.start, max(self.document.span(part).end for part in note))  # no remark behind it
            return self._make(kind, at, {kind.text: self.document.source.slice(words)})
        if note is not None or kind.line:
            return self._make(kind, at, self.line(name, kind, known, note[0] if note else node, note and note[1]))
        if kind.text and (isinstance(node, ScalarNode) or is_wikilink(node)):
            value = self.typed(name, known[kind.text], self.value(node))
            return self._make(kind, at, {kind.text: value} if value else {"": None})
        given = "a list" if isinstance(node, SequenceNode) else "a single value"
        fields_ = ", ".join(f"`{field_}`" for field_, spec in known.items() if spec.required)
        self.fault("wrong-type", span, name, given, f"an item of `{name}` has fields of its own: {fields_}")
        return None

    def line(self, name: str, kind: Items, known: Mapping[str, Spec], node: Node, note: Node | None) -> dict[str, Any]:
        """Return the arguments of an item written on one line."""
        if not isinstance(node, ScalarNode) or not looks_like_line(node.value):
            span = self.document.span(node)
            given = "a list" if isinstance(node, SequenceNode) else self.value(node).text
            self.fault("wrong-type", span, name, given, f"this is not an item of `{name}`: {_form(name)}")
            return {"": None}
        whole = self.value(node)
        inset = 1 if node.style in ("'", '"') else 0
        exact = len(node.value) + 2 * inset == whole.end - whole.start
        found: dict[str, Any] = {}
        note_field = "what" if "what" in known else "note"
        for part in take_apart(kind.of, node.value):
            start = whole.start + inset + part.start if exact else whole.start
            value = Value(part.text, start, whole.start + inset + part.end if exact else whole.end)
            self._take_part(name, known, note_field if part.field == "note" else part.field, value, found)
        if note is not None and not is_blank(note):
            text = self.scalar(note_field, known[note_field], note)
            found |= {note_field: text} if text is not None else {}
        for field_ in required(kind.of):
            if field_ not in found:
                self.fault("missing-field", self.document.span(node), field_)
                found[""] = None
        return found

    def _take_part(self, name: str, known: Mapping[str, Spec], part: str, value: Value, found: dict[str, Any]) -> None:
        if part not in known or (part in found and not known[part].many):
            reason = f"`{value.text}` has no place in an item of `{name}`: {_form(name)}"
            self.fault("wrong-type", Span(value.start, value.end), name, value.text, reason)
            found[""] = None
            return
        made = self.typed(part, known[part], value)
        if known[part].many:
            found[part] = (*found.get(part, ()), *((made,) if made is not None else ()))
        elif made is not None:
            found[part] = made
        elif known[part].required:
            found[part] = found[""] = None

    def _make(self, kind: Items, at: int, found: Mapping[str, Any], extra: Mapping[str, Any] = _NO_EXTRA) -> Any:
        return None if "" in found else kind.of(at=at, extra=extra, **found)


def as_line(
    kind: Items, known: Mapping[str, Spec], node: MappingNode, own: frozenset[str] = frozenset()
) -> NodePair | None:
    """Return line and note where YAML read an item such as `email 2026-11-22: liked it` as a mapping, else None."""
    if len(node.value) != 1:
        return None
    name, value = node.value[0]
    if not isinstance(name, ScalarNode) or name.value in known or name.value in own:
        return None
    if kind.line:
        return (name, value) if looks_like_line(name.value) else None
    return (name, value) if kind.text and isinstance(value, ScalarNode) and _is_no_field(name.value, known) else None


def _is_no_field(word: str, known: Mapping[str, Spec]) -> bool:
    """Return whether what stands before a colon begins a text and is no field: neither misspelt nor the owner's own."""
    if " " in word.strip():
        return True
    return not word.startswith("x_") and not get_close_matches(word.lower(), known, 1)


def _form(name: str) -> str:
    return f"write it like `{FORMS.get(name, '2026-03-01')}`"


def _check_to(decoder: Decoder) -> None:
    # An empty `to:` must not quietly mean everybody (contract §1, update).
    for name, node in decoder.document.pairs:
        empty = is_blank(node) or (isinstance(node, SequenceNode) and not decoder.document.entries(node))
        if isinstance(name, ScalarNode) and name.value == "to" and empty:
            decoder.fault("missing-field", decoder.document.opening, "to", reason="empty")


def _extra(pairs: Iterable[NodePair], known: Mapping[str, Spec]) -> Mapping[str, Any]:
    """Return the fields of the owner's own, as they are written."""
    return {name.value: plain(node) for name, node in pairs if isinstance(name, ScalarNode) and name.value not in known}


def plain(node: Node) -> Any:
    """Return a node as text, lists and dicts; None for a bare null or ~."""
    if isinstance(node, ScalarNode):
        return None if is_null(node) else node.value
    if isinstance(node, SequenceNode):
        return [plain(entry) for entry in node.value]
    return {
        str(name.value if isinstance(name, ScalarNode) else plain(name)): plain(value) for name, value in node.value
    }

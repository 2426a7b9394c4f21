"""Navigation: the reference at a place, the record it means, all references to a record, and the parts of a file."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from generator.editor.workspace import Workspace, body_start
from generator.facts.touches import namesakes
from generator.files.front_matter import Document, read_cached
from generator.files.source import SourceText, Span
from generator.files.yaml_nodes import MappingNode, NodePair, ScalarNode, is_blank
from generator.model.body import Section, links, sections, wikilinks
from generator.model.fields import Items, Spec, schema
from generator.model.journal import Collection, Journal
from generator.model.loader import Content
from generator.model.locate import locate, locate_key
from generator.model.mentions import Path, mentions
from generator.model.names import normalize, strip_brackets
from generator.model.records import FreePage, Meeting, Record, Update

_COLLECTIONS = {"contact": "contacts", "company": "companies", "event": "events"}
_ANY = ("contacts", "companies", "meetings", "events", "updates")


@dataclass(frozen=True, slots=True)
class ReferenceAt:
    """A reference as its owner wrote it, to a record of kind `to`, or of any kind where `to` is empty.

    `place` is its path in the front matter, or its span in the text.
    """

    content: Content
    text: str
    to: str
    place: Path | Span

    @property
    def span(self) -> Span:
        """Where it stands; worked out when asked for, since few are needed."""
        if isinstance(self.place, Span) or not isinstance(self.content, Record):
            return self.place if isinstance(self.place, Span) else Span(0, 0)
        return locate(self.content, *self.place)


@dataclass(frozen=True, slots=True)
class FieldName:
    """The name of a field, where it stands, and what it is for."""

    name: str
    span: Span
    spec: Spec


def reference_at(workspace: Workspace, content: Content, offset: int) -> ReferenceAt | None:
    """Return the reference that an offset lies in or touches."""
    found = (one for one in references_in(workspace.journal, content) if one.span.start <= offset <= one.span.end)
    return min(found, key=lambda one: one.span.end - one.span.start, default=None)


def references_in(journal: Journal, content: Content) -> Iterator[ReferenceAt]:
    """Yield every reference of a file, in front matter, wikilinks and Markdown links."""
    if isinstance(content, Record):
        for mention in mentions(content):
            yield ReferenceAt(content, strip_brackets(mention.text), mention.ref.to, mention.path)
    if isinstance(content, Meeting):
        for given in content.introductions:
            if given.name and len(namesakes(journal, given)) != 1:
                yield ReferenceAt(content, strip_brackets(given.name), "contact", ("introductions", given.at, "name"))
    start = body_start(content)
    for link in wikilinks(content.source, start):
        yield ReferenceAt(content, link.target.partition("#")[0].strip(), "", link.span)
    for address in links(content.source, start):
        path = unquote(re.split(r"[#?]", address.target, maxsplit=1)[0])
        if path.endswith(".md") and not path.startswith("/"):
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(content.source.path), path))
            yield ReferenceAt(content, whole, "file", address.span)


def meant(workspace: Workspace, reference: ReferenceAt) -> Content | None:
    """Return the record or page that a reference means, None where it is unknown or ambiguous."""
    if reference.to == "file":
        return workspace.content(reference.text)
    found = _answering(workspace.journal, reference)
    if len(found) == 1:
        return found[0]
    return None if found or reference.to else _page(workspace.journal, reference.text)


def _answering(journal: Journal, reference: ReferenceAt) -> Sequence[Record]:
    name = reference.text if reference.to else strip_brackets(f"[[{reference.text}]]")
    for folder in (_COLLECTIONS[reference.to],) if reference.to else _ANY:
        collection: Collection[Record] = getattr(journal, folder)
        if found := collection.answering(name):
            return found
    return ()


def _page(journal: Journal, text: str) -> FreePage | None:
    wanted = normalize(text.removesuffix(".md"))
    for page in journal.free_pages:
        stem = page.address.removesuffix(".md")
        if wanted in (normalize(page.title), normalize(stem), normalize(stem.rsplit("/", 1)[-1])):
            return page
    return None


def field_at(content: Content, offset: int) -> FieldName | None:
    """Return the field whose name an offset lies in."""
    if not isinstance(content, Record):
        return None
    document = read_cached(content.source)
    for name, node, kind in _names(document, type(content), document.pairs):
        span = document.span(node)
        if span.start <= offset <= span.end and name in schema(kind):
            return FieldName(name, span, schema(kind)[name])
    return None


def _names(document: Any, kind: type, pairs: Sequence[NodePair]) -> Iterator[tuple[str, ScalarNode, type]]:
    for name, value in pairs:
        if not isinstance(name, ScalarNode):
            continue
        yield name.value, name, kind
        spec = schema(kind).get(name.value)
        if spec is not None and isinstance(spec.type, Items):
            for item in document.entries(value):
                if isinstance(item, MappingNode):
                    yield from _names(document, spec.type.of, item.value)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file."""

    source: SourceText
    span: Span


def definition(workspace: Workspace, content: Content, offset: int) -> Spot | None:
    """Return the beginning of the record that the reference at `offset` means."""
    reference = reference_at(workspace, content, offset)
    target = meant(workspace, reference) if reference else None
    return beginning(target) if target else None


def references(workspace: Workspace, content: Content, offset: int, *, own: bool = False) -> Iterator[Spot]:
    """Yield every reference to the record that is meant at `offset`, else to the record of this file.

    `own` adds the place where the record itself begins.
    """
    record = subject(workspace, content, offset)
    if not isinstance(record, Record):
        return
    if own:
        yield beginning(record)
    for other in workspace.index.named_by(record):
        for reference in references_in(workspace.journal, other):
            if meant(workspace, reference) is record:
                yield Spot(other.source, reference.span)


def subject(workspace: Workspace, content: Content, offset: int) -> Content | None:
    """Return the record that is meant at `offset`: the one that is named there, else the one of this file."""
    reference = reference_at(workspace, content, offset)
    return meant(workspace, reference) if reference else content


def beginning(content: Content) -> Spot:
    """Return where a record says its name, or begins."""
    if isinstance(content, Record):
        name = "subject" if isinstance(content, Update) else "name" if "name" in schema(type(content)) else "date"
        return Spot(content.source, locate_key(content, name))
    return Spot(content.source, Span(0, 0))


@dataclass(frozen=True, slots=True)
class Symbol:
    """One part of a file: its name, the whole of it as a span, and the span of its name."""

    name: str
    kind: str
    span: Span
    named: Span
    detail: str = ""
    inside: tuple["Symbol", ...] = ()


def symbols(content: Content) -> tuple[Symbol, ...]:
    """Return the parts of a file in their order."""
    source = content.source
    found: list[Symbol] = []
    if isinstance(content, Record):
        document = read_cached(source)
        fields = tuple(_fields(document))
        if fields:
            span = Span(document.opening.start, max(document.body_start, fields[-1].span.end))
            found.append(Symbol(content.label or content.slug, "record", span, fields[0].named, content.KIND, fields))
    return (*found, *_nested(source, sections(source, body_start(content))))


def _fields(document: Document) -> list[Symbol]:
    found = []
    for name, value in document.pairs:
        if isinstance(name, ScalarNode) and not is_blank(value):
            named, held = document.span(name), document.span(value)
            text = document.source.slice(held) if isinstance(value, ScalarNode) else ""
            found.append(Symbol(name.value, "field", Span(named.start, max(named.end, held.end)), named, text[:80]))
    return found


def _nested(source: SourceText, parts: Sequence[Section]) -> tuple[Symbol, ...]:
    """Return sections as symbols, each with those of deeper levels that follow it."""
    found: list[Symbol] = []
    at = 0
    while at < len(parts):
        part, after = parts[at], at + 1
        while after < len(parts) and parts[after].level > part.level:
            after += 1
        start = source.start_of(source.position(part.heading.start).line)
        span = Span(start, max(part.span.end, part.heading.end))
        inside = _nested(source, parts[at + 1 : after])
        found.append(Symbol(part.title or "…", "heading", span, part.heading, "", inside))
        at = after
    return tuple(found)

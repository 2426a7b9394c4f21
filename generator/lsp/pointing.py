"""What stands at a place in a file: a reference to a record, or the name of a field."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from generator.front_matter import locate
from generator.front_matter.document import reread
from generator.front_matter.nodes import MappingNode, NodePair, ScalarNode
from generator.loader import Content
from generator.lsp.desk import Desk
from generator.lsp.index import body_start
from generator.records import FreePage, Journal, Meeting, Record, Shelf
from generator.records.body import links, wikilinks
from generator.records.fields import Items, Spec, schema
from generator.records.mentions import Path, mentions
from generator.records.names import key, unwrap
from generator.source import Span

_SHELVES = {"contact": "contacts", "company": "companies", "event": "events"}
_ANY = ("contacts", "companies", "meetings", "events", "updates")


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as its owner wrote it, to a record of kind `to`, or of any kind where `to` is empty.

    `place` is its path in the front matter, or its span in the text.
    """

    content: Content
    text: str
    to: str
    place: Path | Span

    @property
    def span(self) -> Span:
        """Where it stands; looked up when asked for, since few are."""
        if isinstance(self.place, Span) or not isinstance(self.content, Record):
            return self.place if isinstance(self.place, Span) else Span(0, 0)
        return locate(self.content, *self.place)


@dataclass(frozen=True, slots=True)
class FieldName:
    """The name of a field, where it stands, and what it is for."""

    name: str
    span: Span
    spec: Spec


def reference_at(desk: Desk, content: Content, offset: int) -> Reference | None:
    """Return the reference that an offset lies in or touches."""
    found = (one for one in references_in(desk.journal, content) if one.span.start <= offset <= one.span.end)
    return min(found, key=lambda one: one.span.end - one.span.start, default=None)


def references_in(journal: Journal, content: Content) -> Iterator[Reference]:
    """Yield every reference of a file, in front matter, wikilinks and Markdown links."""
    if isinstance(content, Record):
        for mention in mentions(content):
            yield Reference(content, unwrap(mention.text), mention.ref.to, mention.path)
    if isinstance(content, Meeting):
        for given in content.introductions:
            if given.name:
                yield Reference(content, unwrap(given.name), "contact", ("introductions", given.at, "name"))
    start = body_start(content)
    for link in wikilinks(content.source, start):
        yield Reference(content, link.target.partition("#")[0].strip(), "", link.span)
    for address in links(content.source, start):
        path = unquote(re.split(r"[#?]", address.target, maxsplit=1)[0])
        if path.endswith(".md") and not path.startswith("/"):
            whole = posixpath.normpath(posixpath.join(posixpath.dirname(content.source.path), path))
            yield Reference(content, whole, "file", address.span)


def meant(desk: Desk, reference: Reference) -> Content | None:
    """Return the one content that a reference leads to, or None."""
    if reference.to == "file":
        return desk.content(reference.text)
    found = _answering(desk.journal, reference)
    if len(found) == 1:
        return found[0]
    return None if found or reference.to else _page(desk.journal, reference.text)


def _answering(journal: Journal, reference: Reference) -> Sequence[Record]:
    name = reference.text if reference.to else unwrap(f"[[{reference.text}]]")
    for folder in (_SHELVES[reference.to],) if reference.to else _ANY:
        shelf: Shelf[Record] = getattr(journal, folder)
        if found := shelf.answering(name):
            return found
    return ()


def _page(journal: Journal, text: str) -> FreePage | None:
    wanted = key(text.removesuffix(".md"))
    for page in journal.free_pages:
        stem = page.address.removesuffix(".md")
        if wanted in (key(page.title), key(stem), key(stem.rsplit("/", 1)[-1])):
            return page
    return None


def field_at(content: Content, offset: int) -> FieldName | None:
    """Return the field whose name an offset lies in."""
    if not isinstance(content, Record):
        return None
    document = reread(content.source)
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

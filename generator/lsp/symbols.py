"""What a file is made of: its fields that hold something, its headings, and the questions under them."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.front_matter.document import Document, reread
from generator.front_matter.nodes import ScalarNode, is_blank
from generator.loader import Content
from generator.lsp.index import body_start
from generator.records import Record
from generator.records.body import Section, sections
from generator.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class Symbol:
    """One part of a file: its name, all of it, and where its name stands."""

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
        document = reread(source)
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

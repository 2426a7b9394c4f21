"""Where a record is written, and everywhere it is spoken of."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.front_matter.locate import locate_key
from generator.loader import Content
from generator.lsp.desk import Desk
from generator.lsp.pointing import meant, reference_at, references_in
from generator.records import Record, Update
from generator.records.fields import schema
from generator.source import SourceText, Span


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file."""

    source: SourceText
    span: Span


def definition(desk: Desk, content: Content, offset: int) -> Spot | None:
    """Return where the record is written that the reference at `offset` means."""
    reference = reference_at(desk, content, offset)
    target = meant(desk, reference) if reference else None
    return beginning(target) if target else None


def references(desk: Desk, content: Content, offset: int, *, own: bool = False) -> Iterator[Spot]:
    """Yield every place that refers to the record meant at `offset`, else to the record of this file.

    `own`: where the record itself begins is one of them.
    """
    record = subject(desk, content, offset)
    if not isinstance(record, Record):
        return
    if own:
        yield beginning(record)
    for other in desk.index.named_by(record):
        for reference in references_in(desk.journal, other):
            if meant(desk, reference) is record:
                yield Spot(other.source, reference.span)


def subject(desk: Desk, content: Content, offset: int) -> Content | None:
    """Return the record that is meant at `offset`: the one that is named there, else the one of this file."""
    reference = reference_at(desk, content, offset)
    return meant(desk, reference) if reference else content


def beginning(content: Content) -> Spot:
    """Return where a record says its name, or begins."""
    if isinstance(content, Record):
        name = "subject" if isinstance(content, Update) else "name" if "name" in schema(type(content)) else "date"
        return Spot(content.source, locate_key(content, name))
    return Spot(content.source, Span(0, 0))

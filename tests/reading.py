"""One record read from a text, and what was wrong with it, in a line each."""

from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar

from generator.files.front_matter import read
from generator.files.source import Fault, SourceText
from generator.model.decode import decode
from generator.model.records import Company, Contact, Event, Meeting, Profile, Record, Update

R = TypeVar("R", bound=Record)

KINDS: Mapping[str, type[Record]] = {kind.KIND: kind for kind in (Contact, Company, Meeting, Event, Update, Profile)}


class Place(NamedTuple):
    """Where a fault is said to be: line and columns from 1, the last column exclusive."""

    rule: str
    line: int
    column: int
    end_column: int


def read_record(kind: type[R], text: str, known_fields: frozenset[str] = frozenset()) -> tuple[R, tuple[Fault, ...]]:
    """Read `text` as the whole file of a record of `kind`."""
    source = SourceText(f"journal/{kind.FOLDER}/ada.md".replace("//", "/"), text)
    return decode(kind, read(source), "ada", known_fields)


def place(fault: Fault) -> Place:
    """Return where a fault is, as a person would read it."""
    start, end = fault.source.position(fault.span.start), fault.source.position(fault.span.end)
    return Place(fault.rule, start.line, start.column, end.column)


def contact(fields: str) -> tuple[Contact, list[str]]:
    """Read a contact called Ada with `fields`; return it with the rules that it breaks."""
    return _with(Contact, "name: Ada", fields)


def meeting(fields: str) -> tuple[Meeting, list[str]]:
    """Read a meeting with Ada on 2026-11-03 with `fields`; return it with the rules that it breaks."""
    return _with(Meeting, "date: 2026-11-03\nwith: ada", fields)


def update(fields: str) -> tuple[Update, list[str]]:
    """Read a piece of news of 2026-11-03 with `fields`; return it with the rules that it breaks."""
    return _with(Update, "date: 2026-11-03\nsubject: News", fields)


def event(fields: str) -> tuple[Event, list[str]]:
    """Read an event of 2026-11-03 with `fields`; return it with the rules that it breaks."""
    return _with(Event, "name: Mixer\ndate: 2026-11-03", fields)


def _with(kind: type[R], head: str, fields: str) -> tuple[R, list[str]]:
    record, faults = read_record(kind, f"---\n{head}\n{fields}\n---\n")
    return record, [fault.rule for fault in faults]


def values(item: Any, *names: str) -> tuple[Any, ...]:
    """Return some fields of an item, dates as text."""
    found = (getattr(item, name) for name in names)
    return tuple(str(value) if hasattr(value, "day") else value for value in found)

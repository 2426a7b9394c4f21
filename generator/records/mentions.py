"""Every reference and every dated fact of a record, found through its schema."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from generator.records import body
from generator.records.fields import Date, Items, Ref, Spec, attribute, schema
from generator.records.moment import Moment
from generator.records.record import Record
from generator.source import Span

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """One reference as written, at `path`, to a record of kind `ref.to`."""

    path: Path
    text: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class Fact:
    """One dated fact, at `path` of the front matter or at `span` of the body."""

    path: Path
    day: Moment
    span: Span | None = None


def _plan(kind: Any, wanted: Any, facts_only: bool) -> tuple[tuple[str, Spec, bool], ...]:
    """Return the fields of `kind` that hold, or whose items hold, values of the type `wanted`."""
    return _cached_plan(kind, wanted, facts_only)


@cache
def _cached_plan(kind: Any, wanted: Any, facts_only: bool) -> tuple[tuple[str, Spec, bool], ...]:
    found = []
    for name, spec in schema(kind).items():
        if isinstance(spec.type, Items):
            if _plan(spec.type.of, wanted, facts_only):
                found.append((name, spec, True))
        elif isinstance(spec.type, wanted) and (spec.fact or not facts_only):
            found.append((name, spec, False))
    return tuple(found)


def mentions(record: Record) -> Iterator[Mention]:
    """Yield every reference of the front matter; words such as `all` and `tag:mentors` are none."""
    for name, spec, nested in _plan(type(record), Ref, False):
        value = getattr(record, attribute(name))
        if not value:
            continue
        if not nested:
            yield from _mentions((name,), spec, value)
            continue
        for item in value:
            for inner, inner_spec, _ in _plan(type(item), Ref, False):
                if given := getattr(item, attribute(inner)):
                    yield from _mentions((name, item.at, inner), inner_spec, given)


def _mentions(path: Path, spec: Spec, value: str | tuple[str, ...]) -> Iterator[Mention]:
    ref = spec.type
    if not isinstance(ref, Ref):
        return
    if isinstance(value, str):
        yield Mention(path, value, ref)
        return
    for number, text in enumerate(value):
        if not (ref.word and text.lower() == ref.word) and not (ref.tags and text.lower().startswith("tag:")):
            yield Mention((*path, number), text, ref)


def facts(record: Record) -> Iterator[Fact]:
    """Yield every dated fact of a record, those of its task items too; plans are none (contract §2)."""
    for name, _, nested in _plan(type(record), Date, True):
        value = getattr(record, name)
        if not value:
            continue
        if not nested:
            if isinstance(value, Moment):
                yield Fact((name,), value)
            continue
        for item in value:
            for inner, _, _ in _plan(type(item), Date, True):
                day = getattr(item, inner)
                if isinstance(day, Moment):
                    yield Fact((name, item.at, inner), day)
    yield from _kept_promises(record)


def _kept_promises(record: Record) -> Iterator[Fact]:
    for task in body.tasks(record.source, record.body_start):
        if task.done is not None:
            try:
                yield Fact((), Moment.parse(task.done[0]), task.done[1])
            except ValueError:
                continue  # not-a-date reports it

"""Every reference and every dated fact of a record, found by the types of its fields."""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from generator.files.source import Span
from generator.model import body
from generator.model.fields import Date, Items, Ref, Spec, attribute, schema
from generator.model.moment import Moment
from generator.model.names import strip_brackets
from generator.model.records import Record

Path = tuple[str | int, ...]


class Mention(NamedTuple):
    """One reference as written, at `path`, to a record of kind `ref.to`."""

    path: Path
    text: str
    ref: Ref


class Fact(NamedTuple):
    """One dated fact, at `path` of the front matter or at `span` of the body."""

    path: Path
    day: Moment
    span: Span | None = None


class _Field(NamedTuple):
    """A field that holds values of one type, or whose items do if it is `nested`."""

    name: str
    attribute: str
    spec: Spec
    nested: bool


def _fields(kind: Any, wanted: Any, facts_only: bool) -> tuple[_Field, ...]:
    """Return the fields of `kind` that hold, or whose items hold, values of the type `wanted`."""
    return _cached_fields(kind, wanted, facts_only)


@cache
def _cached_fields(kind: Any, wanted: Any, facts_only: bool) -> tuple[_Field, ...]:
    found = []
    for name, spec in schema(kind).items():
        if isinstance(spec.type, Items):
            if _fields(spec.type.of, wanted, facts_only):
                found.append(_Field(name, attribute(name), spec, True))
        elif isinstance(spec.type, wanted) and (spec.fact or not facts_only):
            found.append(_Field(name, attribute(name), spec, False))
    return tuple(found)


def mentions(record: Record) -> Iterator[Mention]:
    """Yield every reference in the front matter; words such as `all` and `tag:mentors` are left out."""
    for field in _fields(type(record), Ref, False):
        value = getattr(record, field.attribute)
        if not value:
            continue
        if not field.nested:
            yield from _mentions((field.name,), field.spec, value)
            continue
        for item in value:
            for inner in _fields(type(item), Ref, False):
                if given := getattr(item, inner.attribute):
                    yield from _mentions((field.name, item.at, inner.name), inner.spec, given)


def _mentions(path: Path, spec: Spec, value: str | tuple[str, ...]) -> Iterator[Mention]:
    ref = spec.type
    if not isinstance(ref, Ref):
        return
    for number, text in enumerate((value,) if isinstance(value, str) else value):
        is_word = bool(ref.word) and strip_brackets(text).lower() == ref.word
        if not is_word and not (ref.tags and text.lower().startswith("tag:")):
            yield Mention(path if isinstance(value, str) else (*path, number), text, ref)


def facts(record: Record) -> Iterator[Fact]:
    """Yield every dated fact of a record, those in its tasks included; days of plans are left out (contract §2)."""
    for field in _fields(type(record), Date, True):
        value = getattr(record, field.attribute)
        if not value:
            continue
        if not field.nested:
            if isinstance(value, Moment):
                yield Fact((field.name,), value)
            continue
        for item in value:
            for inner in _fields(type(item), Date, True):
                day = getattr(item, inner.attribute)
                if isinstance(day, Moment):
                    yield Fact((field.name, item.at, inner.name), day)
    yield from _kept_promises(record)


def _kept_promises(record: Record) -> Iterator[Fact]:
    for task in body.tasks(record.source, record.body_start):
        if task.done is not None:
            try:
                yield Fact((), Moment.parse(task.done[0]), task.done[1])
            except ValueError:
                continue  # not-a-date reports it

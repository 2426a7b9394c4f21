"""What reading a file gave, as JSON and back: records, free pages, questions, and the faults that were found.

Only these classes can come out of it, and only plain values into them; anything else is no record.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, time, timedelta, timezone
from functools import cache
from typing import Any

from generator.records.contact import Contact
from generator.records.facts import Awaiting, FollowUp, Heard, Help, Introduction, Met, Outreach, Report, Thanks, Told
from generator.records.fault import Fault
from generator.records.journal import QuestionBank
from generator.records.meeting import Meeting
from generator.records.moment import Length, Moment, Period
from generator.records.others import Company, Event, FreePage, Profile, Update
from generator.records.record import Record
from generator.source import SourceText, Span

Read = Record | QuestionBank | FreePage
_CLASSES: tuple[Any, ...] = (
    Contact, Company, Meeting, Event, Update, Profile, QuestionBank, FreePage, Outreach, Heard, Help, Thanks,
    Introduction, Report, FollowUp, Awaiting, Met, Told, Period, Length,
)  # fmt: skip
_NUMBERS = {kind: number for number, kind in enumerate(_CLASSES)}
_WHOLE = frozenset(_CLASSES[:8])
"""What a file is; the others stand within them."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file is, and what is wrong with it."""

    what: Read
    faults: tuple[Fault, ...] = ()


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def as_text(parsed: Parsed) -> str | None:
    """Return it as JSON without the file's own text; None for what can't be written so."""
    source = parsed.what.source
    if any(fault.source is not source for fault in parsed.faults):
        return None
    faults = [[f.rule, f.span.start, f.span.end, f.field, f.value, f.reason, list(f.options)] for f in parsed.faults]
    try:
        return _ENCODER.encode([_written(parsed.what), faults])
    except TypeError:
        return None


def from_text(text: str, source: SourceText) -> Parsed | None:
    """Return what `as_text` wrote of the file `source`; None for any other text."""
    try:
        (number, values), found = json.loads(text)
        kind = _CLASSES[number]
        if kind not in _WHOLE:
            return None
        what = kind(source=source, **{name: _read(value) for name, value in values.items()})
        faults = tuple(
            Fault(rule, source, Span(start, end), name, value, reason, tuple(options))
            for rule, start, end, name, value, reason, options in found
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    return Parsed(what, faults)


def _written(value: Any) -> Any:
    kind = type(value)
    if value is None or kind is str or kind is bool or kind is int:
        return value
    if kind is tuple:
        return {"t": [_written(item) for item in value]}
    if kind is Moment:
        day = str(value.day)
        return {"d": day, "c": _clock(value), "o": _offset(value)} if value.clock else {"d": day}
    if (number := _NUMBERS.get(kind)) is not None:
        values = {}
        for name, usual in _fields(kind):  # type: ignore[arg-type] # mypy: a class is hashable
            inner = getattr(value, name)
            if inner is not usual and inner != usual:
                values[name] = _written(inner)
        return [number, values]
    if kind is list:
        return {"l": [_written(item) for item in value]}
    if isinstance(value, Mapping):
        return {"m": [[name, _written(inner)] for name, inner in value.items()]}
    raise TypeError(kind.__name__)


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((one.name, _usual(one)) for one in fields(kind) if one.init and one.name != "source")


def _usual(one: Any) -> Any:
    if one.default_factory is not MISSING:
        return one.default_factory()
    return one.default


def _clock(moment: Moment) -> str | None:
    return moment.clock.isoformat() if moment.clock else None


def _offset(moment: Moment) -> int | None:
    return None if moment.offset is None else int(moment.offset.utcoffset(None).total_seconds())


def _read(value: Any) -> Any:
    if isinstance(value, list):
        number, values = value
        kind = _CLASSES[number]
        if kind in _WHOLE:
            raise ValueError("a file within a file")
        return kind(**{name: _read(inner) for name, inner in values.items()})
    if isinstance(value, dict):
        tag = next(iter(value))
        return _TAGGED[tag](value)
    return value


def _moment(value: Mapping[str, Any]) -> Moment:
    if len(value) == 1:
        return _day(value["d"])
    offset = None if value["o"] is None else timezone(timedelta(seconds=value["o"]))
    return Moment(date.fromisoformat(value["d"]), time.fromisoformat(value["c"]), offset)


@cache
def _day(text: str) -> Moment:
    return Moment(date.fromisoformat(text))


_TAGGED: Mapping[str, Callable[[Any], Any]] = {
    "t": lambda value: tuple([_read(item) for item in value["t"]]),
    "l": lambda value: [_read(item) for item in value["l"]],
    "m": lambda value: {name: _read(inner) for name, inner in value["m"]},
    "d": _moment,
}

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
_WHOLES: tuple[Any, ...] = (Contact, Company, Meeting, Event, Update, Profile, QuestionBank, FreePage)
"""What a file is."""
_PARTS: tuple[Any, ...] = (
    Outreach, Heard, Help, Thanks, Introduction, Report, FollowUp, Awaiting, Met, Told, Period, Length,
)  # fmt: skip
"""What stands within them."""
_NUMBERS = {kind: number for kinds in (_WHOLES, _PARTS) for number, kind in enumerate(kinds)}
# Names of fields in JSON that are none in any class: each says what the object is that it is the first of.
_PART, _TUPLE, _MAPPING, _DAY, _MOMENT = "", "()", "{}", "-", ":"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file is, and what is wrong with it."""

    what: Read
    faults: tuple[Fault, ...] = ()


_ENCODER = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def as_text(parsed: Parsed) -> str | None:
    """Return it as JSON without the file's own text; None for what can't be written so."""
    source, kind = parsed.what.source, type(parsed.what)
    if any(fault.source is not source for fault in parsed.faults):
        return None
    faults = [[f.rule, f.span.start, f.span.end, f.field, f.value, f.reason, list(f.options)] for f in parsed.faults]
    try:
        return _ENCODER.encode([_NUMBERS[kind], _values(kind, parsed.what), faults])
    except TypeError:
        return None


def from_text(text: str, source: SourceText) -> Parsed | None:
    """Return what `as_text` wrote of the file `source`; None for any other text."""
    try:
        number, values, found = _DECODER.decode(text)
        what = _WHOLES[number](source=source, **values)
        faults = tuple(
            Fault(rule, source, Span(start, end), name, value, reason, tuple(options))
            for rule, start, end, name, value, reason, options in found
        )
    except (ValueError, TypeError, KeyError, IndexError, AttributeError):
        return None
    return Parsed(what, faults)


def _written(value: Any) -> Any:
    kind = type(value)
    if kind is str or value is None or kind is bool or kind is int:
        return value
    if kind is tuple:
        return {_TUPLE: [_written(item) for item in value]}
    if kind is Moment:
        if not value.clock:
            return {_DAY: str(value.day)}
        return {_MOMENT: [str(value.day), value.clock.isoformat(), _offset(value)]}
    if (number := _NUMBERS.get(kind)) is not None:
        return {_PART: number, **_values(kind, value)}
    if kind is list:
        return [_written(item) for item in value]
    if isinstance(value, Mapping):
        return {_MAPPING: [[name, _written(inner)] for name, inner in value.items()]}
    raise TypeError(kind.__name__)


def _values(kind: Any, value: Any) -> dict[str, Any]:
    """Return those fields of a record or a part of it that hold something else than usual."""
    return {
        name: _written(inner)
        for name, usual in _fields(kind)
        if (inner := getattr(value, name)) is not usual and inner != usual
    }


@cache
def _fields(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((one.name, _usual(one)) for one in fields(kind) if one.init and one.name != "source")


def _usual(one: Any) -> Any:
    if one.default_factory is not MISSING:
        return one.default_factory()
    return one.default


def _offset(moment: Moment) -> int | None:
    return None if moment.offset is None else int(moment.offset.utcoffset(None).total_seconds())


def _made(found: dict[str, Any]) -> Any:
    """Return what a JSON object stands for; it is asked of the innermost ones first."""
    make = _MAKE.get(next(iter(found), None))
    return make(found) if make is not None else found


def _part(found: dict[str, Any]) -> Any:
    return _PARTS[found.pop(_PART)](**found)


def _moment(found: dict[str, Any]) -> Moment:
    day, clock, offset = found[_MOMENT]
    zone = None if offset is None else timezone(timedelta(seconds=offset))
    return Moment(date.fromisoformat(day), time.fromisoformat(clock), zone)


@cache
def _day(text: str) -> Moment:
    return Moment(date.fromisoformat(text))


_MAKE: Mapping[str | None, Callable[[dict[str, Any]], Any]] = {
    _PART: _part,
    _TUPLE: lambda found: tuple(found[_TUPLE]),
    _MAPPING: lambda found: dict(found[_MAPPING]),
    _DAY: lambda found: _day(found[_DAY]),
    _MOMENT: _moment,
}
_DECODER = json.JSONDecoder(object_hook=_made)

"""Values that were worked out of a journal, for the next one, in which some files have been read anew.

Where in a value records are is told by its annotation, and worked out once for each.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from itertools import chain
from operator import attrgetter, itemgetter
from types import NoneType, UnionType
from typing import Any, TypeAlias, Union, get_args, get_origin, get_type_hints

from generator.records import Journal, Record
from generator.source import SourceText, Span

Now: TypeAlias = Mapping[Record, Record]
"""Records that have been read anew, as they are now."""

_PLAIN = frozenset((str, int, float, bool, bytes, date, datetime, time, timezone, timedelta, NoneType))
_PLACES = (Span, SourceText, Journal)


class CannotRenew(Exception):
    """A value may hold a place in a text, which moves, or something that nobody knows here."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How to find the records in values of one type, all at once, and how to renew a value that holds some."""

    records: Callable[[Iterable[Any]], Iterable[Any]]
    anew: Callable[[Any, Now], Any]

    def renew(self, value: Any, now: Now) -> Any:
        """Return the value itself where it holds none of the records that were read anew."""
        return value if now.keys().isdisjoint(self.records((value,))) else self.anew(value, now)


_NOTHING = _Way(lambda values: (), lambda value, now: value)
_RECORD = _Way(lambda records: records, lambda record, now: now.get(record, record))


def renewed(value: Any, hint: Any, now: Now) -> Any:
    """Return a value, annotated with `hint`, with its records as they are now; raise CannotRenew.

    All else in it is right: whoever asks knows that no field that it was made from is another one.
    """
    return _way(hint).renew(value, now)


@cache
def _way(hint: Any) -> _Way:
    kind, inner = get_origin(hint), get_args(hint)
    if hint in _PLAIN:
        return _NOTHING
    if kind in (Union, UnionType):
        return _one_of(inner)
    if kind is dict:
        return _pairs(_way(inner[0]), _way(inner[1]))
    if kind in (list, set, frozenset) or (kind is tuple and inner[-1] is Ellipsis):
        return _many(kind, _way(inner[0]))
    if kind is tuple:
        return _tuple([_way(one) for one in inner])
    if not isinstance(hint, type) or issubclass(hint, _PLACES):
        raise CannotRenew(str(hint))
    if issubclass(hint, Record):
        return _RECORD
    if is_dataclass(hint) and hint.__eq__ is not object.__eq__:  # else two that were one would be two
        hints = get_type_hints(hint)
        return _fields({one.name: _way(hints[one.name]) for one in fields(hint)})
    raise CannotRenew(str(hint))


def _one_of(hints: tuple[Any, ...]) -> _Way:
    """Return the way for records or plain values, or for one other type or None: of two, nobody knows which it is."""
    ways = {_way(hint) for hint in hints}
    if ways <= {_RECORD, _NOTHING}:
        return _RECORD if _RECORD in ways else _NOTHING
    way, *others = ways - {_NOTHING}
    if others or {hint for hint in hints if _way(hint) is _NOTHING} != {NoneType}:
        raise CannotRenew(str(hints))
    return _Way(lambda values: way.records(one for one in values if one is not None), way.anew)


def _many(kind: Callable[[Iterable[Any]], Any], way: _Way) -> _Way:
    if way is _NOTHING:
        return way
    return _Way(
        lambda values: way.records(chain.from_iterable(values)),
        lambda value, now: kind(way.renew(one, now) for one in value),
    )


def _pairs(key: _Way, value: _Way) -> _Way:
    if key is value is _NOTHING:
        return key

    def records(values: Iterable[dict[Any, Any]]) -> Iterable[Any]:
        held = list(values)
        within = chain.from_iterable(one.values() for one in held)
        return chain(key.records(chain.from_iterable(held)), value.records(within))

    return _Way(records, lambda held, now: {key.renew(k, now): value.renew(v, now) for k, v in held.items()})


def _tuple(ways: list[_Way]) -> _Way:
    parts = {itemgetter(at): way for at, way in enumerate(ways) if way is not _NOTHING}

    def anew(value: tuple[Any, ...], now: Now) -> tuple[Any, ...]:
        return tuple(way.renew(one, now) for one, way in zip(value, ways, strict=True))

    return _Way(_records_of(parts), anew) if parts else _NOTHING


def _fields(ways: dict[str, _Way]) -> _Way:
    ways = {name: way for name, way in ways.items() if way is not _NOTHING}

    def anew(value: Any, now: Now) -> Any:
        return replace(value, **{name: way.renew(getattr(value, name), now) for name, way in ways.items()})

    return _Way(_records_of({attrgetter(name): way for name, way in ways.items()}), anew) if ways else _NOTHING


def _records_of(parts: Mapping[Any, _Way]) -> Callable[[Iterable[Any]], Iterable[Any]]:
    """Return what finds the records of the parts of many values, each given by what takes it out of one."""

    def records(values: Iterable[Any]) -> Iterable[Any]:
        held = list(values)
        return chain.from_iterable(way.records(map(part, held)) for part, way in parts.items())

    return records

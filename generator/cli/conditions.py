"""`--where FIELD=VALUE`: which entries are meant, by their own fields and by what is derived from them."""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from generator.cli.context import CannotWork
from generator.records.names import key

Entry = Mapping[str, Any]
_CONDITION = re.compile(r"\s*([^=!<>]+?)\s*(!=|>=|<=|=|<|>)\s*(.*?)\s*", re.DOTALL)
_ORDERED: Mapping[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
}  # fmt: skip
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d)?)?)?")
_YES = {"true": "yes", "false": "no"}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: a field, how to compare, and with what."""

    field: str
    sign: str
    wanted: str

    def holds(self, entry: Entry, same: Callable[[str, str], str]) -> bool:
        """Return whether it holds; a list when any of its entries does. `same` puts a reference as a slug."""
        values = list(_values(entry, self.field.split(".")))
        wanted = _plain(same(self.field, self.wanted))
        if self.sign in _ORDERED:
            return any(_in_order(value, self.sign, wanted) for value in values)
        if not wanted:
            return (not values) == (self.sign == "=")
        found = any(_equal(value, wanted) for value in values)
        return found == (self.sign == "=")


def parse(texts: tuple[str, ...], known: set[str]) -> list[Condition]:
    """Return the conditions; raise CannotWork for one that names no field."""
    return [_parse(text, known) for text in texts]


def _parse(text: str, known: set[str]) -> Condition:
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise CannotWork(f"--where {text} is not FIELD=VALUE")
    field = found[1].replace("-", "_").lower() if not found[1].startswith("x_") else found[1]
    head = field.split(".")[0]
    if head not in known:
        close = get_close_matches(head, known, 1)
        hint = f"did you mean {close[0]}?" if close else f"there are {', '.join(sorted(known))}"
        raise CannotWork(f"there is no field called {found[1]}; {hint}")
    return Condition(field, found[2], found[3])


def _values(value: Any, path: list[str]) -> Iterator[str]:
    """Yield what stands at a path, as text; lists and the entries of mappings one by one."""
    if value is None:
        return
    if isinstance(value, list):
        for each in value:
            yield from _values(each, path)
    elif isinstance(value, Mapping):
        if path:
            yield from _values(value.get(path[0]), path[1:])
        else:
            for each in value.values():
                yield from _values(each, [])
    elif not path:
        yield str(value)


def _plain(text: str) -> str:
    return _YES.get(key(text), key(text))


def _equal(value: str, wanted: str) -> bool:
    plain = _plain(value)
    # A year, a month or a day means every day or hour in it.
    return plain == wanted or (bool(_DATE.fullmatch(value)) and value.startswith((f"{wanted}-", f"{wanted}T")))


def _in_order(value: str, sign: str, wanted: str) -> bool:
    compare = _ORDERED[sign]
    if value.lstrip("-").isdecimal() and wanted.lstrip("-").isdecimal():
        return compare(int(value), int(wanted))
    if _DATE.fullmatch(value) and _DATE.fullmatch(wanted.upper()):
        return compare(value[: len(wanted)], wanted.upper())
    return compare(_plain(value), wanted)

"""A record, or the lines of one, as YAML that reads back as what was meant."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from generator.edits import Value, quoted, quoted_key
from generator.front_matter import read
from generator.front_matter.nodes import is_blank
from generator.importers import cells
from generator.records import Record

_PAGE = re.compile(r"https://[\w./-]*\w/?")
"""Most addresses: what YAML reads bare without being asked."""


def lines_of(fields: Mapping[str, Value], personal: Mapping[str, str]) -> Iterator[str]:
    """Yield front matter, a field a line; a list of one is its value, personal details stand in a mapping."""
    for name, value in fields.items():
        if value:
            yield f"{name}: {_value(value)}"
    if personal:
        yield "personal:"
        yield from (f"  {quoted_key(name)}: {quoted(text)}" for name, text in personal.items())


def record(fields: Mapping[str, Value], personal: Mapping[str, str], body: str) -> str:
    """Return the whole text of a record; the text of the body is foreign, and made inert."""
    front = "\n".join(("---", *lines_of(fields, personal), "---", ""))
    return f"{front}\n{cells.inert(body)}\n" if body else front


def holds(person: Record, name: str) -> bool:
    """Return whether something stands behind a field, readable or not."""
    pairs = read(person.source).pairs
    return any(getattr(field, "value", "") == name and not is_blank(node) for field, node in pairs)


@lru_cache(maxsize=4096)
def _value(value: Value) -> str:
    if isinstance(value, str):
        return value if _PAGE.fullmatch(value) else quoted(value)
    return quoted(value[0]) if len(value) == 1 else f"[{', '.join(quoted(one, flow=True) for one in value)}]"

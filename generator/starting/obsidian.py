"""What Obsidian may know of our fields: a type for each property that has one everywhere."""

from collections.abc import Mapping

from generator.front_matter.json_schema import RECORDS
from generator.records.fields import Date, Items, Pairs, Spec, schema

_OWN = {"aliases": "aliases", "tags": "tags"}


def property_types() -> Mapping[str, str]:
    """Return Obsidian's type for each field that we can name one for.

    Left out is what it has no type for, and what is one value in one kind of record and a list in another: there
    each file shows what it holds.
    """
    found: dict[str, set[str]] = {}
    for kind in RECORDS.values():
        for name, spec in schema(kind).items():
            found.setdefault(name, set()).add(_type(name, spec))
    return {name: kinds.pop() for name, kinds in sorted(found.items()) if len(kinds) == 1 and "" not in kinds}


def _type(name: str, spec: Spec) -> str:
    if name in _OWN:
        return _OWN[name]
    match spec.type:
        case Pairs():
            return ""
        case Items(text=text, line=line):
            return "multitext" if text or line else ""
        # `date` may bear an hour: as a date Obsidian would drop it, as a date and time invent one at midnight.
        case Date(word="") if name != "date":
            return "date"
    return "multitext" if spec.many else "text"

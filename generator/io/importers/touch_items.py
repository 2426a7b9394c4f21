"""Writing messages that a review names into the lists that hold them: `outreach`, `heard`, and a meeting's `thanks`."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from generator.edit.fields import set_in_mapping
from generator.edit.lists import add_item, set_in_item
from generator.edit.quoting import Value
from generator.files.lock import CannotEdit
from generator.files.source import SourceText
from generator.model.fields import schema
from generator.model.items import Heard, Item, Outreach, Thanks
from generator.model.names import strip_brackets
from generator.model.records import Contact, Meeting
from generator.model.values import Wrong, convert, take_apart

_LISTS: Mapping[str, type[Item]] = {"outreach": Outreach, "heard": Heard, "thanks": Thanks}
WAIVED = "waived"
_ALLOWED = {*_LISTS, WAIVED}


def is_touch(fields: Mapping[str, Any]) -> bool:
    """Return whether a line of a review is about a message."""
    return bool(_LISTS.keys() & fields.keys())


def with_touch(source: SourceText, record: Contact | Meeting, fields: Mapping[str, Any]) -> str:
    """Return the text of a record with a message added, or with the reply to one that it has.

    It is the same text where the record says all of it already. `source` may hold more than `record` was read from.
    Raises CannotEdit.
    """
    name = next(name for name in _LISTS if name in fields)
    if name not in schema(type(record)) or not fields.keys() <= _ALLOWED or len(fields.keys() & _LISTS.keys()) > 1:
        raise CannotEdit(source.path, f"{' and '.join(fields)} can't be written here")
    said = str(fields[name])
    item = _read(source, name, said)
    there = next((one for one in getattr(record, name) if _is_same(one, item)), None)
    if there is None and name == "outreach" and "about" not in item:
        raise CannotEdit(source.path, f"what you wrote on {item['on']} is not there any more")
    if there is None:
        text = add_item(source, name, said, item)
    elif name == "outreach" and "replied" in item and there.replied is None and not there.declined:
        text = set_in_item(source, name, there.at, "replied", str(item["replied"]))
    else:
        return source.text
    reason = fields.get(WAIVED)
    if not reason:
        return text
    key = f"answer/{record.slug}/{record.slug}/{item.get('replied', item['on'])}"
    return set_in_mapping(replace(source, text=text), WAIVED, key, str(reason))


def _read(source: SourceText, name: str, said: str) -> Mapping[str, Value]:
    """Return the fields of a message that is written in one line, in the order in which they stand there."""
    spec = schema(_LISTS[name])
    item: dict[str, Value] = {}
    try:
        for part in take_apart(_LISTS[name], said):
            convert(spec[part.field].type, part.text)
            item[part.field] = (*item.get(part.field, ()), part.text) if spec[part.field].many else part.text
    except (Wrong, KeyError):
        item = {}
    if not all(field in item for field, its in spec.items() if its.required):
        raise CannotEdit(source.path, f"`{name}: {said[:80]}` is not like `{name}: {_LIKE[name]}`")
    return item


_LIKE = {
    "outreach": "2026-11-20 email about hello replied 2026-11-22",
    "heard": "2026-11-20 email answered 2026-11-22",
    "thanks": "email 2026-11-22",
}


def _is_same(one: Any, item: Mapping[str, Value]) -> bool:
    """Return whether a record's item is of the same day, the same way, and to the same people."""
    to = {strip_brackets(name) for name in getattr(one, "to", ())}
    return str(one.on.day) == str(item["on"])[:10] and one.by == item.get("by") and to == set(item.get("to", to))

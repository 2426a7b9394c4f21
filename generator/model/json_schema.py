"""JSON Schema of the front matter, for editors: made from the records' own fields, so that it cannot lag behind them.

It accepts front matter as its owner typed it and as a YAML tool loads it: `2026` as a number, `yes` as true, a
date as text. Where the two differ, the schema is the wider one; `journal check` decides. Keys are words, as in
YAML 1.2: a tool of YAML 1.1 that takes the key `on` for true can't use it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from generator.model.fields import (
    Choice,
    Date,
    FieldType,
    Items,
    LengthField,
    Pairs,
    PeriodField,
    Ref,
    Spec,
    Text,
    Url,
    YesNo,
    Zone,
    schema,
)
from generator.model.moment import MOMENT
from generator.model.records import Company, Contact, Event, Meeting, Profile, Record, Update

Schema = dict[str, Any]
RECORDS: Mapping[str, type[Record]] = {kind.KIND: kind for kind in (Contact, Company, Meeting, Event, Update, Profile)}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NAMED: Mapping[type, str] = {
    Text: "text", YesNo: "yes-no", LengthField: "length", PeriodField: "span", Zone: "time-zone", Url: "address",
    Pairs: "pairs",
}  # fmt: skip
_LINE = r"(^|\s)\d[\d\-./]*([Tt]\d{1,2}:\d{2}\S*)?(\s|$)"


def kind_schema(kind: type[Record], known_fields: Iterable[str] = ()) -> Schema:
    """Return the schema of one kind of record; `known_fields` are the owner's own fields."""
    return {"$schema": _DIALECT, **_record(kind, known_fields), "$defs": _parts()}


def journal_schema(known_fields: Iterable[str] = ()) -> Schema:
    """Return one schema for every kind of record, each also by itself at `#/$defs/<kind>`."""
    # anyOf, since a record with nothing but a name could be of several kinds.
    kinds = {name: _record(kind, known_fields) for name, kind in RECORDS.items()}
    return {
        "$schema": _DIALECT,
        "title": "journal",
        "description": "The front matter of a record in a networking journal.",
        "anyOf": [_part(name) for name in kinds],
        "$defs": kinds | _parts(),
    }


def _record(kind: type[Record], known_fields: Iterable[str]) -> Schema:
    own = {name: {"description": "A field of your own."} for name in known_fields}
    described = (kind.__doc__ or "").partition("\n")[0]
    made: Schema = {"title": kind.KIND, "description": described} | _object(schema(kind), own)
    if kind is Update:  # an empty `to:` must not quietly mean everybody (contract §1)
        made["properties"]["to"] = _field(replace(schema(kind)["to"], required=True), own)
    return made


def _object(specs: Mapping[str, Spec], own: Mapping[str, Schema]) -> Schema:
    required = [name for name, spec in specs.items() if spec.required]
    return {
        "type": "object",
        "properties": {name: _field(spec, own) for name, spec in specs.items()} | dict(own),
        **({"required": required} if required else {}),
        # Keys that begin with x_ are the owner's own (contract §1).
        "patternProperties": {"^x_": {}},
        "additionalProperties": False,
    }


def _field(spec: Spec, own: Mapping[str, Schema]) -> Schema:
    one = _one(spec.type, own)
    if spec.many:
        entries: Schema = {"type": "array", "items": {"anyOf": [*one, _part("absent")]}}
        if spec.required:
            entries["contains"] = {"anyOf": one}
        shapes = [*one, entries]  # one bare value where a list is expected is a list of one
    else:
        shapes = one
    return {"description": spec.help, "anyOf": shapes if spec.required else [*shapes, _part("absent")]}


def _one(kind: FieldType, own: Mapping[str, Schema]) -> list[Schema]:
    """Return the shapes that one value may have."""
    match kind:
        case Date():
            return [_part("date"), *([{"const": kind.word}] if kind.word else [])]
        case Choice():
            return [{"enum": list(kind.options)}]
        case Ref():
            return [_part("text"), _part("wikilink")]
        case Items():
            return _item(kind, own)
        case Pairs(of=Date()):
            return [_part("days")]
        case _:
            return [_part(_NAMED[type(kind)])]


def _item(kind: Items, own: Mapping[str, Schema]) -> list[Schema]:
    """Return the shapes of an item: a mapping, and the ways to write it on one line (contract §1)."""
    specs = schema(kind.of)
    whole: Schema = {"description": (kind.of.__doc__ or "").strip()} | _object(specs, own)
    shapes = [whole]
    if kind.text:
        if not specs[kind.text].required:  # a record stands for the name of somebody who has one
            whole["anyOf"] = [
                {"required": [name], "properties": {name: {"anyOf": _one(specs[name].type, own)}}}
                for name in (kind.text, "contact")
            ]
        shapes += [*_one(specs[kind.text].type, own), _pair(r"\S\s+\S")]
    if kind.line:
        shapes += [_part("line"), _pair(_LINE)]
    return shapes


def _pair(key: str) -> Schema:
    """Return the mapping of one pair that YAML makes of `words: more words`."""
    return {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "propertyNames": {"pattern": key},
        "additionalProperties": {"anyOf": [_part("text"), _part("absent")]},
    }


def _part(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _any_case(*words: str) -> str:
    """Return a pattern of words in any case; JSON Schema's patterns have no flag for it."""
    return "|".join("".join(f"[{letter.upper()}{letter}]" for letter in word) for word in words)


_HOURS, _MINUTES = _any_case("h", "hr", "hrs", "hour", "hours"), _any_case("m", "min", "mins", "minute", "minutes")
_LENGTH = rf"\d{{1,3}}([.,]\d{{1,2}})?\s*({_HOURS})(\s*\d{{1,4}}\s*({_MINUTES})?)?|\d{{1,4}}\s*({_MINUTES})?"
_SPAN = rf"\d{{1,4}}\s*({_any_case('day', 'week', 'month', 'year')})[Ss]?"


def _pattern(pattern: str) -> str:
    return rf"^\s*({pattern})\s*$"


def _parts() -> Schema:
    """Return what the schemas of all kinds share."""
    text = _part("text")
    return {
        "absent": {"description": "Nothing, or only blanks.", "type": ["string", "null"], "pattern": r"^\s*$"},
        "text": {"description": "Any words.", "type": ["string", "number", "boolean"], "pattern": r"\S"},
        "date": {
            "description": "YYYY-MM-DD, or with a time: YYYY-MM-DD HH:MM.",
            "type": "string",
            "pattern": _pattern(MOMENT.pattern),
        },
        "yes-no": {
            "anyOf": [
                {"enum": ["yes", "no", True, False]},
                {"type": "string", "pattern": _pattern(_any_case("yes", "no", "true", "false"))},
            ]
        },
        "length": {
            "description": "Minutes, or a length such as 30 min or 1 h.",
            "anyOf": [
                {"type": "integer", "minimum": 1, "maximum": 9999},
                {"type": "string", "pattern": _pattern(_LENGTH)},
            ],
        },
        "span": {
            "description": "A span such as 90 days, 6 weeks, 3 months or 1 year.",
            "type": "string",
            "pattern": _pattern(_SPAN),
        },
        "time-zone": {"description": "A zone such as Europe/Berlin.", "type": "string", "pattern": r"\S"},
        "address": {
            "description": "An address such as https://example.com/page.",
            "type": "string",
            "pattern": rf"^\s*(?!({_any_case('javascript', 'vbscript', 'data', 'file')}):)\S+\s*$",
        },
        "wikilink": {
            "description": "[[jane-doe]] without quotes, which YAML reads as a list in a list.",
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {"type": "array", "minItems": 1, "items": text},
        },
        "line": {
            "description": "An item on one line, such as email 2026-11-22.",
            "type": "string",
            "pattern": _LINE,
        },
        "pairs": {
            "type": "object",
            "additionalProperties": {
                "anyOf": [text, {"type": "array", "items": {"anyOf": [text, _part("wikilink")]}}, _part("absent")]
            },
        },
        "days": {"type": "object", "additionalProperties": {"anyOf": [_part("date"), _part("absent")]}},
    }

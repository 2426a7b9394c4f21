"""Snippets for VS Code, made from the records' own fields: one for each kind of record, one for each kind of item."""

from collections.abc import Iterator, Mapping
from typing import Any

from generator.front_matter.json_schema import RECORDS
from generator.records.fields import Choice, Date, Items, Spec, schema
from generator.starting.usual import SECTIONS, USUAL

_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"


def snippets() -> Mapping[str, Any]:
    """Return the content of a `.code-snippets` file."""
    made = {f"A {kind}": _record(kind) for kind in USUAL}
    for name, spec in _lists():
        made.setdefault(f"An entry of {name}", _item(name, spec))
    return made


def _lists() -> Iterator[tuple[str, Spec]]:
    for kind in RECORDS.values():
        yield from ((name, spec) for name, spec in schema(kind).items() if isinstance(spec.type, Items))


def _record(kind: str) -> Mapping[str, Any]:
    fields = schema(RECORDS[kind])
    stops = [f"{name}: {_stop(at, fields[name])}" for at, name in enumerate(USUAL[kind], 1)]
    sections = [line for title in SECTIONS.get(kind, ()) for line in ("", f"## {title}")]
    described = (RECORDS[kind].__doc__ or "").partition("\n")[0]
    return _snippet(kind, described, ["---", *stops, "---", *sections, "", "$0"])


def _stop(at: int, spec: Spec) -> str:
    """Return a field's place to type at. What nobody has to say stays empty: a choice would offer its first word."""
    if not spec.required:
        return f"${at}"
    return f"${{{at}:{_TODAY}}}" if isinstance(spec.type, Date) else f"${{{at}:{_escaped(_first_words(spec.help))}}}"


def _item(name: str, spec: Spec) -> Mapping[str, Any]:
    """Return a list's entry with the fields that it can't do without."""
    assert isinstance(spec.type, Items)  # noqa: S101 - `_lists` yields no others
    inner = schema(spec.type.of)
    wanted = [field for field, its in inner.items() if its.required] or [spec.type.text]
    stops = [f"{field}: {_item_stop(at, inner[field])}" for at, field in enumerate(wanted, 1)]
    lines = [f"{'  ' if at else '- '}{stop}" for at, stop in enumerate(stops)]
    return _snippet(name, spec.help, [*lines, "$0"])


def _item_stop(at: int, spec: Spec) -> str:
    if isinstance(spec.type, Choice):
        return f"${{{at}|{','.join(spec.type.options)}|}}"
    return f"${{{at}:{_TODAY}}}" if isinstance(spec.type, Date) else f"${at}"


def _first_words(help_: str) -> str:
    return help_.split(",")[0].removesuffix(".")


def _escaped(text: str) -> str:
    """Return a text as a snippet has it: `$`, `}` and the backslash mean something there."""
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")


def _snippet(prefix: str, description: str, body: list[str]) -> Mapping[str, Any]:
    return {"prefix": prefix, "scope": "markdown,yaml", "description": description, "body": body}

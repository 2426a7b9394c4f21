"""The journal as an SQLite database: a table for each kind of record and each list, references as foreign keys."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.model.fields import Items, LengthField, Pairs, Ref, Spec, YesNo, schema
from generator.model.json_schema import RECORDS

_TABLES = {"contact": "contacts", "company": "companies", "event": "events"}
"""The table that each kind of reference points to."""
_DERIVED = {
    "contacts": {"stage": "TEXT", "degree": "INTEGER", "last_contact": "TEXT", "permission": "TEXT"},
    "debts": {
        "id": "TEXT PRIMARY KEY", "kind": "TEXT", "contact": "TEXT REFERENCES contacts(slug)", "name": "TEXT",
        "due": "TEXT", "state": "TEXT", "why": "TEXT", "close": "TEXT", "path": "TEXT", "line": "INTEGER",
    },
}  # fmt: skip
_HEAD = {"slug": "TEXT PRIMARY KEY", "path": "TEXT", "body": "TEXT NOT NULL", "extra": "TEXT"}
_APART = ("introduced", "yield")
"""Derived fields without a column of their own, since they are sums over the table of introductions."""
_KIND_OF = {"profile": "profile", **{f"{record.FOLDER}": kind for kind, record in RECORDS.items() if record.FOLDER}}
_STRICT = " STRICT" if sqlite3.sqlite_version_info >= (3, 37) else ""


@dataclass(slots=True)
class _Tables:
    """Columns and rows by table, gathered while the records are read."""

    columns: dict[str, dict[str, str]] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)

    def declare(self, table: str, columns: Mapping[str, str]) -> None:
        self.columns[table] = dict(columns)
        self.rows[table] = []


def to_sqlite(content: Mapping[str, Any]) -> bytes:
    """Return what `to_json` returned as a database file.

    A reference to no record is NULL, and its words stand in the column beside it, `…_as_written`.
    Days are ISO texts, lengths minutes, yes and no 1 and 0, fields of the owner's own JSON in `extra`.
    """
    tables = _Tables()
    known = {to: {entry["slug"] for entry in content[table]} for to, table in _TABLES.items()}
    for table, kind in _KIND_OF.items():
        specs = schema(RECORDS[kind])
        _declare(tables, table, {**_HEAD, **_DERIVED.get(table, {})}, specs)
        entries = [content["profile"]] if table == "profile" and content["profile"] else content.get(table) or []
        for entry in entries if isinstance(entries, list) else ():
            _fill(tables, table, entry, specs, known)
    tables.declare("debts", _DERIVED["debts"])
    tables.rows["debts"] = [{name: debt[name] for name in _DERIVED["debts"]} for debt in content["debts"]]
    return _written(tables)


def _declare(tables: _Tables, table: str, head: Mapping[str, str], specs: Mapping[str, Spec]) -> None:
    """Declare the table of a record or an item, whose primary key is the first column of `head`, and its lists."""
    columns, key = dict(head), next(iter(head))
    kind = head[key].removesuffix(" PRIMARY KEY")
    for name, spec in specs.items():
        inner = f"{table}_{name}"
        of = {"of": f"{kind} NOT NULL REFERENCES {_quoted(table)}({key})", "position": "INTEGER NOT NULL"}
        if isinstance(spec.type, Items):
            _declare(tables, inner, {"id": "INTEGER PRIMARY KEY", **of, "extra": "TEXT"}, schema(spec.type.of))
        elif isinstance(spec.type, Pairs):
            tables.declare(inner, {**of, "name": "TEXT NOT NULL", "value": "TEXT NOT NULL"})
        elif spec.many:
            tables.declare(inner, {**of, **_columns("value", spec)})
        else:
            columns.update(_columns(name, spec))
    tables.declare(table, columns)


def _columns(name: str, spec: Spec) -> dict[str, str]:
    if isinstance(spec.type, Ref):
        return {name: f"TEXT REFERENCES {_TABLES[spec.type.to]}(slug)", f"{name}_as_written": "TEXT"}
    if isinstance(spec.type, YesNo):
        return {name: f"INTEGER CHECK ({_quoted(name)} IN (0, 1))"}
    return {name: "INTEGER" if isinstance(spec.type, LengthField) else "TEXT"}


def _fill(
    tables: _Tables, table: str, entry: Mapping[str, Any], specs: Mapping[str, Spec], known: Mapping[str, set[str]],
    **own: Any,
) -> None:  # fmt: skip
    """Add an entry's row, and the rows of its lists; `own` are the columns that only an item has."""
    row = dict(own)
    key = own.get("id", entry.get("slug"))
    for name, spec in specs.items():
        value, inner = entry.get(name), f"{table}_{name}"
        if isinstance(spec.type, Items):
            for at, item in enumerate(value or (), 1):
                number = len(tables.rows[inner]) + 1
                _fill(tables, inner, item, schema(spec.type.of), known, id=number, of=key, position=at)
        elif isinstance(spec.type, Pairs):
            pairs = enumerate((value or {}).items(), 1)
            tables.rows[inner] += [{"of": key, "position": at, "name": n, "value": v} for at, (n, v) in pairs]
        elif spec.many:
            values = enumerate(value or (), 1)
            tables.rows[inner] += [{"of": key, "position": at, **_cells("value", spec, v, known)} for at, v in values]
        else:
            row.update(_cells(name, spec, value, known))
    ours = (*(name for name in _HEAD if name != "extra"), *_DERIVED.get(table, ())) if "slug" in entry else ()
    row.update({name: entry[name] for name in ours if name in entry})
    row["extra"] = _extra({name: value for name, value in entry.items() if name not in {*specs, *ours, *_APART}})
    tables.rows[table].append(row)


def _extra(fields: Mapping[str, Any]) -> str | None:
    return json.dumps(fields, ensure_ascii=False, sort_keys=True) if fields else None


def _cells(name: str, spec: Spec, value: Any, known: Mapping[str, set[str]]) -> dict[str, Any]:
    if isinstance(spec.type, Ref):
        found = value in known[spec.type.to]
        return {name: value if found else None, f"{name}_as_written": None if found else value}
    return {name: int(value) if isinstance(value, bool) else value}


def _written(tables: _Tables) -> bytes:
    base = sqlite3.connect(":memory:")
    try:
        base.executescript("".join(_statements(tables)))
        for table, rows in tables.rows.items():
            columns = list(tables.columns[table])
            places = ", ".join("?" * len(columns))
            base.executemany(
                f"INSERT OR REPLACE INTO {_quoted(table)} VALUES ({places})",  # noqa: S608 - names of our own
                ([row.get(column) for column in columns] for row in rows),
            )
        base.commit()
        base.execute("VACUUM")
        return base.serialize()
    finally:
        base.close()


def _statements(tables: _Tables) -> Iterator[str]:
    for table, columns in tables.columns.items():
        yield f"CREATE TABLE {_quoted(table)} ({_listed(columns.items())}){_STRICT};\n"
        for column, kind in columns.items():
            if "REFERENCES" in kind:
                yield f"CREATE INDEX {_quoted(f'{table} by {column}')} ON {_quoted(table)} ({_quoted(column)});\n"


def _listed(columns: Iterable[tuple[str, str]]) -> str:
    return ", ".join(f"{_quoted(name)} {kind}" for name, kind in columns)


def _quoted(name: str) -> str:
    return f'"{name}"'

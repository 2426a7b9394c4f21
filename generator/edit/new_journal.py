"""The files that `journal init` writes: first records, templates, snippets and settings for editors, or the sample."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from generator.model.fields import Choice, Date, Items, Pairs, Spec, schema
from generator.model.json_schema import RECORDS
from generator.model.moment import shifted

SAMPLE_DAY = "2026-11-19"
"""The day on which the sample journal is frozen; a test compares it with mkdocs.yml."""
_IN_THE_WHEEL = Path(__file__).with_name("sample")
_IN_A_CHECKOUT = Path(__file__).parents[2] / "journal"
_OWN = {"aliases": "aliases", "tags": "tags"}
USUAL: Mapping[str, tuple[str, ...]] = {
    "contact": (
        "name", "company", "role", "email", "phone", "location", "prefers", "how_found", "introduced_by", "topics",
        "bond", "may_follow_up", "keep_in_touch",
    ),
    "meeting": (
        "date", "with", "how", "place", "duration", "objective", "topics", "asked_for_introductions",
        "introductions", "may_follow_up", "lesson",
    ),
    "company": ("name", "website", "industry", "location", "target", "verdict"),
    "event": ("name", "date", "kind", "place", "organizer", "goal", "met"),
    "update": ("date", "subject"),
}  # fmt: skip
SECTIONS: Mapping[str, tuple[str, ...]] = {"meeting": ("Research", "Questions", "Notes", "Next")}
# Obsidian calls the new file's name its title; `journal new` knows better than that what a person is called.
_FILLED = {"name": '"{{title}}"', "subject": '"{{title}}"', "date": "{{date}}"}
FIRST = ("journal/contacts/robin-example.md", "journal/meetings/{today}-robin-example.md")
"""The first person and meeting: examples to imitate, then to delete."""
_OWED_SINCE = """\
      # What happened before this day owes only promises and keeping in touch: people brought in from an old list
      # do not all wait for thanks.
      owed_since: {today}"""
_FROZEN = """\
      # The sample is frozen at this day, so that it looks alive in any year. Your own journal has no such line.
      today: {day}"""
_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"


@dataclass(frozen=True, slots=True)
class NewFile:
    """One file: its path relative to the folder of the journal, with `/`, and its bytes."""

    path: str
    data: bytes


def new_journal(today: date, *, demo: bool = False, vault: str = "journal/") -> Iterator[NewFile]:
    """Yield the files of a journal begun `today`.

    `demo`: with the sample people instead of a first one. `vault`: the folder that Obsidian opens, relative to the
    journal's and with its `/`; empty for that folder itself.
    """
    yield _text("mkdocs.yml", "mkdocs.yml", **_options(today, demo=demo))
    yield _text(".gitignore", "gitignore")
    yield _text(".gitattributes", "gitattributes")
    if demo:
        yield from (NewFile(f"journal/{path}", data) for path, data in sample_files())
    else:
        yield from _own(today)
    yield from (NewFile(f"journal/templates/{kind}.md", text.encode()) for kind, text in record_templates())
    yield from _around()
    yield from _obsidian(vault)


def _options(today: date, *, demo: bool) -> dict[str, str]:
    if demo:
        return {"site_name": "Dot's networking journal", "options": _FROZEN.format(day=SAMPLE_DAY)}
    return {"site_name": "My networking journal", "options": _OWED_SINCE.format(today=today)}


def _own(today: date) -> Iterator[NewFile]:
    days = {"today": today.isoformat(), "week": shifted(today, 7).isoformat()}
    person, meeting = (path.format(**days) for path in FIRST)
    yield _text("journal/profile.md", "profile.md")
    yield _text("journal/questions.md", "questions.md")
    yield _text(person, "robin-example.md", **days)
    yield _text(meeting, "first-meeting.md", **days)


def _around() -> Iterator[NewFile]:
    """Yield the settings of editors, of git, and of services that host git repositories."""
    yield _text(".vscode/tasks.json", "tasks.json")
    yield _text(".vscode/settings.json", "settings.json")
    yield _json(".vscode/journal.code-snippets", snippets())
    yield _text(".pre-commit-config.yaml", "pre-commit-config.yaml")
    yield _text(".github/workflows/check-journal.yml", "check-journal.yml")


def _obsidian(vault: str) -> Iterator[NewFile]:
    within = "" if vault else "journal/"
    yield _json(f"{vault}.obsidian/types.json", {"types": property_types()})
    yield _json(f"{vault}.obsidian/templates.json", {"folder": f"{within}templates", "dateFormat": "YYYY-MM-DD"})
    yield _text("journal/people.base", "people.base", prefix=within)


def _text(path: str, name: str, **filled: str) -> NewFile:
    text = files("generator.edit").joinpath("texts", name).read_text(encoding="utf-8")
    for word, value in filled.items():
        text = text.replace(f"{{{word}}}", value)
    return NewFile(path, text.encode())


def _json(path: str, content: object) -> NewFile:
    return NewFile(path, (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode())


def record_templates() -> Iterator[tuple[str, str]]:
    """Yield each kind of record and its template."""
    for kind, names in USUAL.items():
        lines = [f"{name}: {_FILLED.get(name, '')}".rstrip() for name in names]
        body = "".join(f"\n## {title}\n" for title in SECTIONS.get(kind, ()))
        yield kind, "\n".join(["---", *lines, "---", ""]) + body


def property_types() -> Mapping[str, str]:
    """Return Obsidian's type for each field that we can name one for.

    Fields for which it has no type are left out, and fields that are one value in one kind of record and a list in
    another: there Obsidian goes by what each file holds.
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
    """Return the place in a snippet where a field is typed; empty for an optional field, which a choice would fill."""
    if not spec.required:
        return f"${at}"
    return f"${{{at}:{_TODAY}}}" if isinstance(spec.type, Date) else f"${{{at}:{_escaped(_first_words(spec.help))}}}"


def _item(name: str, spec: Spec) -> Mapping[str, Any]:
    """Return the snippet of a list's item with its required fields."""
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


def sample_files() -> Iterator[tuple[str, bytes]]:
    """Yield each file of the sample: its path relative to docs_dir, with `/`, and its bytes."""
    folder = _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else _IN_A_CHECKOUT
    for path in sorted(folder.rglob("*")):
        address = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in address.parts):
            yield address.as_posix(), path.read_bytes()

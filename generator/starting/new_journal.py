"""Every file of a new journal, as values; what is there already is for the writer to leave alone."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from generator.records.moment import shifted
from generator.starting.obsidian import property_types
from generator.starting.record_templates import record_templates
from generator.starting.sample import SAMPLE_DAY, sample_files
from generator.starting.snippets import snippets

FIRST = ("journal/contacts/robin-example.md", "journal/meetings/{today}-robin-example.md")
"""The first person and talk: somebody to imitate, and to delete."""
_OWED_SINCE = """\
      # What happened before this day owes only promises and keeping in touch: people brought in from an old list
      # do not all wait for thanks.
      owed_since: {today}"""
_FROZEN = """\
      # The sample is frozen at this day, so that it looks alive in any year. Your own journal has no such line.
      today: {day}"""


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
    person, talk = (path.format(**days) for path in FIRST)
    yield _text("journal/profile.md", "profile.md")
    yield _text("journal/questions.md", "questions.md")
    yield _text(person, "robin-example.md", **days)
    yield _text(talk, "first-meeting.md", **days)


def _around() -> Iterator[NewFile]:
    """Yield what an editor, git and a host of git ask for."""
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
    text = files("generator.starting").joinpath("texts", name).read_text(encoding="utf-8")
    for word, value in filled.items():
        text = text.replace(f"{{{word}}}", value)
    return NewFile(path, text.encode())


def _json(path: str, content: object) -> NewFile:
    return NewFile(path, (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode())

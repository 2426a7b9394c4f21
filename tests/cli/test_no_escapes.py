"""What others wrote never moves the cursor: no command prints a control character of the journal's."""

import pytest
from conftest import MakeJournal

from generator.cli import COMMANDS

BAD = "\\e]52;c;ZXZpbA==\\a\\u202eevil"
FILES = {
    "contacts/eve.md": f'''---
name: "Eve {BAD}"
role: "smith {BAD}"
bond: "{BAD}"
personal: {{"pet {BAD}": "cat {BAD}"}}
topics: ["forging {BAD}"]
email: "eve{BAD}@example.org"
outreach: [{{on: 2026-11-10, by: email, note: "{BAD}"}}]
---
''',
    "meetings/m.md": f'''---
date: 2026-11-20
with: eve
title: "Tea {BAD}"
objective: "learn {BAD}"
lesson: "{BAD}"
introductions: ["Kim {BAD}"]
follow_ups: ["send {BAD}"]
---

## Questions

### What \x1b[2J is that?

## Notes

A note \x1b]0;evil\x07 of mine.
''',
    "meetings/later.md": f'---\ndate: 2026-11-25\nwith: eve\ntitle: "Later {BAD}"\n---\n',
    "companies/acme.md": f'---\nname: "Acme {BAD}"\nwebsite: "https://x.example/{BAD}"\n---\n',
    "events/fair.md": f'---\nname: "Fair {BAD}"\ndate: 2026-11-18\nmet: ["Bo {BAD}"]\n---\n',
    "updates/news.md": f'---\ndate: 2026-11-21\nsubject: "News {BAD}"\n---\n',
}
RUNS: dict[str, list[tuple[str, ...]]] = {
    "check": [("--format", "full"), ("--format", "concise")],
    "todo": [(), ("--all",)],
    "show": [("eve",), ("m",), ("acme",), ("fair",), ("news",)],
    "list": [("contacts",), ("meetings",), ("companies",), ("events",)],
    "find": [("evil",), ("note",)],
    "done": [("thank-email/m", "--by", "email")],
    "waive": [("thank-card/m", "--reason", "no")],
    "later": [("promise/m", "2026-12-20")],
    "contacted": [("eve", "--by", "email")],
    "replied": [("eve",)],
    "heard": [("eve", "--by", "phone")],
    "met": [("eve", "--on", "2026-11-21")],
    "new": [("contact", "Ada"), ("meeting", "eve", "--on", "2026-11-30")],
    "cancel": [("later",), ("eve",)],
    "move": [("later", "2026-11-27")],
    "rename": [("acme", "Acme Works")],
    "merge": [("news", "fair")],
    "review": [("--since", "2026-11-01"), ("--since", "2026-11-01", "--format", "md")],
    "brief": [("later",)],
    "draft": [("thanks", "m"), ("request", "eve")],
    "explain": [("late-thanks",)],
}
NOTHING_OF_THE_JOURNAL = {"init", "schema", "lsp", "serve", "build", "import", "export"}
"""They print no word of a record, or one that a machine reads."""


def test_every_command_is_tried() -> None:
    assert RUNS.keys() | NOTHING_OF_THE_JOURNAL == set(COMMANDS), "a new command stands in RUNS, or prints no word"


@pytest.mark.parametrize(("command", "args"), [(name, args) for name, runs in RUNS.items() for args in runs])
def test_no_control_character_is_printed(journal: MakeJournal, command: str, args: tuple[str, ...]) -> None:
    result = journal(FILES).run(command, *args)
    printed = result.stdout + result.stderr
    assert printed
    assert not set(printed) & {"\x1b", "\x07", "\u202e"}

"""What others wrote never moves the cursor: no command prints a control character of the journal's."""

from pathlib import Path

import pytest
from built_site import write_site_journal
from conftest import MakeJournal
from small_journal import SmallJournal

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
ODD = "\x1b]52;c;ZXZpbA==\x07\u202ex"
"""What a file may be called."""
ODD_FILES = {
    f"contacts/kim{ODD}.md": "---\nname: Kim Lund\nemail: [nope]\nmet_on: 2026-10-01\n---\n",
    f"contacts/bad{ODD}.md": "---\nname: [\nx: \x1b]0;x\x07\n---\n",
    f"meetings/two{ODD}.md": f"---\ndate: 2026-11-21\nwith: [eve, Kim Lund, Nobody]\n---\n"
    f"\n[[gone {ODD}]] ![x](gone{ODD}.png)\n",
    f"notes{ODD}.md": f"# Kim {ODD}\n\n[x](gone{ODD}.md)\n",
    f"picture{ODD}.png": "x",
}
RUNS: dict[str, list[tuple[str, ...]]] = {
    "check": [("--format", form) for form in ("full", "concise", "json", "github", "sarif")],
    "todo": [(), ("--all",)],
    "show": [("eve",), ("m",), ("acme",), ("fair",), ("news",)],
    "list": [
        (what, "--format", form)
        for what in ("contacts", "meetings", "companies", "events")
        for form in ("table", "csv", "json")
    ],
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
ODD_RUNS = (
    ("check", "--format", "github"), ("check", f"journal/{ODD}.md"), ("check", "--fix", "--dry-run"),
    ("find", "kim"), ("find", ODD), ("show", "kim"), ("show", ODD), ("list", "contacts", "--format", "csv"),
    ("list", "contacts", "--where", f"name={ODD}"), ("rename", "kim", "Ada"), ("merge", "kim", "eve"),
    ("merge", "eve", "kim", "--dry-run"), ("move", "two", "2026-11-27"), ("move", "two", "2026-11-27", "--dry-run"),
    ("contacted", "kim", "--by", "email", "--dry-run"), ("cancel", "two"), ("cancel", ODD), ("done", ODD),
    ("draft", "request", "kim"), ("draft", "thanks", "two"), ("draft", ODD), ("replied", "kim"), ("met", ODD),
    ("new", "contact", ODD, "--dry-run"), ("todo", "--contact", "kim"), ("todo", "--contact", ODD), ("brief", ODD),
    ("import", "vcard", ODD), ("import", "apply", ODD), (ODD,), ("explain", ODD),
)  # fmt: skip
NOTHING_OF_THE_JOURNAL = {"init", "schema", "lsp", "serve", "build", "import", "export", "merge-file"}
"""They print no word of a record, or one that a machine reads; of `build` below."""
OBEYED = {"\x1b", "\x07", "\x9b", "\u202e"}


def test_every_command_is_tried() -> None:
    assert RUNS.keys() | NOTHING_OF_THE_JOURNAL == set(COMMANDS), "a new command stands in RUNS, or prints no word"


@pytest.mark.parametrize(("command", "args"), [(name, args) for name, runs in RUNS.items() for args in runs])
def test_no_control_character_is_printed(journal: MakeJournal, command: str, args: tuple[str, ...]) -> None:
    result = journal(FILES).run(command, *args)
    printed = result.stdout + result.stderr
    assert printed
    assert not set(printed) & OBEYED


@pytest.mark.parametrize("args", ODD_RUNS, ids=lambda args: " ".join(args).replace(ODD, "ODD"))
def test_no_name_of_a_file_moves_the_cursor(journal: MakeJournal, args: tuple[str, ...]) -> None:
    result = journal({**FILES, **ODD_FILES}).run(*args)
    printed = result.stdout + result.stderr
    assert printed
    assert not set(printed) & OBEYED


@pytest.mark.parametrize("args", [(), ("--strict",), ("--for", "mentor")])
def test_nor_does_a_build_with_its_warnings_and_its_list_of_masked_names(tmp_path: Path, args: tuple[str, ...]) -> None:
    small = SmallJournal(write_site_journal(tmp_path / "j", {**FILES, **ODD_FILES}))
    result = small.run("build", *args)
    assert "Built" in result.stdout or "Nothing was built" in result.stderr
    assert not set(result.stdout + result.stderr) & OBEYED


@pytest.mark.parametrize("form", ["csv", "ics", "vcard", "json"])
def test_what_a_program_is_to_read_is_made_visible_on_a_terminal(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr("generator.cli.terminal.is_terminal", lambda: True)
    assert not set(journal({**FILES, **ODD_FILES}).run("export", form).stdout) & OBEYED

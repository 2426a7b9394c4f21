"""`journal COMMAND --help` ends with an example, and each of them does what it says."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from kept_in_git import keep
from small_journal import TODAY, write_journal

from generator.cli import COMMANDS, load_command, main

TALK = "---\ndate: {day}\nwith: {who}\n{more}---\n\n## Questions\n\n- Why?\n\n## Notes\n\n{notes}\n"
FILES = {
    "profile.md": "---\nname: Dot\n---\n",
    "questions.md": "## museums\n- Why?\n",
    "companies/acme.md": "---\nname: Acme\n---\n",
    "contacts/ana-silva.md": "---\nname: Ana Silva\ncompany: Acme\n---\n\nThe quarterly review.\n",
    "contacts/jane-doe.md": """
        ---
        name: Jane Doe
        keep_in_touch: 3 months
        outreach:
          - 2026-11-19 email
        ---
        """,
    "contacts/j-doe.md": "---\nname: J. Doe\n---\n",
    "contacts/lou.md": "---\nname: Lou\nmet_on: 2026-01-02\nmay_follow_up: yes\n---\n",
    "updates/2026-11-20-pier.md": "---\ndate: 2026-11-20\nsubject: A pier\n---\n",
    "contacts/ben-okafor.md": "---\nname: Ben Okafor\nemail: ben@example.org\n---\n",
    "contacts/cleo.md": "---\nname: Cleo\noutreach: [2026-11-10 email]\n---\n",
    "meetings/2026-11-21-ana-silva.md": TALK.format(day="2026-11-21", who="ana-silva", more="", notes="Kind."),
    "meetings/2026-11-22-jane-doe.md": TALK.format(
        day=TODAY, who="jane-doe", more="follow_ups: [lend the knife]\n", notes="Good."
    ),
    "meetings/2026-11-25-ana-silva.md": TALK.format(day="2026-11-25 10:00", who="ana-silva", more="", notes=""),
    "meetings/2026-11-27-jane-doe.md": TALK.format(day="2026-11-27", who="jane-doe", more="", notes=""),
}
SAMPLES = Path(__file__).parents[1] / "samples" / "importers"
WITH_FAULTS = ("check", "build")
"""Exit 1 is an answer of these."""


def examples(name: str) -> Iterator[str]:
    """Yield the commands in the epilog of a command's help."""
    epilog = load_command(name).epilog or ""
    for line in epilog.replace("\b", "").splitlines():
        found = re.match(r"\s*(?:Examples?:)?\s*(journal .*)", line)
        if found:
            yield found[1]


EXAMPLES = [(name, example) for name in COMMANDS for example in examples(name)]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_an_example_of_its_own(name: str) -> None:
    assert any(shlex.split(example)[1] == name for example in examples(name))
    shown = CliRunner().invoke(main, [name, "--help"], prog_name="journal")
    assert next(examples(name)) in shown.output, "what is too long for a line would be broken"


def bring_a_list(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put what the examples of `journal import` name where they look for it, and a review of it."""
    monkeypatch.setenv("HOME", str(home))
    connections = home / "Downloads" / "Connections.csv"
    connections.parent.mkdir()
    connections.write_text("First Name,Last Name,URL,Company,Connected On\nEva,Lind,,Acme,15 Mar 2024\n")
    Path("people.xlsx").write_bytes((SAMPLES / "xlsx" / "mapped-by-hand.xlsx").read_bytes())
    made = CliRunner().invoke(main, ["import", "linkedin", str(connections), "--today", TODAY])
    assert made.exit_code == 0, made.output


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_it_does_what_it_says(name: str, example: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = write_journal(tmp_path / "small", FILES)
    monkeypatch.chdir(small.root)
    monkeypatch.setenv("EDITOR", "true")
    if name == "review":
        kept = keep(small.root)
        for day in ("2026-10-30", "2026-11-01", "2026-11-02", "2026-11-03"):
            kept.commit(day)
    if name == "merge-file":
        keep(small.root)
    if name == "serve":  # what follows would only end with Ctrl+C
        monkeypatch.setattr("generator.cli.serve.serve_live", lambda *_, open_browser: None)
    if name == "import":
        bring_a_list(tmp_path, monkeypatch)
    words = [str(Path(word).expanduser()) if word.startswith("~") else word for word in shlex.split(example)]
    ours = words[1 : next((at for at, word in enumerate(words) if word in ("|", ">")), None)]
    result = CliRunner().invoke(main, [*ours, "--today", TODAY], prog_name="journal", catch_exceptions=False)
    assert result.exit_code in ((0, 1) if name in WITH_FAULTS else (0,)), result.output
    assert result.output or name in ("serve", "export")

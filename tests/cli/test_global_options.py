"""What every command has in common (contract §5): where, on what day, in what colours, and how it ends."""

import os
import pty
import re
import shlex
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import MakeJournal

from generator.cli import COMMANDS, main

FILES = {
    "profile.md": "---\nname: Dot\ntime_zone: Asia/Tokyo\n---\n",
    "contacts/ana.md": "---\nname: Ana\n---\n",
    "meetings/m.md": "---\ndate: 2026-11-20\nwith: ana\nkind: catch-up\n---\n\n## Notes\n\nGood.\n",
}


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args), prog_name="journal", catch_exceptions=False)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_takes_the_folder_and_the_day(name: str) -> None:
    said = run(name, "--help").output
    assert re.search(r"^ +-C DIR ", said, re.MULTILINE)
    assert re.search(r"^ +--today DATE ", said, re.MULTILINE)
    assert run(name, "-h").output == said


@pytest.mark.parametrize("form", [["todo", "--format", "json"], ["review", "--format", "json"], ["list", "contacts"]])
def test_before_or_after_the_command_they_mean_the_same(journal: MakeJournal, form: list[str]) -> None:
    root = str(journal(FILES).root)
    options = [["-C", root], ["--today", "2026-11-22"]]
    ways = [
        [*options[0], *options[1], *form],
        [*form, *options[1], *options[0]],
        [*options[0], *form, *options[1]],
        [*options[1], *form, *options[0]],
    ]
    results = [run(*way) for way in ways]
    assert [result.exit_code for result in results] == [0] * 4
    assert len({result.stdout for result in results}) == 1
    assert results[0].stdout != run(*options[0], "--today", "2030-01-01", *form).stdout or form[0] == "list"


def test_the_nearest_folder_upward_is_the_journal(journal: MakeJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(journal(FILES).root / "journal" / "contacts")
    assert run("show", "ana").exit_code == 0
    monkeypatch.chdir("/")
    result = run("show", "ana")
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("epoch", "frozen", "today", "day"),
    [
        ("1795348800", "2026-01-01", "2025-05-05", "2025-05-05"),
        ("1795348800", "2026-01-01", None, "2026-11-22"),
        (None, "2026-01-01", None, "2026-01-01"),
    ],
)
def test_the_day_is_the_first_that_somebody_says(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch, epoch: str | None, frozen: str, today: str | None, day: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch) if epoch else monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    root = str(journal(FILES, {"today": frozen}).root)
    said = run("-C", root, *(["--today", today] if today else []), "todo", "--format", "json").stdout
    assert f'"today": "{day}"' in said


@pytest.mark.parametrize(
    "args",
    [
        ["--today", "soon", "todo"], ["todo", "--today", "2026-02-30"], ["-C", "/nowhere", "todo"], ["no-such"],
        ["todo", "--no-such"], ["show"], ["show", "nobody"], ["done", "nothing"], ["review", "--format", "pdf"],
    ],
)  # fmt: skip
def test_wrong_usage_is_one_line_and_exits_2(journal: MakeJournal, args: list[str]) -> None:
    result = run("-C", str(journal(FILES).root), *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


def in_a_terminal(root: Path, *args: str, **environment: str) -> bytes:
    """Return what a command shows where its output is a terminal."""
    ours, theirs = pty.openpty()
    with pytest.MonkeyPatch.context() as patch, os.fdopen(theirs, "w", encoding="utf-8") as screen:
        for name, value in {"TERM": "xterm", **environment}.items():
            patch.setenv(name, value)
        patch.setattr(sys, "stdout", screen)
        main.main(["-C", str(root), "--today", "2026-11-22", *args], prog_name="journal", standalone_mode=False)
    shown = b""
    # At the end of a terminal Linux says that it can't be read, and others say nothing.
    with suppress(OSError):
        while part := os.read(ours, 65536):
            shown += part
    os.close(ours)
    return shown


@pytest.mark.parametrize("command", ["check", "todo", "show ana", "list contacts", "find Good"])
def test_no_color_is_heeded(journal: MakeJournal, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    files = {**FILES, "contacts/ben.md": "---\nname: Ben\nmet_on: 2026-02-30\n---\n"}
    root = journal(files).root
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert b"\x1b[" in in_a_terminal(root, *command.split())
    assert b"\x1b[" not in in_a_terminal(root, *command.split(), NO_COLOR="1")
    assert b"\x1b[" not in in_a_terminal(root, *command.split(), TERM="dumb")


SAYS = [("todo",), ("find", "ana"), ("export", "json"), ("check", "--format", "json"), ("later", "ana", "2027-01-01")]


def in_shell(root: Path, args: tuple[str, ...], behind: str) -> subprocess.CompletedProcess[str]:
    command = f'"{sys.executable}" -m generator -C "{root}" --today 2026-11-22 {shlex.join(args)} {behind}'
    return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize("behind", [">&-", "> /dev/full"])
@pytest.mark.parametrize("args", SAYS)
def test_what_cannot_be_said_is_one_line(journal: MakeJournal, args: tuple[str, ...], behind: str) -> None:
    ended = in_shell(journal(FILES).root, args, behind)
    assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (2, "", 1), ended.stderr


@pytest.mark.parametrize("args", SAYS)
def test_a_reader_that_has_enough_is_no_failure(journal: MakeJournal, args: tuple[str, ...]) -> None:
    ended = in_shell(journal(FILES).root, args, '| true; echo "${PIPESTATUS[0]}"')
    assert ended.stdout == "0\n"
    assert all(line.startswith("next: ") for line in ended.stderr.splitlines())


def test_a_command_without_a_word_is_todo_in_a_journal(journal: MakeJournal, tmp_path: Path) -> None:
    root = str(journal(FILES).root)
    for options in ([], ["--today", "2026-11-22"]):
        alone, todo = run("-C", root, *options), run("-C", root, *options, "todo")
        assert (alone.exit_code, alone.stdout) == (0, todo.stdout)
    elsewhere = run("-C", str(tmp_path))
    assert elsewhere.exit_code == 2
    assert "Usage: journal" in elsewhere.output

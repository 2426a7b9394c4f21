"""What a command said last time is said again only while it would be worked out the same."""

import json
import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small_journal import write_journal

from generator.digest import digest

FILES: dict[str, str | bytes] = {
    "profile.md": "---\nname: Dot\n---\n",
    "contacts/ana.md": "---\nname: Ana Silva\nmet_on: 2026-11-03\n---\n",
    "meetings/2026-11-18-ana.md": "---\ndate: 2026-11-18\nwith: ana\n---\n\n## Notes\n\nKind.\n",
}
DAY = ("--today", "2026-11-20")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "j"
    write_journal(root, FILES)
    (root / "mkdocs.yml").write_text("site_name: S\ndocs_dir: journal\nplugins: [journal]\ntheme: {name: material}\n")
    settle(root)
    return root


def settle(root: Path) -> None:
    """Wait until nothing in the journal was written just now."""
    latest = max(path.lstat().st_ctime for path in (root, *root.rglob("*")))
    time.sleep(max(0.0, latest + 2.1 - time.time()))


def run(root: Path, *args: str, env: dict[str, str] | None = None) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "generator", *args]
    return subprocess.run(
        command, cwd=root, capture_output=True, text=True, check=False, env={**os.environ, **(env or {})}
    )


def answers(root: Path) -> list[Path]:
    return sorted((root / ".journal/answers").glob("*.json"))


def lie(root: Path) -> None:
    """Change what was kept, so that an answer out of it can be told from one that was worked out."""
    (answer,) = answers(root)
    facts = json.loads(answer.read_text().partition("\n")[2])
    text = json.dumps({**facts, "out": ["from memory ", " it is\n"]})
    answer.write_text(f"{digest(text)}\n{text}")


def test_the_same_question_is_answered_from_memory(root: Path) -> None:
    first = run(root, "todo", *DAY)
    assert "Ana Silva" in first.stdout
    lie(root)
    assert run(root, "todo", *DAY).stdout == "from memory  it is\n"


def test_check_says_how_long_it_took_this_time(root: Path) -> None:
    first = run(root, "check", *DAY)
    lie(root)
    assert run(root, "check", *DAY).stdout.startswith("from memory (0.")
    assert run(root, "check", "--no-cache", *DAY).stdout.partition(" (")[0] == first.stdout.partition(" (")[0]


def _edit(root: Path) -> None:
    (root / "journal/contacts/ana.md").write_text("---\nname: Ana Souza\nmet_on: 2026-11-03\n---\n")


def _edit_keeping_size_and_time(root: Path) -> None:
    path = root / "journal/contacts/ana.md"
    before = path.stat()
    path.write_text(path.read_text().replace("Silva", "Souza"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _add(root: Path) -> None:
    (root / "journal/contacts/ben.md").write_text("---\nname: Ben\n---\n")


def _delete(root: Path) -> None:
    (root / "journal/contacts/ana.md").unlink()


def _options(root: Path) -> None:
    with (root / "mkdocs.yml").open("a") as config:
        config.write("# changed\n")


@pytest.mark.parametrize("change", [_edit, _edit_keeping_size_and_time, _add, _delete, _options])
def test_any_change_of_the_journal_asks_for_a_new_answer(root: Path, change: Callable[[Path], None]) -> None:
    run(root, "todo", *DAY)
    lie(root)
    change(root)
    assert "from memory" not in run(root, "todo", *DAY).stdout


@pytest.mark.parametrize(
    ("args", "env"),
    [
        (("todo", "--today", "2026-11-21"), {}),
        (("todo", *DAY, "--all"), {}),
        (("todo", *DAY, "--no-cache"), {}),
        (("todo", *DAY), {"COLUMNS": "50"}),
        (("todo", *DAY), {"TZ": "Asia/Tokyo"}),
    ],
)
def test_another_question_is_not_answered_from_memory(root: Path, args: tuple[str, ...], env: dict[str, str]) -> None:
    run(root, "todo", *DAY)
    lie(root)
    assert "from memory" not in run(root, *args, env=env).stdout


def test_on_another_day_it_is_worked_out_anew(root: Path) -> None:
    run(root, "todo")
    (answer,) = answers(root)
    text = answer.read_text()
    lie(root)
    assert "from memory" in run(root, "todo").stdout
    facts = json.loads(text.partition("\n")[2])
    yesterday = json.dumps({**facts, "day": "2026-01-01", "out": ["from memory", ""]})
    answer.write_text(f"{digest(yesterday)}\n{yesterday}")
    assert "from memory" not in run(root, "todo").stdout


def test_what_was_written_just_now_is_read_again(root: Path) -> None:
    soon = time.time() + 60  # a slow machine takes longer than "just now" to start a program
    os.utime(root / "journal/contacts/ana.md", (soon, soon))
    run(root, "todo", *DAY)
    assert answers(root) == []


@pytest.mark.parametrize("damage", [b"", b"x", b"{}", b'0\n{"out": 1}'])
def test_a_damaged_answer_is_none(root: Path, damage: bytes) -> None:
    first = run(root, "todo", *DAY).stdout
    (answer,) = answers(root)
    answer.write_bytes(damage)
    again = run(root, "todo", *DAY)
    assert (again.returncode, again.stdout, again.stderr) == (0, first, "")


def test_what_is_kept_is_its_owners_alone(root: Path) -> None:
    run(root, "todo", *DAY)
    (answer,) = answers(root)
    assert stat.S_IMODE(answer.stat().st_mode) == 0o600
    assert stat.S_IMODE(answer.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(answer.parent.parent.stat().st_mode) == 0o700


def test_an_exit_code_is_remembered(root: Path) -> None:
    (root / "journal/contacts/ben.md").write_text("---\nname: Ben\nmet_on: 2026-02-30\n---\n")
    settle(root)
    first, second = run(root, "check", *DAY), run(root, "check", *DAY)
    assert first.returncode == second.returncode == 1
    assert first.stdout.partition(" (")[0] == second.stdout.partition(" (")[0]


def test_one_character_of_kept_text_cannot_change_unseen(root: Path) -> None:
    run(root, "todo", *DAY)
    (answer,) = answers(root)
    answer.write_text(answer.read_text().replace("Silva", "Sylva"))
    assert "Silva" in run(root, "todo", *DAY).stdout

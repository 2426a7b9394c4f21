"""Onto the disk: only what was read, only what was meant, one command at a time."""

import os
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.edit.disk import BODY, Edit, edit_file, edit_files
from generator.edit.fields import set_field
from generator.edit.lists import add_item
from generator.files.lock import Busy, CannotEdit, FileChanged, locked
from generator.files.source import SourceText
from generator.model.loader import decoded

TEXT = "---\ndate: 2026-11-22\nwith: ben\n---\nText\n"


def written(root: Path, text: str = TEXT, bom: bytes = b"") -> tuple[Path, SourceText]:
    path = root / "journal" / "meetings" / "2026-11-22-ben.md"
    path.parent.mkdir(parents=True)
    path.write_bytes(bom + text.encode())
    return path, decoded(path.read_bytes(), "journal/meetings/2026-11-22-ben.md")[0]


def test_a_file_keeps_its_mark_its_line_ends_and_its_mode(tmp_path: Path) -> None:
    path, source = written(tmp_path, TEXT.replace("\n", "\r\n"), b"\xef\xbb\xbf")
    path.chmod(0o640)
    assert edit_file(path, source, set_field(source, "place", "Café"), changes={"place"}, root=tmp_path)
    wanted = TEXT.replace("with: ben\n", "with: ben\nplace: Café\n").replace("\n", "\r\n")
    assert path.read_bytes() == b"\xef\xbb\xbf" + wanted.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_the_lock_is_the_owners_alone(tmp_path: Path) -> None:
    path, source = written(tmp_path)
    edit_file(path, source, set_field(source, "place", "Bar"), changes={"place"}, root=tmp_path)
    lock = tmp_path / ".journal" / "lock"
    if os.name == "posix":
        assert stat.S_IMODE(lock.stat().st_mode) == 0o600
        assert stat.S_IMODE(lock.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("meanwhile", [TEXT + "more", "\ufeff" + TEXT, TEXT.replace("\n", "\r\n"), ""])
def test_a_file_that_changed_is_left_alone(tmp_path: Path, meanwhile: str) -> None:
    path, source = written(tmp_path)
    path.write_bytes(meanwhile.encode())
    with pytest.raises(FileChanged, match="changed while you were at it; nothing was written, run it again"):
        edit_file(path, source, set_field(source, "place", "Bar"), changes={"place"}, root=tmp_path)
    assert path.read_bytes() == meanwhile.encode()


def test_a_file_that_is_gone_stays_gone(tmp_path: Path) -> None:
    path, source = written(tmp_path)
    path.unlink()
    with pytest.raises(FileChanged, match="disappeared"):
        edit_file(path, source, set_field(source, "place", "Bar"), changes={"place"}, root=tmp_path)
    assert not path.exists()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (TEXT.replace("ben", "ana"), "`with`"),
        (TEXT.replace("Text", "Test"), "`body`"),
        (TEXT.replace("date", "dote"), "`date`"),
        (TEXT.replace("with:", "x_y: z\nwith:"), "`x_y`"),
        (TEXT.replace("with:", "place: a: b\nwith:"), "`with`"),
        (TEXT.replace("with:", "confirmed: soon\nwith:"), "`not-a-date`"),
    ],
)
def test_more_than_was_meant_is_not_written(tmp_path: Path, text: str, named: str) -> None:
    path, source = written(tmp_path)
    with pytest.raises(CannotEdit, match=named):
        edit_file(path, source, text, changes={"place", "confirmed"}, root=tmp_path)
    assert path.read_text() == TEXT


def test_a_field_of_the_owners_own_is_a_field(tmp_path: Path) -> None:
    path, source = written(tmp_path)
    assert edit_file(path, source, set_field(source, "x_mood", "glad"), changes={"x_mood"}, root=tmp_path)
    assert "x_mood: glad\n" in path.read_text()


def test_of_several_files_all_or_none(tmp_path: Path) -> None:
    path, source = written(tmp_path)
    other = path.with_name("other.md")
    other.write_text("changed")
    text = source.text.replace("Text", "Test")
    gone = SourceText("journal/meetings/other.md", "was", False)
    edits = [
        Edit(path=path, expected=source, text=text, changes={BODY}),
        Edit(path=other, expected=gone, text="is", changes={BODY}),
    ]
    with pytest.raises(FileChanged, match=r"other\.md"):
        edit_files(edits, root=tmp_path)
    assert path.read_text() == TEXT
    assert edit_files(edits[:1], root=tmp_path) == 1
    assert path.read_text() == text


def test_nothing_new_is_nothing_written(tmp_path: Path) -> None:
    path, source = written(tmp_path)
    before = path.stat().st_mtime_ns
    assert not edit_file(path, source, source.text, changes=(), root=tmp_path)
    assert path.stat().st_mtime_ns == before


HOLD = """
import sys
from pathlib import Path
from generator.files.lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_second_command_waits_and_then_gives_up(tmp_path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdin=-1, stdout=-1, text=True)
    assert holder.stdin is not None
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(Busy, match="another journal command is writing"), locked(tmp_path, patience=0.1):
        pass
    holder.kill()  # a command that dies lets go
    holder.communicate()
    with locked(tmp_path, patience=1), locked(tmp_path, patience=0):
        pass


ADD = """
import sys
from pathlib import Path
from generator.edit.disk import edit_file
from generator.edit.lists import add_item
from generator.files.lock import locked
from generator.model.loader import decoded
root, tag = Path(sys.argv[1]), sys.argv[2]
path = root / "journal" / "meetings" / "2026-11-22-ben.md"
for number in range(8):
    with locked(root, patience=60):
        source = decoded(path.read_bytes(), "journal/meetings/2026-11-22-ben.md")[0]
        edit_file(path, source, add_item(source, "tags", f"{tag}{number}"), changes={"tags"}, root=root)
"""


def test_two_commands_at_once_lose_nothing(tmp_path: Path) -> None:
    path, _ = written(tmp_path)
    both = [subprocess.Popen([sys.executable, "-c", ADD, str(tmp_path), tag]) for tag in "ab"]
    assert [process.wait(60) for process in both] == [0, 0]
    made = path.read_text()
    assert all(f"- {tag}{number}\n" in made for tag in "ab" for number in range(8))


def test_a_lock_is_quick(tmp_path: Path) -> None:
    path, source = written(tmp_path)
    start = time.perf_counter()
    edit_file(path, source, add_item(source, "tags", "x"), changes={"tags"}, root=tmp_path)
    assert time.perf_counter() - start < 1

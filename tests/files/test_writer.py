"""A file or folder is the old one or the new one."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from generator.files import writer
from generator.files.writer import (
    clear_directory,
    clear_leftovers,
    swap_directory,
    temporary_directory,
    write_atomically,
)


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_written_with_its_bytes(tmp_path: Path) -> None:
    write_atomically(tmp_path / "a.md", b"\xef\xbb\xbfa\r\nb")
    assert (tmp_path / "a.md").read_bytes() == b"\xef\xbb\xbfa\r\nb"
    assert left_in(tmp_path) == ["a.md"]


def test_the_mode_is_kept_and_a_new_file_has_the_usual_one(tmp_path: Path) -> None:
    kept, new, usual = tmp_path / "kept", tmp_path / "new", tmp_path / "usual"
    kept.write_bytes(b"old")
    kept.chmod(0o640)
    usual.touch()
    write_atomically(kept, b"new")
    write_atomically(new, b"new")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o640
    assert new.stat().st_mode == usual.stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_bytes(b"old")
    (tmp_path / "link.md").symlink_to("real.md")
    write_atomically(tmp_path / "link.md", b"new")
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_bytes() == b"new"


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.md").write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_atomically(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"old"
    assert left_in(tmp_path) == ["a.md"]


def folders(tmp_path: Path) -> tuple[Path, Path]:
    new, old = tmp_path / "work" / "new", tmp_path / "site"
    new.mkdir(parents=True)
    old.mkdir()
    (new / "new.html").touch()
    (old / "old.html").touch()
    return new, old


@pytest.mark.parametrize("in_one_step", [True, False])
def test_the_new_folder_takes_the_place_of_the_old(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool
) -> None:
    if not in_one_step:
        monkeypatch.setattr(writer, "exchange", lambda new, old: False)
    new, old = folders(tmp_path)
    swap_directory(new, old)
    assert left_in(old) == ["new.html"]
    assert left_in(new.parent) == []


def test_where_there_was_none_it_is_put(tmp_path: Path) -> None:
    new, old = folders(tmp_path)
    swap_directory(new, tmp_path / "elsewhere")
    assert left_in(tmp_path / "elsewhere") == ["new.html"]
    assert left_in(old) == ["old.html"]


def test_when_the_second_rename_fails_the_old_folder_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "exchange", lambda new, old: False)
    new, old = folders(tmp_path)
    new.rename(new.with_name("gone"))
    with pytest.raises(FileNotFoundError):
        swap_directory(new, old)
    assert left_in(old) == ["old.html"]


def test_a_temporary_folder_is_private_and_goes(tmp_path: Path) -> None:
    with temporary_directory(tmp_path) as made:
        assert stat.S_IMODE(made.stat().st_mode) == 0o700
        (made / "a").touch()
    assert left_in(tmp_path) == []


def test_what_a_killed_run_left_goes_and_what_a_running_one_needs_stays(tmp_path: Path) -> None:
    program = [sys.executable, "-c", "import os; print(os.getpid())"]
    ended = subprocess.run(program, capture_output=True, check=True)
    left = f".journal-tmp-{int(ended.stdout)}-0a"
    (tmp_path / left).mkdir()
    (tmp_path / left / "a.html").touch()
    (tmp_path / f"{left}.file").touch()
    (tmp_path / ".journal-tmp-other").touch()
    (tmp_path / "a.md").touch()
    with temporary_directory(tmp_path) as made:
        clear_leftovers(tmp_path)
        assert left_in(tmp_path) == sorted([".journal-tmp-other", made.name, "a.md"])


def test_clearing_a_folder_spares_what_is_being_worked_on(tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "a").touch()
    (tmp_path / "link").symlink_to(tmp_path / "cache")
    with temporary_directory(tmp_path) as made:
        clear_directory(tmp_path)
        assert left_in(tmp_path) == [made.name]


def test_of_many_new_files_none_gets_its_name_where_one_cannot_be_written(tmp_path: Path) -> None:
    files = {tmp_path / f"{number}.md": b"x" for number in range(3)} | {tmp_path / "nowhere/a.md": b"x"}
    with pytest.raises(FileNotFoundError):
        writer.write_new(files)
    assert left_in(tmp_path) == []
    (tmp_path / "nowhere").mkdir()
    writer.write_new(files)
    assert left_in(tmp_path) == ["0.md", "1.md", "2.md", "nowhere"]


def test_where_folders_cannot_be_synced_a_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(number: int) -> None:
        if stat.S_ISDIR(os.fstat(number).st_mode):
            raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)
    code = errno.EINVAL
    write_atomically(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"new"
    code = errno.EIO
    with pytest.raises(OSError, match="Input/output"):
        write_atomically(tmp_path / "a.md", b"newer")


def test_without_an_exchange_in_one_step_folders_are_exchanged_in_two(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    for name in ("old", "new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    swap_directory(tmp_path / "new", tmp_path / "old")
    assert left_in(tmp_path) == ["old"]
    assert left_in(tmp_path / "old") == ["new"]

"""Killed at any moment, a command leaves each file and the site either as they were or as they were to become."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_journal import write_journal

from .kills import Contents, command, contents, count_kills, killed, seconds

FILES = {
    "contacts/ana-silva.md": "---\nname: Ana Silva\nlinkedin_connected: not-wanted\n---\n",
    "contacts/ben-okafor.md": "---\nname: Ben Okafor\nintroduced_by: ana-silva\n---\n\n[[Ana Silva]] knows him.\n",
    "meetings/2026-11-20-ana-silva.md": (
        "---\ndate: 2026-11-20\nwith: ana-silva # the harbour\n---\n\n## Notes\n\nWe spoke.\n"
    ),
    "meetings/2026-11-24-ana-silva.md": "---\ndate: 2026-11-24\nwith: [ana-silva, ben-okafor]\n---\n",
}
DAY = ("--today", "2026-11-22")
KILLS = 2
MANY_KILLS = 200


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "journal-home"
    write_journal(folder, FILES)
    config = (folder / "mkdocs.yml").read_text() + "theme: {name: material}\n"
    (folder / "mkdocs.yml").write_text(config)
    return folder


def done_is_whole(root: Path, kills: int, enough: int = 0) -> int:
    """Kill `journal done` so many times, or until enough kills met it at work, and return how many did."""
    call = command(root, *DAY, "done", "thank-email/2026-11-20", "--by", "email")
    old = contents(root / "journal")
    length = seconds(call)
    new = contents(root / "journal")
    assert old != new

    def attempt(moment: float) -> bool:
        put_back(root / "journal", old)
        met = killed(call, moment)
        assert contents(root / "journal") in (old, new)
        return met

    return count_kills(kills, length, attempt, enough)


def rename_is_whole_in_each_file(root: Path, kills: int, enough: int = 0) -> int:
    """Kill `journal rename`, which writes several files: each is the old or the new one, and the next run ends it."""
    call = command(root, *DAY, "rename", "ana-silva", "ana")
    old = contents(root / "journal")
    length = seconds(call)
    new = contents(root / "journal")

    def attempt(moment: float) -> bool:
        put_back(root / "journal", old)
        met = killed(call, moment)
        for name, data in contents(root / "journal").items():
            assert data in (old.get(name), new.get(name)), name
        kept = set(contents(root / "journal"))
        assert kept & {"contacts/ana-silva.md", "contacts/ana.md"}, "the person is still there"
        return met

    return count_kills(kills, length, attempt, enough)


def a_site_is_complete(root: Path, kills: int, enough: int = 0) -> int:
    """Kill `journal build`, which makes one of two sites: the one that is there is one of them, whole."""
    call = command(root, *DAY, "build")
    person = root / "journal/contacts/ana-silva.md"
    seconds(call)
    old, old_text = site_of(root), person.read_text()
    new_text = old_text.replace("Silva", "Sommer")
    person.write_text(new_text)
    length = seconds(call)
    new = site_of(root)
    assert old != new
    texts = [old_text, new_text]

    def attempt(moment: float) -> bool:
        texts.reverse()
        person.write_text(texts[0])
        met = killed(call, moment)
        assert site_of(root) in (old, new)
        return met

    met = count_kills(kills, length, attempt, enough)
    person.write_text(new_text)
    seconds(call)
    assert site_of(root) == new, "what a killed build left does not disturb the next one"
    assert not [path for path in (root / ".journal").rglob("*") if ".journal-tmp-" in path.name]
    return met


def site_of(root: Path) -> Contents:
    """Return the site but for the calendar, whose events are numbered anew at each change."""
    return {name: data for name, data in contents(root / "site").items() if name != "journal.ics"}


def put_back(folder: Path, files: Contents) -> None:
    shutil.rmtree(folder)
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_done_killed_twice(root: Path) -> None:
    assert done_is_whole(root, MANY_KILLS, KILLS) == KILLS


def test_rename_killed_twice(root: Path) -> None:
    assert rename_is_whole_in_each_file(root, MANY_KILLS, KILLS) == KILLS


def test_a_build_killed_once(root: Path) -> None:
    assert a_site_is_complete(root, MANY_KILLS, 1) == 1


@pytest.mark.slow
def test_done_killed_many_times(root: Path) -> None:
    assert done_is_whole(root, MANY_KILLS) > MANY_KILLS / 2


@pytest.mark.slow
def test_rename_killed_many_times(root: Path) -> None:
    assert rename_is_whole_in_each_file(root, MANY_KILLS) > MANY_KILLS / 2


@pytest.mark.slow
def test_a_build_killed_many_times(root: Path) -> None:
    assert a_site_is_complete(root, MANY_KILLS) > MANY_KILLS / 2


@pytest.mark.skipif(not shutil.which("unshare") or os.geteuid() != 0, reason="mounting a small disk takes root")
@pytest.mark.parametrize("state", ["full", "read-only"])
@pytest.mark.parametrize("args", [("done", "thank-email/2026-11-20", "--by", "email"), ("build",)])
def test_a_disk_that_takes_nothing_is_said_in_one_line_and_loses_nothing(
    root: Path, tmp_path: Path, state: str, args: tuple[str, ...]
) -> None:
    disk, copy = tmp_path / "disk", tmp_path / "after"
    disk.mkdir()
    fill = (
        f"dd if=/dev/zero of={disk}/filler bs=4k 2>/dev/null || :" if state == "full" else f"mount -o remount,ro {disk}"
    )
    script = (
        f"mount -t tmpfs -o size=256k tmpfs {disk} && cp -r {root}/. {disk}/ && {{ {fill}; true; }}\n"
        f"{sys.executable} -m generator -C {disk} {' '.join((*DAY, *args))}\n"
        f"status=$?; cp -r {disk}/journal {copy}; exit $status"
    )
    result = subprocess.run(["unshare", "--mount", "sh", "-c", script], capture_output=True, text=True, check=False)
    if "mount" in result.stderr and "permission denied" in result.stderr.lower():
        pytest.skip("this sandbox mounts no disks")
    assert result.returncode == 2, result.stderr
    assert len(result.stderr.splitlines()) == 1, result.stderr
    assert "No space left on device" in result.stderr or "Read-only file system" in result.stderr
    assert contents(copy) == contents(root / "journal")

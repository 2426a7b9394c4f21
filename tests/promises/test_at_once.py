"""Several commands at once: each does its work after the other, or says in one line why it can't."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from built_site import write_site_journal

from generator.files.lock import locked

from .kills import command, contents, seconds
from .test_import_killed import FEW, reviewed

DAY = ("--today", "2026-11-22")
FILES = {
    "contacts/ana-silva.md": "---\nname: Ana Silva\nlinkedin_connected: not-wanted\n---\n",
    "contacts/ben-okafor.md": "---\nname: Ben Okafor\nlinkedin_connected: not-wanted\n---\n",
    "meetings/2026-11-20-ana-silva.md": "---\ndate: 2026-11-20\nwith: [ana-silva, ben-okafor]\n---\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site_journal(tmp_path / "j", FILES)


def at_once(root: Path, *calls: Sequence[str]) -> list[tuple[int, str]]:
    running = [
        subprocess.Popen(command(root, *DAY, *call), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for call in calls
    ]
    ended = [process.communicate(timeout=120) for process in running]
    return [(process.returncode, error) for process, (_, error) in zip(running, ended, strict=True)]


def test_two_who_apply_one_review_write_everybody_once(tmp_path: Path) -> None:
    review = reviewed(tmp_path / "j", FEW)
    review.put_back()
    ends = at_once(review.root, *2 * [("import", "apply", "connections")])
    assert [code for code, _ in ends] == [0, 0], ends
    assert contents(review.root / "journal") == review.new
    assert sorted("none of its" in error for _, error in ends) == [False, True]


def test_facts_written_at_once_are_all_there(root: Path) -> None:
    ends = at_once(
        root,
        ("done", "thank-email/2026-11-20-ana-silva/ana-silva", "--by", "email"),
        ("done", "thank-email/2026-11-20-ana-silva/ben-okafor", "--by", "email"),
        ("contacted", "ana-silva", "--by", "phone"),
        ("new", "contact", "Dee Ito"),
        ("new", "contact", "Dee Ito"),
    )
    codes = [code for code, _ in ends]
    assert codes[:3] == [0, 0, 0], ends
    meeting = (root / "journal/meetings/2026-11-20-ana-silva.md").read_text()
    assert "ana-silva" in meeting.split("thanks:")[1]
    assert "ben-okafor" in meeting.split("thanks:")[1]
    assert "outreach:" in (root / "journal/contacts/ana-silva.md").read_text()
    assert (root / "journal/contacts/dee-ito.md").is_file()


@pytest.mark.slow
def test_builds_at_once_and_a_fact_leave_a_whole_site(root: Path) -> None:
    ends = at_once(root, ("build",), ("contacted", "ana-silva", "--by", "phone"), ("build",))
    assert {code for code, _ in ends} <= {0, 1, 2}, ends
    assert all(error.count("\n") == 1 for code, error in ends if code == 2), ends
    assert ends[1][0] == 0
    seconds(command(root, *DAY, "build"))
    kept = contents(root / "site")
    shutil.rmtree(root / "site")
    shutil.rmtree(root / ".journal")
    seconds(command(root, *DAY, "build"))
    fresh = contents(root / "site")
    assert {name for name in fresh if fresh[name] != kept.get(name)} <= {"journal.ics"}, "events are numbered anew"


def test_who_has_waited_long_enough_says_so_and_writes_nothing(root: Path) -> None:
    before = contents(root / "journal")
    with locked(root):
        ends = at_once(
            root,
            ("done", "thank-email/2026-11-20-ana-silva/ana-silva", "--by", "email"),
            ("import", "apply", "list"),
            ("rename", "ana-silva", "ana"),
        )
    for code, said in ends:
        assert (code, said.count("\n")) == (2, 1), said
        assert "another" in said
    assert contents(root / "journal") == before

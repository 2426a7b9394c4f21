"""A clock that was wrong and is set back, files from a machine that is ahead: nothing is lost or believed too long."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from small_journal import write_journal

from .kills import command, contents, seconds

FILES = {
    "contacts/ana-silva.md": "---\nname: Ana Silva\nlinkedin_connected: not-wanted\n---\n\nTold me of tea.\n",
    "meetings/2026-11-20-ana-silva.md": "---\ndate: 2026-11-20\nwith: ana-silva\n---\n",
}
BEFORE, AFTER = "2026-11-18", "2026-11-22"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_journal(tmp_path / "j", FILES)
    (tmp_path / "j/mkdocs.yml").write_text((tmp_path / "j/mkdocs.yml").read_text() + "theme: {name: material}\n")
    return tmp_path / "j"


def run(root: Path, day: str, *args: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(command(root, "--today", day, *args), capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_a_site_built_on_an_earlier_day_is_that_days_site(root: Path) -> None:
    assert run(root, AFTER, "build").returncode == 0
    assert run(root, BEFORE, "build").returncode == 0
    kept = contents(root / "site")
    shutil.rmtree(root / ".journal")
    shutil.rmtree(root / "site")
    run(root, BEFORE, "build")
    fresh = contents(root / "site")
    assert {name for name in fresh if fresh[name] != kept.get(name)} <= {"journal.ics"}, "events are numbered on"
    assert fresh.keys() == kept.keys()


def test_facts_ahead_of_the_clock_are_faults_and_stay(root: Path) -> None:
    assert run(root, AFTER, "done", "thank-email/2026-11-20", "--by", "email").returncode == 0
    written = contents(root / "journal")
    checked = run(root, BEFORE, "check", "--format", "concise")
    assert checked.returncode == 1
    assert "future-fact" in checked.stdout
    done = run(root, BEFORE, "done", "thank-email/2026-11-20", "--by", "email")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert contents(root / "journal") == written


@pytest.mark.slow
@pytest.mark.parametrize("hours", [-48, 0, 48])
def test_an_edit_of_the_same_length_is_seen_whatever_the_clock_says_of_the_file(root: Path, hours: int) -> None:
    person = root / "journal/contacts/ana-silva.md"
    moment = person.stat().st_mtime_ns + hours * 3_600_000_000_000
    os.utime(person, ns=(moment, moment))
    seconds(command(root, "--today", AFTER, "build"))
    seconds(command(root, "--today", AFTER, "todo"))
    person.write_text(person.read_text().replace("tea", "rum"))
    os.utime(person, ns=(moment, moment))
    seconds(command(root, "--today", AFTER, "build"))
    page = (root / "site/contacts/ana-silva.html").read_text()
    assert "rum" in page
    assert "tea." not in page

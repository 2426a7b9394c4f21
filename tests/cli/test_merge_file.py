"""Git joins records by `journal merge-file`: two machines that wrote of one person, and what stays to be decided."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from kept_in_git import ENVIRONMENT, Kept, keep

from generator.cli import main

PERSON = """\
---
name: Ana Silva
role: Curator
location: Lisbon
outreach:
  - 2026-10-01 email
---

## Notes

She knows the reef.
"""
MEETING = "---\ndate: 2026-11-22\nwith: ana-silva\n---\n\n## Notes\n\nAbout the reef.\n"


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Kept, Kept]:
    """Return a journal in git and a clone of it, both of which join records by our command."""
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 22 November 2026
    assert shutil.which("journal"), "the tests run in the environment that has the command"
    run("init", str(tmp_path / "desk"))
    desk = keep(tmp_path / "desk")
    desk.write("contacts/ana-silva.md", PERSON)
    desk.write("meetings/2026-11-22-ana-silva.md", MEETING)
    desk.commit("2026-11-20")
    subprocess.run(["git", "clone", "-q", desk.root, tmp_path / "lap"], check=True, env={**os.environ, **ENVIRONMENT})
    lap = Kept(tmp_path / "lap")
    for kept in (desk, lap):
        assert run("-C", str(kept.root), "merge-file", "--install").exit_code == 0
    return desk, lap


def run(*args: str) -> Result:
    return CliRunner().invoke(main, args, catch_exceptions=False)


def pulled(desk: Kept, lap: Kept, of_desk: tuple[str, ...], of_lap: tuple[str, ...], name: str) -> str:
    """Return what a file says on the second machine after each wrote one thing and the second pulled."""
    for kept, args in ((desk, of_desk), (lap, of_lap)):
        done = run("-C", str(kept.root), *args)
        assert done.exit_code == 0, done.output
        kept.commit("2026-11-21")
    lap.git("pull", "-q", "--no-rebase", "--no-edit", str(desk.root), "main")
    return (lap.root / "journal" / name).read_text()


def test_both_logged_a_message(two: tuple[Kept, Kept]) -> None:
    one, other = (
        ("contacted", "ana-silva", "--by", by, "--on", day)
        for by, day in (("email", "2026-11-10"), ("phone", "2026-11-12"))
    )
    text = pulled(*two, one, other, "contacts/ana-silva.md")
    assert "outreach:\n  - 2026-10-01 email\n  - 2026-11-12 phone\n  - 2026-11-10 email\n---" in text


def test_both_thanked(two: tuple[Kept, Kept]) -> None:
    one = ("done", "thank-email/2026-11-22-ana-silva/ana-silva", "--on", "2026-11-22")
    other = ("done", "thank-card/2026-11-22-ana-silva/ana-silva", "--on", "2026-11-22")
    text = pulled(*two, one, other, "meetings/2026-11-22-ana-silva.md")
    assert "<<<" not in text
    assert text.count("card 2026-11-22") == text.count("email 2026-11-22") == 1


def test_neighbouring_fields(two: tuple[Kept, Kept]) -> None:
    desk, lap = two
    desk.write("contacts/ana-silva.md", PERSON.replace("Curator", "Director"))
    lap.write("contacts/ana-silva.md", PERSON.replace("Lisbon", "Porto"))
    text = pulled(desk, lap, ("check",), ("check",), "contacts/ana-silva.md")
    assert text == PERSON.replace("Curator", "Director").replace("Lisbon", "Porto")


def test_both_met(two: tuple[Kept, Kept]) -> None:
    """Both made the same meeting; one of them wrote it up."""
    desk, lap = two
    for kept in two:
        assert run("-C", str(kept.root), "met", "ana-silva", "--on", "2026-11-19").exit_code == 0
    path = lap.root / "journal" / "meetings" / "2026-11-19-ana-silva.md"
    path.write_text(path.read_text().replace("## Notes\n", "## Notes\n\nShe starts in May.\n"))
    text = pulled(desk, lap, ("check",), ("check",), "meetings/2026-11-19-ana-silva.md")
    assert "She starts in May." in text
    assert "<<<" not in text


def test_what_both_said_differently_is_a_conflict_that_todo_tells_of(two: tuple[Kept, Kept]) -> None:
    desk, lap = two
    for kept, role in ((desk, "Director"), (lap, "Advisor")):
        kept.write("contacts/ana-silva.md", PERSON.replace("Curator", role))
        kept.commit("2026-11-21")
    said = lap.git("pull", "--no-rebase", "--no-edit", str(desk.root), "main", ok=False)
    assert "journal/contacts/ana-silva.md: both sides changed one place differently" in said
    text = (lap.root / "journal/contacts/ana-silva.md").read_text()
    conflict = "<<<<<<< ours\nrole: Advisor\n=======\nrole: Director\n>>>>>>> theirs\n"
    assert text == PERSON.replace("role: Curator\n", conflict)
    assert "One file can't be read as meant" in run("-C", str(lap.root), "todo").output


def test_where_there_is_no_such_command_git_joins_by_lines(
    two: tuple[Kept, Kept], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, lap = two
    monkeypatch.setenv(
        "PATH",
        os.pathsep.join(part for part in os.environ["PATH"].split(os.pathsep) if not (Path(part) / "journal").exists()),
    )
    desk.write("contacts/ana-silva.md", PERSON.replace("Curator", "Director"))
    lap.write("contacts/ana-silva.md", PERSON.replace("reef.", "reefs."))
    for kept in two:
        kept.commit("2026-11-21")
    lap.git("pull", "-q", "--no-rebase", "--no-edit", str(desk.root), "main")
    text = (lap.root / "journal/contacts/ana-silva.md").read_text()
    assert text == PERSON.replace("Curator", "Director").replace("reef.", "reefs.")


def test_outside_a_repository_there_are_no_settings(tmp_path: Path) -> None:
    run("init", str(tmp_path))
    done = run("-C", str(tmp_path), "merge-file", "--install")
    assert done.exit_code == 2
    assert "`git init` makes one" in done.output


@pytest.mark.parametrize("args", [(), ("a.md", "b.md"), ("a.md", "b.md", "c.md")])
def test_without_three_files_it_says_what_it_needs(args: tuple[str, ...]) -> None:
    done = run("merge-file", *args)
    assert done.exit_code == 2


def test_a_dry_run_shows_what_it_would_be_and_writes_nothing(tmp_path: Path) -> None:
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    for file, role in ((base, "Curator"), (ours, "Curator"), (theirs, "Director")):
        file.write_text(PERSON.replace("Curator", role))
    done = run("merge-file", "--dry-run", str(base), str(ours), str(theirs))
    assert done.output == PERSON.replace("Curator", "Director")
    assert ours.read_text() == PERSON

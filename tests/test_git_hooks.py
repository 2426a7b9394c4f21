"""Git meets the check: before a commit, by pre-commit in a real repository, and after a merge that did not end."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from kept_in_git import Kept, keep

from generator.cli import main

ROOT = Path(__file__).parents[1]
BROKEN = "---\nname: Ben\nmet_on: 2026-02-30\n---\n"
SAID = "journal/contacts/ben.md:3:9: error[not-a-date]"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """Return a new journal in git, with pre-commit and the command within reach and nothing else of the owner's."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")  # 22 November 2026, for the hook too
    assert shutil.which("journal"), "the tests run in the environment that has the command"
    CliRunner().invoke(main, ["init", str(tmp_path / "mine")], catch_exceptions=False)
    made = keep(tmp_path / "mine")
    made.commit("2026-11-01")
    return made


def pre_commit(kept: Kept, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", *args], cwd=kept.root, capture_output=True, encoding="utf-8"
    )


def commit(kept: Kept) -> str:
    kept.git("add", "--all")
    return kept.git("commit", "-m", "x", ok=False)


def test_with_the_hook_that_init_wrote_an_error_stops_the_commit(kept: Kept) -> None:
    assert pre_commit(kept, "install").returncode == 0
    kept.write("contacts/ben.md", BROKEN)
    before = kept.git("rev-parse", "HEAD")
    assert SAID in commit(kept)
    assert kept.git("rev-parse", "HEAD") == before
    kept.write("contacts/ben.md", BROKEN.replace("02-30", "02-28"))
    assert "Passed" in commit(kept)
    assert kept.git("rev-parse", "HEAD") != before


def test_an_error_elsewhere_in_the_journal_stops_it_too(kept: Kept) -> None:
    """A commit that renames Robin leaves a reference behind in a file that is not part of it."""
    pre_commit(kept, "install")
    kept.git("mv", "journal/contacts/robin-example.md", "journal/contacts/robin.md")
    assert "error[unknown-contact]" in commit(kept)


def test_a_commit_of_other_files_asks_nothing(kept: Kept) -> None:
    pre_commit(kept, "install")
    (kept.root / "README.md").write_text("x", encoding="utf-8")
    assert "no files to check" in commit(kept)


def test_other_journals_can_name_our_repository(kept: Kept) -> None:
    """The hook that we offer, run as pre-commit runs it once it has installed us."""
    manifest = ROOT / ".pre-commit-hooks.yaml"
    assert pre_commit(kept, "validate-manifest", str(manifest)).returncode == 0
    (hook,) = yaml.safe_load(manifest.read_text(encoding="utf-8"))
    assert hook["language"] == "python"
    local = {"repos": [{"repo": "local", "hooks": [{**hook, "language": "system"}]}]}
    (kept.root / ".pre-commit-config.yaml").write_text(yaml.safe_dump(local), encoding="utf-8")
    pre_commit(kept, "install")
    kept.write("contacts/ben.md", BROKEN)
    assert SAID in commit(kept)


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_a_merge_that_did_not_end_is_diagnosed_at_its_first_mark(kept: Kept, style: str) -> None:
    kept.write("contacts/ben.md", "---\nname: Ben\nrole: cook\n---\n\nOne.\n")
    kept.commit("2026-11-02")
    kept.git("switch", "-qc", "laptop")
    kept.write("contacts/ben.md", "---\nname: Ben\nrole: baker\n---\n\nTwo.\n")
    kept.commit("2026-11-03")
    kept.git("switch", "-q", "main")
    kept.write("contacts/ben.md", "---\nname: Ben\nrole: chef\n---\n\nThree.\n")
    kept.commit("2026-11-04")
    kept.git("config", "merge.conflictstyle", style)
    assert "CONFLICT" in kept.git("merge", "laptop", ok=False)
    run = ["-C", str(kept.root)]
    result = CliRunner().invoke(main, [*run, "check", "--format", "concise"], catch_exceptions=False)
    found = [line for line in result.stdout.splitlines() if "ben.md" in line]
    assert found[0].startswith("journal/contacts/ben.md:3:1: error[merge-conflict]")
    assert {line.split("[")[1].split("]")[0] for line in found} == {"merge-conflict"}
    assert result.exit_code == 1
    shown = CliRunner().invoke(main, [*run, "show", "ben"], catch_exceptions=False)
    assert "chef" in shown.stdout, "our side is shown until it is mended"
    kept.git("checkout", "--theirs", "journal/contacts/ben.md")
    assert CliRunner().invoke(main, [*run, "check"], catch_exceptions=False).exit_code == 0

"""Where the system permits no writing or no reading: one line that says where, exit code 2, and nothing lost."""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from built_site import write_site_journal

from .kills import command, contents

WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner")
"""Root is asked for permission like anybody else."""
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or (os.geteuid() == 0 and not shutil.which("setpriv")),
    reason="root may write everywhere, and gives that up by setpriv alone",
)
FILES = {
    "contacts/ana-silva.md": "---\nname: Ana Silva\n---\n",
    "meetings/2026-11-20-ana-silva.md": "---\ndate: 2026-11-20\nwith: ana-silva\n---\n",
    "imports/list.md": "- [x] **Dee**\n  ```yaml\n  # new contact\n  name: Dee\n  ```\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write_site_journal(tmp_path / "j", FILES)


def run(root: Path, *args: str) -> "subprocess.CompletedProcess[str]":
    drop = WITHOUT_RIGHTS if os.geteuid() == 0 else ()
    call = [*drop, *command(root, "--today", "2026-11-22", *args)]
    return subprocess.run(call, capture_output=True, text=True, check=False, timeout=120)


WRITING: Sequence[tuple[str, tuple[str, ...]]] = (
    ("journal/meetings", ("done", "thank-email/2026-11-20", "--by", "email")),
    ("journal/contacts", ("new", "contact", "Dee Ito")),
    ("journal/contacts", ("rename", "ana-silva", "ana")),
    ("journal/contacts", ("import", "apply", "list")),
    ("journal/imports", ("import", "apply", "list")),
    ("journal/imports", ("import", "vcard", "../a.vcf")),
    (".", ("build",)),
    (".", ("build", "--for", "mentor")),
    (".", ("export", "json", "-o", "out.json")),
)


@pytest.mark.parametrize(("folder", "args"), WRITING, ids=lambda part: part if isinstance(part, str) else part[0])
def test_a_folder_that_takes_nothing(
    root: Path, folder: str, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    (root.parent / "a.vcf").write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Dee Ito\nEND:VCARD\n")
    monkeypatch.chdir(root)
    before = contents(root / "journal")
    (root / folder).chmod(0o500)
    try:
        result = run(root, *args)
    finally:
        (root / folder).chmod(0o700)
    assert result.returncode == 2, result.stdout + result.stderr
    assert result.stderr.count("\n") == 1, result.stderr
    assert "Permission denied" in result.stderr
    after = contents(root / "journal")
    assert {name: after.get(name) for name in before} == before
    if args[:2] != ("import", "apply"):
        assert after == before


def test_a_file_that_may_not_be_read_is_a_fault_and_stays(root: Path) -> None:
    person = root / "journal/contacts/ana-silva.md"
    person.chmod(0)
    checked, built = run(root, "check", "--format", "concise"), run(root, "build")
    person.chmod(0o600)
    assert checked.returncode == built.returncode == 1
    said = "journal/contacts/ana-silva.md:1:1: error[unreadable] this file can't be read: permission denied\n"
    assert said in checked.stdout
    assert person.read_text() == FILES["contacts/ana-silva.md"]


def test_what_is_kept_may_be_out_of_reach_and_the_journal_is_read_all_the_same(root: Path) -> None:
    assert run(root, "build").returncode == 0
    (root / ".journal").chmod(0)
    try:
        result = run(root, "todo")
    finally:
        (root / ".journal").chmod(0o700)
    assert result.returncode == 0, result.stderr
    assert "Ana Silva" in result.stdout

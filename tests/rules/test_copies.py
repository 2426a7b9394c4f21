"""The copies of sync services are no records; the file itself stands (contract §1)."""

from datetime import date
from pathlib import Path

import pytest
from findings import Finding, found, person

from generator.debts import open_debts
from generator.model.day import Day
from generator.model.loader import load
from generator.model.settings import Settings

MEETING = "---\ndate: 2026-11-20\nwith: ana\n---\n\n## Notes\n\nTides.\n"
COPIES = (
    "m (conflicted copy 2026-11-03)",
    "m (Ana's conflicted copy 2026-11-03)",
    "m (Ana's MacBook's conflicted copy 2026-11-03 1)",
    "m (Conflicted copy phone 202611031212)",
    "m (Case Conflict)",
    "m (SFConflict ana@example.com 2026-11-03-12-12-12)",
    "m.sync-conflict-20261103-121212-ABCDEFG",
    "m_conflict-20261103-121212",
    "m-DESKTOP-4F7K2Q1",
    "m-LAPTOP-ABC-2",
    "m-Ana’s MacBook Pro",
    "m.sync-conflict-20261103-121212-ABCDEFG (1)",
)
ONLY_IF_THE_SAME = ("m (1)", "m 2", "m copy", "m - Copy", "m - Kopie", "m-WORKSTATION")


def owed(root: Path) -> list[str]:
    return [debt.id for debt in open_debts(Day(load(root / "journal"), date(2026, 11, 22), Settings()))]


@pytest.mark.parametrize("stem", COPIES)
def test_a_copy_beside_its_file_is_reported_and_owes_nothing_of_its_own(tmp_path: Path, stem: str) -> None:
    files = {"contacts/ana.md": person("Ana"), "meetings/m.md": MEETING}
    assert found(tmp_path, "conflicted-copy", files) == []
    before = owed(tmp_path)
    again = {f"meetings/{stem}.md": MEETING + "More.\n"}
    assert found(tmp_path, "conflicted-copy", again) == [Finding(f"meetings/{stem}.md", 1, "")]
    assert owed(tmp_path) == before != []


@pytest.mark.parametrize("stem", [*COPIES, *ONLY_IF_THE_SAME])
def test_without_the_file_beside_it_any_name_is_a_record(tmp_path: Path, stem: str) -> None:
    assert found(tmp_path, "conflicted-copy", {f"meetings/{stem}.md": MEETING, "contacts/m.md": person("M")}) == []
    assert [meeting.slug for meeting in load(tmp_path / "journal").meetings] == [stem]


@pytest.mark.parametrize("stem", ONLY_IF_THE_SAME)
def test_a_name_that_an_owner_may_give_too_is_a_copy_while_it_holds_the_same(tmp_path: Path, stem: str) -> None:
    path = f"meetings/{stem}.md"
    assert found(tmp_path, "conflicted-copy", {"meetings/m.md": MEETING, path: MEETING}) == [Finding(path, 1, "")]
    assert found(tmp_path, "conflicted-copy", {path: MEETING.replace("Tides", "Grids")}) == []


def test_a_copy_of_a_free_page_is_no_page_and_is_not_copied(tmp_path: Path) -> None:
    found(tmp_path, "conflicted-copy", {"index.md": "# Me\n", "index.sync-conflict-20261103-121212-ABC.md": "# Me\n"})
    journal = load(tmp_path / "journal")
    assert [page.address for page in journal.free_pages] == ["index.md"]
    assert journal.hidden == {"index.sync-conflict-20261103-121212-ABC.md"}


@pytest.mark.parametrize("name", ["ana.md~", "#ana.md#", "ana.md.orig", "ana.md.bak", "ana.md.tmp", ".ana.md"])
def test_what_editors_leave_behind_is_neither_read_nor_copied(tmp_path: Path, name: str) -> None:
    found(tmp_path, "conflicted-copy", {"contacts/ana.md": person("Ana"), f"contacts/{name}": person("Ana")})
    journal = load(tmp_path / "journal")
    assert len(journal.contacts.all) == 1
    assert not journal.assets
    assert journal.files == 1

"""Nothing is written through a link on the way to a record; `journal/` itself may be one (contract §7)."""

import os
import shutil
from pathlib import Path

import pytest
from conftest import MakeJournal
from small_journal import SmallJournal

ANA = {"contacts/ana.md": "---\nname: Ana\n---\n"}


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def in_a_cloud(made: SmallJournal) -> Path:
    """Move the whole journal elsewhere and leave a link."""
    cloud = made.root.parent / "cloud"
    shutil.move(made.root / "journal", cloud)
    (made.root / "journal").symlink_to(cloud, target_is_directory=True)
    return cloud


def test_the_journal_may_lie_in_a_cloud_drive(journal: MakeJournal) -> None:
    made = journal(ANA)
    cloud = in_a_cloud(made)
    for command in ("todo", "new contact Bo", "contacted ana --by email", "rename bo bob"):
        assert made.run(*command.split()).exit_code == 0, command
    assert files(cloud) == {"contacts/ana.md", "contacts/bob.md"}
    assert "outreach" in (cloud / "contacts/ana.md").read_text()


@pytest.mark.parametrize("inside", [True, False], ids=["of the journal", "elsewhere"])
@pytest.mark.parametrize("cloud", [True, False], ids=["in a cloud drive", "here"])
def test_nothing_is_written_into_a_folder_of_records_that_is_a_link(
    journal: MakeJournal, inside: bool, cloud: bool
) -> None:
    made = journal({"people/note.md": "A page.\n", **ANA})
    if cloud:
        in_a_cloud(made)
    folder = made.root / "journal"
    behind = folder / "people" if inside else made.root.parent / "behind"
    behind.mkdir(exist_ok=True)
    (folder / "companies").symlink_to(behind, target_is_directory=True)
    before = files(behind)
    refused = made.run("new", "company", "Acme")
    assert refused.exit_code == 2
    assert refused.stderr.count("\n") == 1
    assert "journal/companies is a link" in refused.stderr
    assert files(behind) == before


def test_a_new_record_goes_through_no_link_that_leads_nowhere(journal: MakeJournal) -> None:
    made = journal(ANA)
    (made.root / "journal/contacts/bo.md").symlink_to(made.root.parent / "elsewhere.md")
    assert made.run("new", "contact", "Bo").exit_code == 2
    assert not (made.root.parent / "elsewhere.md").exists()
    assert os.path.lexists(made.root / "journal/contacts/bo.md")


def test_no_review_is_written_into_a_linked_folder_of_imports(journal: MakeJournal) -> None:
    made = journal(ANA)
    behind = made.root.parent / "behind"
    behind.mkdir()
    (made.root / "journal/imports").symlink_to(behind, target_is_directory=True)
    card = made.root / "bo.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Bo Roe\nEND:VCARD\n")
    refused = made.run("import", "vcard", str(card))
    assert (refused.exit_code, files(behind)) == (2, set())


@pytest.mark.parametrize("docs", ["../elsewhere", "/tmp", "journal/../../elsewhere"])
def test_docs_dir_may_not_name_a_folder_elsewhere(journal: MakeJournal, docs: str) -> None:
    made = journal(ANA)
    (made.root.parent / "elsewhere").mkdir()
    (made.root / "mkdocs.yml").write_text(f"docs_dir: {docs}\nplugins: [journal]\n")
    refused = made.run("todo")
    assert refused.exit_code == 2
    assert "lies outside" in refused.stderr

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


def elsewhere(made: SmallJournal, text: str) -> Path:
    there = made.root.parent / "elsewhere.md"
    there.write_text(text)
    return there


@pytest.mark.parametrize("name", ["templates/contact.md", "templates/thanks.txt", "imports/list.md", "templates"])
def test_a_template_or_review_that_leads_out_is_reported_as_every_link_and_left_unread(
    journal: MakeJournal, name: str
) -> None:
    made = journal({**ANA, "meetings/2026-11-20-ana.md": "---\ndate: 2026-11-20\nwith: ana\n---\n\n## Notes\n\nTea.\n"})
    link = made.root / "journal" / name
    link.parent.mkdir(exist_ok=True)
    if name == "templates":
        (made.root.parent / "folder").mkdir()
        (made.root.parent / "folder/contact.md").write_text("---\nrole: SWORDFISH\n---\n")
        link.symlink_to(made.root.parent / "folder", target_is_directory=True)
    else:
        link.symlink_to(elsewhere(made, "---\nrole: SWORDFISH\n---\nSWORDFISH\n"))
    assert f"journal/{name}:1:1: error[outside-journal]" in made.run("check", "--format", "concise").stdout
    new = made.run("new", "contact", "Bo")
    if "contact" in name or name == "templates":
        assert (new.exit_code, new.stderr.count("\n")) == (2, 1)
        assert "is a link that leads out of the journal, and is left unread" in new.stderr
    else:
        assert new.exit_code == 0
    said = made.run("draft", "thanks", "2026-11-20-ana").output
    assert "SWORDFISH" not in said
    assert ("leads out of the journal" in said) == (name == "templates/thanks.txt")


def test_a_template_that_is_a_link_within_the_journal_is_used(journal: MakeJournal) -> None:
    made = journal({**ANA, "templates/person.md": "---\nname:\nrole: keeper\n---\n"})
    (made.root / "journal/templates/contact.md").symlink_to("person.md")
    assert made.run("new", "contact", "Bo").exit_code == 0
    assert "role: keeper" in (made.root / "journal/contacts/bo.md").read_text()
    assert "outside-journal" not in made.run("check").stdout


@pytest.mark.parametrize(
    ("to", "copied"),
    [("../.obsidian/app.json", False), ("../imports/list.csv", False), ("../templates/x.md", False),
     ("../pictures/a.png~", False), ("../pictures/.a.png", False), ("../pictures/a.png", True)],
)  # fmt: skip
def test_what_a_link_leads_to_says_whether_it_is_copied(journal: MakeJournal, to: str, copied: bool) -> None:
    made = journal({**ANA, to.removeprefix("../"): "x"})
    (made.root / "journal/contacts/link.png").symlink_to(to)
    loaded = made.load()
    assert ("contacts/link.png" in loaded.assets) == copied
    said = made.run("check", "--format", "concise").stdout
    assert ("which is left unread" in said) == (not copied)


@pytest.mark.parametrize("command", ["new contact Bo", "contacted ana --by email", "build", "build --clean"])
@pytest.mark.parametrize("to", ["../behind", "journal", "nowhere"])
def test_a_link_in_the_place_of_what_is_kept_is_refused_with_a_sentence(
    journal: MakeJournal, command: str, to: str
) -> None:
    made = journal(ANA)
    (made.root.parent / "behind").mkdir()
    (made.root / ".journal").symlink_to(to, target_is_directory=True)
    mode, before = (made.root / "journal").stat().st_mode, files(made.root.parent)
    refused = made.run(*command.split())
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert "it is a link, and this folder is changed and emptied without asking; delete the link" in refused.stderr
    assert (files(made.root.parent), (made.root / "journal").stat().st_mode) == (before, mode)


REVIEW = """\
# Review of a list

## [x] Meetings ahead (1)

- [x] **Ana**
  - a calendar
  ```yaml
  # new meeting
  date: {day}
  with: ana
  ```
"""


@pytest.mark.parametrize("day", ["../../../x", "2026-02-30", "/etc/passw", "''", "[a]"])
def test_a_day_of_a_review_is_a_day_or_the_line_is_left(journal: MakeJournal, day: str) -> None:
    made = journal({**ANA, "imports/list.md": REVIEW.format(day=day)})
    before = files(made.root.parent)
    said = made.run("import", "apply", "list")
    assert said.exit_code in (0, 2)
    assert "line 5" in said.stderr or "list.md:" in said.stderr
    assert files(made.root.parent) - before <= {"small/.journal/lock"}


def test_a_review_with_a_day_makes_the_meeting(journal: MakeJournal) -> None:
    made = journal({**ANA, "imports/list.md": REVIEW.format(day="2026-12-01 10:00")})
    assert made.run("import", "apply", "list").exit_code == 0
    assert (made.root / "journal/meetings/2026-12-01-ana.md").is_file()

"""A file a person, as khard and vdirsyncer keep them: `journal export vcard -o DIR/`."""

from pathlib import Path

from conftest import MakeJournal
from small_journal import SmallJournal

ANA = {"contacts/ana.md": "---\nname: Ana\n---\n", "contacts/ben.md": "---\nname: Ben\n---\n"}
FOREIGN = b"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:eve\r\nFN:Eve\r\nEND:VCARD\r\n"


def write(small: SmallJournal, folder: Path, *words: str) -> dict[str, bytes]:
    result = small.run("export", "vcard", "-o", f"{folder}/", *words)
    assert (result.exit_code, result.output) == (0, "")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_person_has_a_file_and_together_they_are_the_address_book(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal(ANA)
    made = write(small, tmp_path / "people")
    assert sorted(made) == ["ana.vcf", "ben.vcf"]
    assert made["ana.vcf"] + made["ben.vcf"] == small.run("export", "vcard").stdout_bytes
    assert b"VERSION:3.0" in write(small, tmp_path / "people", "--version", "3.0")["ana.vcf"]


def test_a_second_run_updates_what_changed_and_touches_nothing_else(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal(ANA)
    write(small, tmp_path / "people")
    before = {path.name: path.stat() for path in (tmp_path / "people").iterdir()}
    (small.root / "journal/contacts/ben.md").write_text("---\nname: Ben Okoro\n---\n")
    assert b"FN:Ben Okoro" in write(small, tmp_path / "people")["ben.vcf"]
    after = {path.name: path.stat() for path in (tmp_path / "people").iterdir()}
    assert [name for name in before if before[name].st_ino == after[name].st_ino] == ["ana.vcf"]


def test_only_files_of_ours_go_when_somebody_is_gone(journal: MakeJournal, tmp_path: Path) -> None:
    small, folder = journal(ANA), tmp_path / "people"
    made = write(small, folder)
    (folder / "eve.vcf").write_bytes(FOREIGN)
    (folder / "copy.vcf").write_bytes(made["ana.vcf"])  # under another name it is somebody's own
    (folder / "book.vcf").write_bytes(made["ana.vcf"] + made["ben.vcf"])
    (folder / "notes.txt").write_text("mine")
    (folder / "link.vcf").symlink_to("ana.vcf")
    for name in ("ana", "ben"):
        (small.root / f"journal/contacts/{name}.md").write_text("---\nname: A\narchived: yes\n---\n")
    result = small.run("export", "vcard", "-o", f"{folder}/")
    assert result.exit_code == 0
    assert sorted(path.name for path in folder.iterdir()) == [
        "book.vcf",
        "copy.vcf",
        "eve.vcf",
        "link.vcf",
        "notes.txt",
    ]


def test_a_foreign_file_is_never_written_over(journal: MakeJournal, tmp_path: Path) -> None:
    small, folder = journal(ANA), tmp_path / "people"
    folder.mkdir()
    (folder / "ben.vcf").write_bytes(FOREIGN)
    result = small.run("export", "vcard", "-o", str(folder))
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"journal: {folder}/ben.vcf is there, and no export wrote it; --force goes over it\n"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"ben.vcf": FOREIGN}


def test_a_card_that_another_program_changed_stays_and_is_said(journal: MakeJournal, tmp_path: Path) -> None:
    small, folder = journal(ANA), tmp_path / "people"
    made = write(small, folder)
    changed = {name: data.replace(b"END:", b"REV:20261201T024240Z\r\nTEL:1\r\nEND:") for name, data in made.items()}
    for name, data in changed.items():
        (folder / name).write_bytes(data)
    (small.root / "journal/contacts/ben.md").unlink()
    result = small.run("export", "vcard", "-o", f"{folder}/")
    assert (result.exit_code, result.stdout) == (0, "")
    assert [line.split(" was changed")[0] for line in result.stderr.splitlines()] == [
        f"{folder}/{n}" for n in sorted(made)
    ]
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == changed
    assert write(small, folder, "--force") == {"ana.vcf": made["ana.vcf"]}


def test_it_goes_not_among_the_records_and_through_no_link(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal({"profile.md": "---\nname: Me\n---\n"})
    (small.root / "out").symlink_to(tmp_path)
    for folder in ("journal/cards", "out"):
        result = small.run("export", "vcard", "-o", f"{small.root}/{folder}/")
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)
    assert not (small.root / "journal/cards").exists()

"""`journal import`: what it prints, and what it says where it can't work."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import MakeJournal
from small_journal import TODAY, SmallJournal

from generator.cli.import_ import FORMS
from generator.io.importers import IMPORTERS

CSV = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nDee,Ito,,dee@example.com,A,B,15 Mar 2024\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Dee Ito\nEND:VCARD\n"
LIST = "Name,Where they work\nDee Ito,Blue Crane\n"
WORLD = {"contacts/ana.md": "---\nname: Ana\n---\n"}


def written(small: SmallJournal, name: str, data: str | bytes) -> str:
    path = small.root / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(path)


def test_every_importer_has_its_command() -> None:
    assert [importer.name for importer in IMPORTERS] == list(FORMS)


def test_the_path_alone_goes_to_stdout(journal: MakeJournal) -> None:
    small = journal(WORLD)
    result = small.run("import", "linkedin", written(small, "My Connections (2).csv", CSV))
    assert (result.exit_code, result.stdout) == (0, "journal/imports/my-connections-2.md\n")
    assert result.stderr.startswith("One line to decide on\nnext: tick what you want")


@pytest.mark.parametrize("name", ["journal/imports/c.md", "imports/../imports/c.md", "c.md", "c"])
def test_a_review_is_found_by_its_path_or_its_name(journal: MakeJournal, name: str) -> None:
    small = journal(WORLD)
    small.run("import", "linkedin", written(small, "c.csv", CSV))
    result = small.run("import", "apply", name.replace("imports/..", "journal/imports/.."))
    assert result.exit_code == 0, result.output
    assert "none of its 1 lines is ticked" in result.stderr


def refused(small: SmallJournal, *args: str) -> str:
    result = small.run("import", *args)
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert result.stderr.count("\n") == 1
    assert not (small.root / "journal" / "imports").exists()
    return result.stderr


def test_a_file_of_another_form_is_recognized(journal: MakeJournal) -> None:
    small = journal(WORLD)
    said = refused(small, "linkedin", written(small, "a.csv", CARD))
    assert (
        "this is not LinkedIn's Connections.csv; it looks like an address book of vCards: `journal import vcard" in said
    )
    said = refused(small, "vcard", written(small, "a.vcf", CSV))
    assert "`journal import linkedin FILE`" in said


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02" * 100, b"PK\x03\x04broken", b"hello", b"\xff\xfe"])
def test_garbage_is_said_in_one_line(journal: MakeJournal, form: str, data: bytes) -> None:
    small = journal(WORLD)
    assert "a.bin" in refused(small, form, written(small, "a.bin", data))


def test_a_missing_file_and_a_missing_journal_are_said(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal(WORLD)
    assert "does not exist" in refused(small, "linkedin", "nowhere.csv")
    assert "there is no review called nowhere; they lie in journal/imports/" in refused(small, "apply", "nowhere")


def test_a_review_elsewhere_is_not_applied(journal: MakeJournal) -> None:
    small = journal({**WORLD, "contacts/evil.md": "- [x] **Eve**\n  ```yaml\n  # new contact\n  name: Eve\n  ```\n"})
    result = small.run("import", "apply", "journal/contacts/evil.md")
    assert result.exit_code == 2
    assert "does not lie in journal/imports/" in result.stderr


def test_a_path_in_a_review_that_leads_out_writes_nothing(journal: MakeJournal) -> None:
    small = journal(WORLD)
    outside = small.root / "secret.md"
    outside.write_text("---\nname: Secret\n---\n", encoding="utf-8")
    (small.root / "journal/imports").mkdir()
    review = "- [x] **Ana**\n  ```yaml\n  # in journal/contacts/../../secret.md\n  role: Spy\n  ```\n"
    (small.root / "journal/imports/r.md").write_text(review, encoding="utf-8")
    result = small.run("import", "apply", "r")
    assert "is not there any more" in result.stderr
    assert outside.read_text(encoding="utf-8") == "---\nname: Secret\n---\n"


@pytest.mark.parametrize(
    ("map_", "said"),
    [
        ("Company", "is not like"),
        ("Company=", "is not like"),
        ("Compny=Where they work", "did you mean `company`"),
        ("Company=Where", "no column is called `Where`; there are Name, Where they work"),
    ],
)
def test_a_map_that_means_nothing_is_refused(journal: MakeJournal, map_: str, said: str) -> None:
    small = journal(WORLD)
    assert said in refused(small, "xlsx", written(small, "l.csv", LIST), "--map", map_)


def test_a_map_reads_a_column_otherwise(journal: MakeJournal) -> None:
    small = journal(WORLD)
    result = small.run("import", "xlsx", written(small, "l.csv", LIST), "--map", "Company=where they work")
    text = (small.root / result.stdout.strip()).read_text(encoding="utf-8")
    assert "| Where they work | company (you said so) |" in text
    assert "company: Blue Crane}" in text


def test_only_a_spreadsheet_has_columns_to_map(journal: MakeJournal) -> None:
    small = journal(WORLD)
    assert "No such option '--map'" in refused(small, "linkedin", written(small, "c.csv", CSV), "--map", "a=b")


def test_options_stand_before_or_after(journal: MakeJournal) -> None:
    small = journal(WORLD)
    file = written(small, "c.csv", CSV)
    for place in range(4):
        words = ["import", "linkedin", file]
        words[place:place] = ["-C", str(small.root), "--today", TODAY]
        run = subprocess.run([sys.executable, "-m", "generator", *words], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stderr


def test_no_library_of_a_format_is_loaded_before_a_file_of_it(journal: MakeJournal) -> None:
    small = journal(WORLD)
    file = written(small, "c.csv", CSV)
    script = (
        "import sys; from generator.cli import main\n"
        f"try: main(['-C', {str(small.root)!r}, 'import', 'linkedin', {file!r}])\n"
        "except SystemExit: pass\n"
        "print(*sorted(set(sys.modules) & {'icalendar', 'python_calamine', 'dateutil'}), 'none')"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env={**os.environ})
    assert run.stdout.splitlines()[-1] == "none"


@pytest.mark.parametrize("data", [b"", b"\n", b"only words\n", b"\xff\xfe", b"\x00" * 9])
def test_a_review_with_nothing_to_tick_is_said_in_one_line(journal: MakeJournal, data: bytes) -> None:
    small = journal(WORLD)
    (small.root / "journal/imports").mkdir()
    (small.root / "journal/imports/r.md").write_bytes(data)
    result = small.run("import", "apply", "r")
    assert (result.exit_code, result.stdout) == (2 if b"\xff" in data else 0, "")
    assert result.stderr.count("\n") == 1

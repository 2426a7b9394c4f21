"""`journal export`: where each form goes, and what is refused."""

import json
import sqlite3
from pathlib import Path

import pytest
import sample
from conftest import MakeJournal

from generator.cli.export import BINARY, FILES, FORMS

ANA = {"profile.md": "---\nname: Me\n---\n", "contacts/ana.md": "---\nname: Ana\n---\n"}


@pytest.mark.parametrize("form", sorted(FILES))
def test_o_writes_what_standard_output_would_have(journal: MakeJournal, tmp_path: Path, form: str) -> None:
    small = journal(ANA)
    assert small.run("export", form, "-o", str(tmp_path / "made")).output == ""
    assert (tmp_path / "made").read_bytes() == small.run("export", form).stdout_bytes


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["pages"], "-o DIR"),
        (["json", "--version", "3.0"], "--version"),
        (["vcard", "--version", "2.1"], "2.1"),
        (["json", "-o", "."], "folder"),
        (["sqlite", "-o", "no/such/folder/x"], "can't be written"),
    ],
)
def test_what_makes_no_sense_is_said_in_one_line(journal: MakeJournal, words: list[str], said: str) -> None:
    result = journal(ANA).run("export", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("form", sorted(BINARY))
def test_a_terminal_is_no_place_for_what_is_no_text(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr("generator.cli.terminal.is_terminal", lambda: True)
    result = journal(ANA).run("export", form)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "-o FILE" in result.stderr


def test_an_empty_journal_goes_out_in_every_form(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal({"profile.md": "---\nname: Me\n---\n"})
    for form in FORMS:
        assert small.run("export", form, "-o", str(tmp_path / form)).exit_code == 0, form


@pytest.mark.parametrize("form", sorted({*FILES} - {"json"}))
def test_the_sample_goes_out_the_same_each_time(form: str) -> None:
    first, second = sample.run("export", form), sample.run("export", form)
    assert first.exit_code == 0
    assert first.stdout_bytes == second.stdout_bytes


def test_the_sample_as_a_database_holds_what_json_holds() -> None:
    base = sqlite3.connect(":memory:")
    base.deserialize(sample.run("export", "sqlite").stdout_bytes)
    content = json.loads(sample.run("export", "json").stdout)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    for table in ("contacts", "meetings", "companies", "events", "updates", "debts"):
        assert base.execute(f"SELECT count(*) FROM {table}").fetchone() == (len(content[table]),), table


@pytest.mark.parametrize("form", ["json", "vcard", "csv"])
def test_a_dash_is_standard_output(
    journal: MakeJournal, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n"})
    result = small.run("export", form, "-o", "-")
    assert (result.exit_code, result.stdout) == (0, small.run("export", form).stdout)
    assert not (tmp_path / "-").exists()


ENDINGS = {"one-sheet": "html", "vcard": "vcf"}


@pytest.mark.parametrize("form", sorted(FILES))
def test_an_export_goes_over_an_earlier_one_and_over_no_other_file(journal: MakeJournal, form: str) -> None:
    small = journal(ANA)
    made, other = small.root / f"made.{ENDINGS.get(form, form)}", small.root / f"other.{ENDINGS.get(form, form)}"
    for _ in range(2):
        (small.root / "journal/contacts/ben.md").write_text("---\nname: Ben\n---\n")
        assert small.run("export", form, "-o", str(made)).exit_code == 0
    others = {
        "json": b'{"contacts": [], "debts": []}', "ics": b"BEGIN:VCALENDAR\r\nPRODID:-//Other//EN\r\n",
        "vcard": b"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Eve\r\nEND:VCARD\r\n", "csv": b"Name,Mail\r\nEve,e@example.org\r\n",
        "xlsx": b"PK\x03\x04nothing", "sqlite": b"SQLite format 3\0" + bytes(84), "one-sheet": b"<!doctype html>\n<p>",
    }  # fmt: skip
    other.write_bytes(others[form])
    refused = small.run("export", form, "-o", str(other))
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == f"journal: {other} is there, and no export wrote it; --force goes over it\n"
    assert other.read_bytes() == others[form]
    assert small.run("export", form, "-o", str(other), "--force").exit_code == 0
    assert other.read_bytes() == made.read_bytes()


@pytest.mark.parametrize("force", [[], ["--force"]])
@pytest.mark.parametrize(
    "words",
    ["json -o journal/contacts/eve.md", "json -o journal/new.json", "json -o mkdocs.yml", "csv -o journal/",
     "pages -o journal/pages", "pages -o .", "json -o out/x.json", "json -o link.json", "csv -o out/", "pages -o out",
     "vcard -o link.json", "json -o into/x.json"],
)  # fmt: skip
def test_no_export_goes_into_the_records_over_the_settings_or_through_a_link(
    journal: MakeJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str, force: list[str]
) -> None:
    small = journal({**ANA, "contacts/eve.md": "---\nname: Eve\n---\n"})
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (small.root / "out").symlink_to(elsewhere)
    (small.root / "into").symlink_to("journal")
    (small.root / "link.json").symlink_to(elsewhere / "new.json")
    monkeypatch.chdir(small.root)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    refused = small.run("export", *words.split(), *force)
    assert refused.exit_code == 2
    assert len(refused.stderr.splitlines()) == 1
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before

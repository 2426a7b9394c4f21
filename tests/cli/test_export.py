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

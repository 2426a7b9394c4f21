"""Where newcomers stumbled who had nothing but `journal --help`: each time the next step is said."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import MakeJournal

from generator.cli import COMMANDS, OTHER_WORDS, main

FILES = {
    "contacts/ana.md": "---\nname: Ana\n---\n",
    "meetings/m.md": "---\ndate: 2026-11-21\nwith: ana\n---\n\n## Notes\n\nGood.\n",
}


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["add", "contact", "Jane"], "did you mean `journal new`?"),
        (["open"], "did you mean `journal serve --open`?"),
        (["thank", "ana"], "did you mean `journal done`?"),
        (["help"], "did you mean `journal --help`?"),
        (["done", "ana"], "ana is a person, not a debt; did you mean connect/m/ana, thank-email/m/ana or"),
        (["import", "old.xlsx"], "say first what it is: `journal import xlsx old.xlsx`"),
        (["import", "old.CSV"], "`journal import xlsx old.CSV`"),
        (["import", "cards.vcf"], "`journal import vcard cards.vcf`"),
        (["met", "ana", "--on", "soon"], "soon is not a day like 2026-11-22, yesterday or last friday"),
    ],
)
def test_the_next_step_is_said_in_one_line(journal: MakeJournal, typed: list[str], said: str) -> None:
    result = journal(FILES).run(*typed)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_a_person_to_whom_nothing_is_owed_is_said_to_be_one(journal: MakeJournal) -> None:
    small = journal({"contacts/bo.md": "---\nname: Bo\narchived: yes\n---\n"})
    said = small.run("done", "bo").stderr
    assert "bo is a person, not a debt; nothing that is owed bears their name" in said


def test_linkedins_list_is_told_from_a_spreadsheet(journal: MakeJournal) -> None:
    small = journal(FILES)
    assert "`linkedin` and `google`" in small.run("import", "Connections.CSV").stderr
    assert "`linkedin` and `google`" not in small.run("import", "cards.vcf").stderr


def test_outside_a_journal_it_says_how_to_begin_one(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "todo"])
    assert result.exit_code == 2
    assert "`journal init` begins one" in result.stderr
    assert "Begin with `journal init my-journal`." in CliRunner().invoke(main, ["-C", str(tmp_path)]).output


def test_every_other_word_leads_to_a_command() -> None:
    assert not OTHER_WORDS.keys() & COMMANDS.keys()
    assert {said.split()[0] for said in OTHER_WORDS.values()} <= {*COMMANDS, "--help"}


@pytest.mark.parametrize(
    ("said", "day"), [("yesterday", "2026-11-21"), ("last friday", "2026-11-20"), ("2 days ago", "2026-11-20")]
)
def test_a_day_is_said_as_people_say_it(journal: MakeJournal, said: str, day: str) -> None:
    small = journal(FILES)
    # The day that it is stands behind: it counts all the same.
    small.run("contacted", "ana", "--by", "email", "--on", said, "--today", "2026-11-22")
    assert f"{date.fromisoformat(day)} email" in (small.root / "journal/contacts/ana.md").read_text(encoding="utf-8")

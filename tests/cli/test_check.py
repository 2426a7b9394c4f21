"""`journal check`."""

import json
import os
from pathlib import Path

import pytest
from conftest import MakeJournal

GOOD = """
    ---
    name: Ana Silva
    ---
    """
BAD_DATE = """
    ---
    name: Ben Okafor
    met_on: 2026-02-30
    ---
    """
UNKNOWN = """
    ---
    name: Cleo Marsh
    compny: Harbour Studio
    ---
    """


def test_a_journal_in_order_says_so_and_exits_0(journal: MakeJournal) -> None:
    result = journal({"contacts/ana-silva.md": GOOD}).run("check")
    assert result.exit_code == 0
    assert result.stdout.startswith("Everything is in order: 1 file checked (")
    assert result.stderr == ""


def test_an_error_is_shown_and_exits_1(journal: MakeJournal) -> None:
    result = journal({"contacts/ana-silva.md": GOOD, "contacts/ben-okafor.md": BAD_DATE}).run("check")
    assert result.exit_code == 1
    assert result.stdout.startswith("journal/contacts/ben-okafor.md:3:9: error[not-a-date]: ")
    assert result.stdout.splitlines()[-1].startswith("1 error in 2 files (")
    assert result.stderr == ""


def test_a_warning_exits_1_only_under_strict(journal: MakeJournal) -> None:
    small = journal({"contacts/cleo-marsh.md": UNKNOWN})
    assert small.run("check").exit_code == 0
    assert small.run("check", "--strict").exit_code == 1


def test_severities_of_mkdocs_yml_count(journal: MakeJournal) -> None:
    rules = {"rules": {"not-a-date": "warning", "unknown-field": "off"}}
    small = journal({"contacts/ben-okafor.md": BAD_DATE, "contacts/cleo-marsh.md": UNKNOWN}, rules)
    result = small.run("check", "--format", "json")
    assert result.exit_code == 0
    content = json.loads(result.stdout)
    assert [found["severity"] for found in content["diagnostics"]] == ["warning"]
    assert (content["errors"], content["warnings"], content["files"]) == (0, 1, 2)


def test_known_fields_of_mkdocs_yml_count(journal: MakeJournal) -> None:
    small = journal({"contacts/cleo-marsh.md": UNKNOWN}, {"known_fields": ["compny"]})
    assert small.run("check", "--strict").exit_code == 0


def test_sarif_bears_the_page_of_every_rule(journal: MakeJournal) -> None:
    log = json.loads(journal({"contacts/ana-silva.md": GOOD}).run("check", "--format", "sarif").stdout)
    rules = {rule["id"]: rule for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert rules["not-a-date"]["shortDescription"]["text"] == "The value is not a real date in the form YYYY-MM-DD."
    assert "## Bad" in rules["not-a-date"]["help"]["markdown"]


def found_at(text: str) -> list[str]:
    return [found["path"].removeprefix("journal/") for found in json.loads(text)["diagnostics"]]


@pytest.mark.parametrize(
    ("paths", "expected", "files"),
    [
        (["journal/contacts/ben-okafor.md"], ["contacts/ben-okafor.md"], 1),
        (["journal/contacts"], ["contacts/ben-okafor.md", "contacts/cleo-marsh.md"], 3),
        (["journal/contacts/"], ["contacts/ben-okafor.md", "contacts/cleo-marsh.md"], 3),
        (["journal/contacts/ana-silva.md"], [], 1),
        (["journal/meetings/2026-04-14.md"], ["meetings/2026-04-14.md"], 1),
        (["journal"], ["contacts/ben-okafor.md", "contacts/cleo-marsh.md", "meetings/2026-04-14.md"], 5),
        (["."], ["contacts/ben-okafor.md", "contacts/cleo-marsh.md", "meetings/2026-04-14.md"], 5),
        (["journal/questions.md", "journal/meetings/../contacts/ben-okafor.md"], ["contacts/ben-okafor.md"], 2),
        (["journal/picture.png"], [], 0),
    ],
)
def test_with_paths_only_what_concerns_them_is_reported(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch, paths: list[str], expected: list[str], files: int
) -> None:
    small = journal(
        {
            "contacts/ana-silva.md": GOOD,
            "contacts/ben-okafor.md": BAD_DATE,
            "contacts/cleo-marsh.md": UNKNOWN,
            # Everything is read: without Ana's record this meeting would have a second fault.
            "meetings/2026-04-14.md": "---\ndate: 2026-04-14\nwith: ana-silva\nconfirmed: tomorrow\n---\n",
            "questions.md": "## Design\n\n- What do you test first?\n",
            "picture.png": b"\x89PNG",
        }
    )
    monkeypatch.chdir(small.root)
    result = small.run("check", "--format", "json", *paths)
    assert found_at(result.stdout) == expected
    assert json.loads(result.stdout)["files"] == files
    assert result.exit_code == int(expected not in ([], ["contacts/cleo-marsh.md"]))


def test_a_path_counts_from_the_current_folder_and_else_from_mkdocs_yml(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    small = journal({"contacts/ben-okafor.md": BAD_DATE, "meetings/empty.txt": ""})
    monkeypatch.chdir(small.root / "journal" / "contacts")
    for path in ("ben-okafor.md", "journal/contacts/ben-okafor.md", str(small.root / "journal")):
        assert found_at(small.run("check", "--format", "json", path).stdout) == ["contacts/ben-okafor.md"]


def test_a_folder_is_not_taken_for_files_whose_names_begin_like_it(journal: MakeJournal) -> None:
    small = journal({"contacts/ben/ana-silva.md": GOOD, "contacts/ben-okafor.md": BAD_DATE})
    result = small.run("check", "--format", "json", "journal/contacts/ben")
    assert (found_at(result.stdout), json.loads(result.stdout)["files"], result.exit_code) == ([], 1, 0)


def test_a_link_that_leaves_the_journal_can_be_asked_for(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal({"contacts/ana-silva.md": GOOD})
    (small.root / "journal" / "contacts" / "out.md").symlink_to(tmp_path / "elsewhere.md")
    (tmp_path / "elsewhere.md").write_text("private")
    result = small.run("check", "--format", "json", "journal/contacts/out.md")
    assert [found["rule"] for found in json.loads(result.stdout)["diagnostics"]] == ["outside-journal"]
    assert json.loads(result.stdout)["files"] == 1


@pytest.mark.parametrize("path", ["journal/contacts/nobody.md", "mkdocs.yml", "..", os.devnull])
def test_a_path_outside_the_journal_or_without_a_file_exits_2_in_one_line(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    small = journal({"contacts/ana-silva.md": GOOD})
    monkeypatch.chdir(small.root)
    result = small.run("check", path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert path in result.stderr


def test_a_format_that_does_not_exist_exits_2(journal: MakeJournal) -> None:
    result = journal({}).run("check", "--format", "xml")
    assert result.exit_code == 2
    assert "full" in result.stderr


def test_a_terminal_gets_colour_unless_it_asks_for_none(journal: MakeJournal, monkeypatch: pytest.MonkeyPatch) -> None:
    small = journal({"contacts/ben-okafor.md": BAD_DATE})
    monkeypatch.setattr("generator.cli.terminal.is_terminal", lambda: True)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" in small.run("check").stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in small.run("check").stdout


def test_the_help_shows_an_example(journal: MakeJournal) -> None:
    assert "journal check journal/contacts --strict" in journal({}).run("check", "--help").stdout


def test_a_file_is_renamed_to_its_date_unless_that_name_is_taken_or_it_is_being_mended(journal: MakeJournal) -> None:
    small = journal(
        {
            "contacts/ana.md": "---\nname: Ana\n---\n",
            "meetings/2026-11-01-ana.md": "---\ndate: 2026-11-02\nwith: ana\n---\n",
            "meetings/2026-11-05-ana.md": "---\ndate: 2026-11-06\nwith: ana\n---\n",
            "meetings/2026-11-06-ana.md": "---\ndate: 2026-11-06\nwith: ana\n---\n",
            "meetings/2026-11-08-ana.md": "---\ndate: 2026-11-09\nwith: ana\nhwo: phone\n---\n",
        }
    )
    small.run("check", "--fix")
    names = {path.stem[:10] for path in (small.root / "journal/meetings").iterdir()}
    assert names == {"2026-11-02", "2026-11-05", "2026-11-06", "2026-11-08"}
    assert "how: phone" in (small.root / "journal/meetings/2026-11-08-ana.md").read_text()
    small.run("check", "--fix")
    assert (small.root / "journal/meetings/2026-11-09-ana.md").is_file()


@pytest.mark.parametrize("names", [("2026-03-08-x", "2026-03-09-x"), ("2026-03-08-x", "2026-03-13-X")])
def test_two_files_that_want_one_name_stay_both_and_are_reported(journal: MakeJournal, names: tuple[str, str]) -> None:
    small = journal({f"meetings/{name}.md": f"---\ndate: 2026-03-13\nwith: {name}\n---\n" for name in names})
    before = {path.name: path.read_bytes() for path in (small.root / "journal/meetings").iterdir()}
    fixed = small.run("check", "--fix", "--format", "concise")
    assert {path.name: path.read_bytes() for path in (small.root / "journal/meetings").iterdir()} == before
    assert "wrong-file-date" in fixed.stdout
    assert "another file is to be called 2026-03-13-x too" in small.run("check").stdout

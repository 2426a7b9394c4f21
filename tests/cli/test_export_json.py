"""`journal export json`, and the content that it writes."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import sample
from conftest import MakeJournal

from generator.cli.export import VERSIONS
from generator.io.exporters import vcard
from generator.model.fields import schema
from generator.model.json_schema import RECORDS

SCHEMA = json.loads((Path(__file__).parents[1] / "samples" / "export-schema.json").read_text())
WORLD = {
    "profile.md": "---\nname: Me\ntargets: [acme, Nowhere Inc]\n---\n",
    "companies/acme.md": "---\nname: Acme\n---\n",
    "contacts/ana.md": "---\nname: Ana Silva\nemail: a@example.org\ncompany: '[[Acme]]'\nformerly: [Elsewhere]\n"
    "keep_in_touch: 3 Months\nlinkedin_connected: not-wanted\nx_shelf: [top]\narchived: no\n"
    "outreach: [2026-03-01 email replied 2026-03-04]\nheard:\n  - 2026-03-05 email: liked my talk\n---\n\nHello.\n",
    "contacts/ben.md": "---\nname: Ben Okafor\nintroduced_by: [Ana Silva, a ghost]\n---\n",
    "meetings/m.md": "---\ndate: 2026-04-01 15:00\nwith: Ana Silva\nduration: 1 h\n"
    "introductions: [Ben Okafor, Chi Ng, {contact: a ghost}]\nthanks: [email 2026-04-02 to ana]\n"
    "asked_for_introductions: YES\n---\n",
    "events/mixer.md": "---\nname: Mixer\ndate: 2026-05-01\nmet: [ana, Stranger]\n---\n",
    "updates/u.md": "---\ndate: 2026-06-01\nsubject: New\nto: [tag:mentors, ANA]\ntold: [all 2026-06-02]\n---\n",
}


def exported(journal: MakeJournal) -> dict[str, Any]:
    result = journal(WORLD).run("export", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    content: dict[str, Any] = json.loads(result.stdout)
    jsonschema.validate(content, SCHEMA)
    return content


def by_slug(entries: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {entry["slug"]: entry for entry in entries}


def test_a_contact_has_its_fields_and_what_follows_from_them(journal: MakeJournal) -> None:
    ana = by_slug(exported(journal)["contacts"])["ana"]
    assert ana["path"] == "journal/contacts/ana.md"
    assert ana["body"] == "\nHello.\n"
    assert (ana["company"], ana["formerly"]) == ("acme", ["elsewhere"])
    assert (ana["email"], ana["phone"], ana["role"]) == (["a@example.org"], [], None)
    assert (ana["keep_in_touch"], ana["linkedin_connected"], ana["archived"]) == ("3 months", "not-wanted", False)
    assert (ana["personal"], ana["x_shelf"]) == (None, ["top"])
    assert (ana["stage"], ana["degree"], ana["last_contact"]) == ("in-touch", 1, "2026-05-01")
    assert (ana["permission"], ana["introduced"]) == ("unknown", ["ben"])
    own = {"introduced": 2, "approached": 0, "met": 0}
    assert ana["yield"] == {**own, "tree": own}


@pytest.mark.parametrize("command", [("export", "json"), ("list", "contacts", "--format", "json")])
def test_a_comment_is_in_no_export(journal: MakeJournal, command: tuple[str, ...]) -> None:
    text = "%% secret %% Kind <!-- secret --> and `%% code %%`.\n- [ ] %% secret %% call 📅 2026-12-01\n## A"
    small = journal({"contacts/ana.md": f"---\nname: Ana\n---\n{text}"})
    result = small.run(*command)
    assert "secret" not in result.stdout
    content = json.loads(result.stdout)
    (ana,) = content["contacts"] if command[0] == "export" else content
    assert ana["body"].split() == [
        "Kind",
        "and",
        "`%%",
        "code",
        "%%`.",
        "-",
        "[",
        "]",
        "call",
        "📅",
        "2026-12-01",
        "##",
        "A",
    ]


def test_one_line_forms_are_expanded(journal: MakeJournal) -> None:
    content = exported(journal)
    ana = by_slug(content["contacts"])["ana"]
    assert ana["outreach"] == [
        {"on": "2026-03-01", "by": "email", "about": None, "note": None, "text": None, "objective": None, "times": [],
         "replied": "2026-03-04", "replied_by": None, "reply": None, "declined": None}
    ]  # fmt: skip
    assert ana["heard"] == [{"on": "2026-03-05", "by": "email", "what": "liked my talk", "answered": None}]
    assert content["updates"][0]["told"] == [{"who": ["all"], "on": "2026-06-02", "by": None, "note": None}]


def test_a_meeting_has_its_derived_status_and_references_as_slugs(journal: MakeJournal) -> None:
    (meeting,) = exported(journal)["meetings"]
    assert (meeting["status"], meeting["date"], meeting["duration"]) == ("held", "2026-04-01T15:00", 60)
    assert (meeting["with"], meeting["asked_for_introductions"], meeting["kind"]) == (["ana"], True, None)
    assert meeting["thanks"] == [{"by": "email", "on": "2026-04-02", "to": ["ana"], "note": None}]
    assert [(item["name"], item["contact"]) for item in meeting["introductions"]] == [
        ("Ben Okafor", "ben"),
        ("Chi Ng", None),
        (None, "a ghost"),
    ]


def test_references_that_lead_nowhere_stay_as_they_were_written(journal: MakeJournal) -> None:
    content = exported(journal)
    assert by_slug(content["contacts"])["ben"]["introduced_by"] == ["ana", "a ghost"]
    assert content["updates"][0]["to"] == ["tag:mentors", "ana"]
    assert [met["name"] for met in content["events"][0]["met"]] == ["ana", "Stranger"]


def test_companies_without_a_file_are_there(journal: MakeJournal) -> None:
    companies = by_slug(exported(journal)["companies"])
    assert sorted(companies) == ["acme", "elsewhere", "nowhere-inc"]
    assert companies["elsewhere"]["path"] is None
    assert companies["elsewhere"]["name"] == "Elsewhere"
    assert companies["elsewhere"].keys() == companies["acme"].keys()


def test_debts_are_the_open_ones_and_diagnostics_those_of_check(journal: MakeJournal) -> None:
    content = exported(journal)
    assert {debt["state"] for debt in content["debts"]} <= {"overdue", "today", "upcoming"}
    assert "unknown-contact" in {found["rule"] for found in content["diagnostics"]}
    assert content["profile"]["targets"] == ["acme", "nowhere-inc"]


def test_every_field_of_the_schema_is_written(journal: MakeJournal) -> None:
    content = exported(journal)
    for kind, record in RECORDS.items():
        entry = content["profile"] if kind == "profile" else content[record.FOLDER][0]
        assert set(schema(record)) <= set(entry), kind


def test_the_sample_is_valid_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    first, second = sample.run("export", "json").stdout_bytes, sample.run("export", "json").stdout_bytes
    assert first == second
    content = json.loads(first)
    jsonschema.validate(content, SCHEMA)
    assert first.decode() == json.dumps(content, indent=2, sort_keys=True) + "\n"
    assert len(content["contacts"]) == len(list((sample.ROOT / "journal/contacts").rglob("*.md")))


def test_o_writes_the_same_bytes_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.json"
    result = sample.run("export", "json", "-o", str(path))
    assert (result.exit_code, result.stdout) == (0, "")
    assert path.read_bytes() == sample.run("export", "json").stdout_bytes


def test_where_it_cannot_write_it_exits_2_in_one_line(tmp_path: Path) -> None:
    result = sample.run("export", "json", "-o", str(tmp_path / "nowhere" / "journal.json"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("form", ["xml", ""])
def test_other_forms_are_refused(journal: MakeJournal, form: str) -> None:
    assert journal({}).run("export", form).exit_code == 2


def test_the_versions_offered_are_those_that_are_written() -> None:
    assert VERSIONS == vcard.VERSIONS


def test_names_of_files_that_are_no_text_are_shown_by_their_numbers(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": "---\nname: Ana\n---\n"})
    try:
        (small.root / "journal" / "contacts" / "caf\udce9.md").write_text("---\nname: Café\n---\n")
    except OSError:
        pytest.skip("this file system takes no such name")
    result = small.run("export", "json")
    assert "caf\\\\xe9" in result.stdout

"""What editors and git are given: made from the records' own fields, and understood by what reads it."""

import json
import re
from importlib.resources import files
from typing import Any

import pytest
import yaml
from conftest import MakeJournal
from small_journal import TODAY

from generator.edit.new_journal import SECTIONS, USUAL, new_journal, property_types, record_templates, snippets
from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.model.decode import decode
from generator.model.fields import Choice, Items, required, schema
from generator.model.json_schema import RECORDS
from generator.model.loader import KINDS
from generator.model.moment import Moment

FILES = {file.path: file.data.decode() for file in new_journal(Moment.parse(TODAY).day)}


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith((".json", ".code-snippets"))])
def test_json_is_json(path: str) -> None:
    json.loads(FILES[path])


@pytest.mark.parametrize("path", [path for path in FILES if path.endswith((".yml", ".yaml", ".base"))])
def test_yaml_is_yaml_with_nothing_left_to_fill_in(path: str) -> None:
    assert yaml.safe_load(FILES[path])
    assert not re.search(r"(?<!\$)\{\w+\}", FILES[path])


def test_the_base_shows_properties_that_records_have() -> None:
    for view in yaml.safe_load(FILES["journal/people.base"])["views"]:
        within, *others = view["filters"]["and"]
        (kind,) = (kind for kind in KINDS if f'{kind.FOLDER}")' in within)
        named = [*view["order"], *(name for one in others for name in re.findall(r"note\.(\w+)", one))]
        assert {name for name in named if name != "file.name"} <= {*schema(kind)}, view["name"]


def matcher() -> dict[str, Any]:
    tasks = json.loads(FILES[".vscode/tasks.json"])["tasks"]
    (check,) = (task for task in tasks if "check" in task["label"])
    found: dict[str, Any] = check["problemMatcher"]["pattern"]
    return found


def test_the_problem_matcher_takes_every_line_of_a_concise_report_apart(journal: MakeJournal) -> None:
    small = journal(
        {"contacts/a b: c.md": "---\nname: Ada\nmet_on: 2026-02-30\n---\n", "contacts/ben.md": "---\nrol: x\n---\n"}
    )
    *lines, summary = small.run("check", "--format", "concise").output.splitlines()
    pattern = matcher()
    found = [re.fullmatch(pattern["regexp"], line) for line in lines]
    assert len(found) == 3
    assert all(found)
    parts = [{part: each[pattern[part]] for part in ("file", "line", "severity", "code")} for each in found if each]
    assert parts[0] == {"file": "journal/contacts/a b: c.md", "line": "3", "severity": "error", "code": "not-a-date"}
    assert re.fullmatch(pattern["regexp"], summary) is None


def test_the_command_of_each_task_is_there(journal: MakeJournal) -> None:
    small = journal({})
    for task in json.loads(FILES[".vscode/tasks.json"])["tasks"]:
        program, name, *_ = task["command"].split()
        assert program == "journal"
        assert small.run(name, "--help").exit_code == 0


@pytest.mark.parametrize("kind", USUAL)
def test_what_is_usual_is_a_field_and_holds_all_that_is_required(kind: str) -> None:
    assert set(USUAL[kind]) <= set(schema(RECORDS[kind]))
    assert set(required(RECORDS[kind])) <= set(USUAL[kind])


def typed(body: list[str]) -> str:
    """Return what a snippet leaves in the file if one goes from stop to stop and types nothing."""
    text = "\n".join(body).replace("$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE", TODAY)
    text = re.sub(r"\$\{\d+\|([^,|]*)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:((?:\\.|[^}])*)\}", r"\1", text)
    return re.sub(r"\\([\\$}])", r"\1", re.sub(r"\$\d+", "", text))


@pytest.mark.parametrize("kind", USUAL)
def test_a_snippet_of_a_record_is_a_record(kind: str) -> None:
    text = typed(snippets()[f"A {kind}"]["body"])
    record, faults = decode(RECORDS[kind], read(SourceText("journal/a.md", text)), "a", frozenset())
    assert faults == ()
    assert [f"## {title}" for title in SECTIONS.get(kind, ())] == re.findall("^## .*$", record.body, re.MULTILINE)


def test_every_list_of_items_has_its_snippet() -> None:
    lists = {name for kind in RECORDS.values() for name, spec in schema(kind).items() if isinstance(spec.type, Items)}
    assert {f"An entry of {name}" for name in lists} | {f"A {kind}" for kind in USUAL} == set(snippets())


def test_a_snippet_of_an_item_offers_the_choices_and_leaves_an_entry() -> None:
    body = snippets()["An entry of outreach"]["body"]
    options = schema(schema(RECORDS["contact"])["outreach"].type.of)["by"].type  # type: ignore[union-attr]
    assert isinstance(options, Choice)
    assert f"|{','.join(options.options)}|" in body[1]
    text = "---\nname: Ada\noutreach:\n" + typed(body) + "\n---\n"
    record, faults = decode(RECORDS["contact"], read(SourceText("journal/a.md", text)), "a", frozenset())
    assert faults == ()
    assert len(record.outreach) == 1  # type: ignore[attr-defined]


def test_obsidian_knows_a_type_only_where_every_record_agrees() -> None:
    types = property_types()
    assert (types["met_on"], types["aliases"], types["tags"]) == ("date", "aliases", "tags")
    assert types["introduced_by"] == "multitext"
    assert types["date"] == "text", "a date and time would invent an hour, a date drop one"
    assert types["linkedin_connected"] == "text", "it may be not-wanted"
    assert "phone" not in types, "one in the profile, several in a contact"
    assert "personal" not in types
    assert set(types.values()) <= {"text", "multitext", "date", "aliases", "tags"}


@pytest.mark.parametrize("kind", USUAL)
def test_new_fills_our_template_and_check_is_content(journal: MakeJournal, kind: str) -> None:
    ada = {"contacts/ada.md": "---\nname: 'Ada \"the first\"'\n---\n"} if kind == "meeting" else {}
    bank = {**ada, "questions.md": "## Tea\n- How do you brew it?\n- Green or black?\n- Which cup?\n"}
    small = journal({**bank, **{f"templates/{name}.md": text for name, text in record_templates()}})
    options = ["--on", f"{TODAY} 15:00", "--topic", "Tea"] if kind == "meeting" else []
    made = small.run("new", kind, 'Ada "the first"', *options)
    assert made.exit_code == 0, made.output
    text = (small.root / made.stdout.strip()).read_text(encoding="utf-8")
    assert "{{" not in text
    if kind == "meeting":
        assert f"date: {TODAY} 15:00\n" in text
        assert "## Questions\n\n### How do you brew it?\n\n### Green or black?\n\n### Which cup?\n\n## Notes" in text
    found = small.run("check", "--format", "concise").output
    assert "error" not in found.replace("0 errors", ""), found


def test_a_template_with_questions_of_its_own_keeps_them(journal: MakeJournal) -> None:
    own = "---\ndate:\nwith:\n---\n\n## Questions\n\n### Mine?\n\n## Notes\n"
    small = journal(
        {"questions.md": "## Tea\n- Theirs?\n", "templates/meeting.md": own, "contacts/ada.md": "---\nname: Ada\n---\n"}
    )
    path = small.run("new", "meeting", "Ada", "--topic", "Tea").stdout.splitlines()[-1]
    text = (small.root / path).read_text(encoding="utf-8")
    assert "### Mine?" in text
    assert "Theirs?" not in text


def test_the_workflow_names_by_hash_what_others_could_change() -> None:
    text = files("generator.edit").joinpath("texts/check-journal.yml").read_text(encoding="utf-8")
    used = re.findall(r"uses: (\S+)", text)
    assert len(used) == 2
    assert all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", one) for one in used)
    installs = re.findall(r"pip install (.*)", text)
    assert len(installs) == 2
    assert all("--require-hashes" in one or "--no-deps --no-build-isolation" in one for one in installs)

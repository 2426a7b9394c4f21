"""`journal schema`: what an editor accepts is what `journal check` accepts."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from conftest import MakeJournal
from jsonschema import Draft202012Validator

from generator.cli import main
from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.model.decode import decode
from generator.model.fields import Items, schema
from generator.model.json_schema import RECORDS, journal_schema, kind_schema
from generator.model.moment import Length, Period

SAMPLE = Path(__file__).parents[2] / "journal"
FOLDERS = {kind.FOLDER: name for name, kind in RECORDS.items() if kind.FOLDER}


def as_typed(text: str) -> Any:
    """Read YAML as text, as the journal does."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def as_json(text: str) -> Any:
    """Read YAML as most tools do, into what JSON can hold; keys stay words: only YAML 1.1 takes `on` for true."""
    return _plain(yaml.load(text, Loader=_KeysAreWords))


class _KeysAreWords(yaml.SafeLoader):
    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        return {name.value: self.construct_object(value, deep=True) for name, value in node.value}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if value is None or isinstance(value, str | int | float | bool) else str(value)


LOADERS: list[Callable[[str], Any]] = [as_typed, as_json]


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(kind_schema(RECORDS[kind]))


def reader_accepts(kind: str, text: str) -> bool:
    document = read(SourceText(f"journal/{kind}.md", f"---\n{text}---\n"))
    return not decode(RECORDS[kind], document, "ada", frozenset())[1]


def sample() -> list[tuple[str, Path]]:
    found = [(FOLDERS[path.relative_to(SAMPLE).parts[0]], path) for folder in FOLDERS for path in _below(folder)]
    return [*found, ("profile", SAMPLE / "profile.md")]


def _below(folder: str) -> list[Path]:
    return sorted((SAMPLE / folder).rglob("*.md"))


GOOD = [
    ("contact", "name: Ada"),
    ("contact", "name: 007"),
    ("contact", "name: NO"),
    ("contact", "name: Ada\nrole:\nemail: ''\nphone: 030123456"),
    ("contact", "name: Ada\nemail: [a@example.com, '']\ncompany: [[harbour-studio]]"),
    ("contact", "name: Ada\ncompany: '[[harbour-studio|Harbour]]'\nformerly: [[[a]], b]"),
    ("contact", "name: Ada\nintroduced_by: [[ben]]"),
    ("contact", "name: Ada\nmet_on: 2026-02-28 10:30\nlinkedin_connected: not-wanted\nkeep_in_touch: 3 Months"),
    ("contact", "name: Ada\nmet_on: 2025-04"),
    ("contact", "name: Ada\nmet_on: 2023"),
    ("contact", "name: Ada\nmet_on: 2026-02-28T10:30:00+01:00\nprefers: in-person\nmay_follow_up: YES"),
    ("contact", "name: Ada\narchived: no\nprivate: true\nx_mine: {a: [1, 2]}"),
    ("contact", "name: Ada\npersonal: {birthday: 12 May, 2024: Lisbon, pets: [cat, dog], home: }"),
    ("contact", "name: Ada\nwaived: {thank-card: they moved}\nignore: too-long\ntags: [a, 1]"),
    ("contact", "name: Ada\noutreach: 2026-03-01 email"),
    ("contact", "name: Ada\noutreach:\n- 2026-03-01 email replied 2026-03-04\n- {on: 2026-03-05, by: phone}"),
    ("contact", "name: Ada\noutreach:\n- 2026-03-01 email: liked your talk\n- 2026-03-02 email:"),
    ("contact", "name: Ada\nheard: [2026-03-02 email]\nhelp: {on: 2026-03-02, direction: given, what: a lead}"),
    ("contact", "name: Ada\ntime_zone: Europe/Berlin\nlinkedin: linkedin.com/in/ada\nwebsite: https://example.com"),
    ("meeting", "date: 2026-11-22\nwith: ada"),
    ("meeting", "date: 2026-11-22 10:00\nwith: [[ada]]\nduration: 30\nlasted: 1 h 30 min"),
    ("meeting", "date: 2026-11-22\nwith: [ada, [[ben]]]\nduration: 1,5 h\nkind: other\noutcomes: advice"),
    ("meeting", "date: 2026-11-22\nwith: ada\nthanks: [email 2026-11-22, card 2026-11-24 to jane-doe]"),
    ("meeting", "date: 2026-11-22\nwith: ada\nreported_back: 2026-11-23"),
    ("meeting", "date: 2026-11-22\nwith: ada\nreported_back:\n- 2026-11-23: she was glad\n- 2026-11-24 to ana"),
    ("meeting", "date: 2026-11-22\nwith: ada\nintroductions: [Ben Okafor, {contact: ben}, {name: Cleo, role: chief}]"),
    ("meeting", "date: 2026-11-22\nwith: ada\nfollow_ups:\n- Send the article: the long one\n- {do: x, to: [[ben]]}"),
    ("meeting", "date: 2026-11-22\nwith: ada\nawaiting: the slides\nasked_for_introductions: true"),
    ("company", "name: Harbour Studio\ntarget: yes"),
    ("event", "name: Mixer\ndate: 2026-11-20\nmet: [ada, [[ben]], {name: Cleo, company: Harbour}]"),
    ("update", "date: 2026-12-01\nsubject: A new job\nto: [ada, 'tag:school']\ntold: [ada 2026-12-02 email]"),
    ("profile", "name: Me\ntargets: harbour-studio"),
]
BAD = [
    ("contact", "role: chief"),
    ("contact", "name:"),
    ("contact", "name: ' '"),
    ("contact", "name: [Ada]"),
    ("contact", "name: Ada\ncompny: Harbour"),
    ("contact", "name: Ada\nprefers: telegram"),
    ("contact", "name: Ada\nmet_on: yesterday"),
    ("contact", "name: Ada\nmet_on: 22.11.2026"),
    ("contact", "name: Ada\nmet_on: not-wanted"),
    ("contact", "name: Ada\nintroduced_on: 2025-04"),
    ("contact", "name: Ada\nmet_on: [2026-11-22]"),
    ("contact", "name: Ada\narchived: perhaps"),
    ("contact", "name: Ada\nkeep_in_touch: now and then"),
    ("contact", "name: Ada\nkeep_in_touch: 3"),
    ("contact", "name: Ada\npersonal: a cat"),
    ("contact", "name: Ada\nrole: {a: b}"),
    ("contact", "name: Ada\nrole: [[chief]]"),
    ("contact", "name: Ada\nemail: {work: a@example.com}"),
    ("contact", "name: Ada\nwebsite: 'javascript:alert(1)'"),
    ("contact", "name: Ada\noutreach: email"),
    ("contact", "name: Ada\noutreach: [{by: email}]"),
    ("contact", "name: Ada\noutreach: [{on: 2026-03-01, by: pigeon}]"),
    ("contact", "name: Ada\noutreach: [{on: 2026-03-01, by: email, wen: now}]"),
    ("contact", "name: Ada\noutreach: [{2026-03-01 email: a talk, 2026-03-02 phone: another}]"),
    ("contact", "name: Ada\nhelp: 2026-03-02 given"),
    ("meeting", "date: 2026-11-22"),
    ("meeting", "with: ada"),
    ("meeting", "date: 2026-11-22\nwith: ada\nduration: long"),
    ("meeting", "date: 2026-11-22\nwith: ada\nstatus: done"),
    ("meeting", "date: 2026-11-22\nwith: ada\noutcomes: [fame]"),
    ("meeting", "date: 2026-11-22\nwith: ada\nintroductions: [{role: chief}]"),
    ("meeting", "date: 2026-11-22\nwith: ada\nfollow_ups: [{by: 2026-12-01}]"),
    ("event", "date: 2026-11-20"),
    ("update", "date: 2026-12-01\nsubject: A new job\nto:"),
    ("update", "date: 2026-12-01\nsubject: A new job\nto: []"),
]


@pytest.mark.parametrize("made", [journal_schema(), *(kind_schema(kind) for kind in RECORDS.values())])
def test_every_schema_is_one_by_the_meta_schema(made: dict[str, Any]) -> None:
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(made)
    wanted = set(_references(made))
    assert wanted <= {f"#/$defs/{name}" for name in made["$defs"]}


def _references(part: Any) -> list[str]:
    if isinstance(part, list):
        return [ref for inner in part for ref in _references(inner)]
    if not isinstance(part, dict):
        return []
    here = [part["$ref"]] if "$ref" in part else []
    return here + [ref for inner in part.values() for ref in _references(inner)]


@pytest.mark.parametrize("load", LOADERS)
def test_the_sample_journal_is_accepted(load: Callable[[str], Any]) -> None:
    files = sample()
    assert {kind for kind, _ in files} == set(RECORDS)
    whole = Draft202012Validator(journal_schema())
    for kind, path in files:
        front = load(path.read_text(encoding="utf-8").split("---\n")[1])
        assert [error.message for error in validator(kind).iter_errors(front)] == [], path
        assert whole.is_valid(front), path


@pytest.mark.parametrize("load", LOADERS)
@pytest.mark.parametrize(("kind", "text"), GOOD)
def test_what_the_journal_reads_is_accepted(load: Callable[[str], Any], kind: str, text: str) -> None:
    assert reader_accepts(kind, text + "\n")
    assert [error.message for error in validator(kind).iter_errors(load(text))] == []


@pytest.mark.parametrize("load", LOADERS)
@pytest.mark.parametrize(("kind", "text"), BAD)
def test_what_the_journal_reports_is_refused(load: Callable[[str], Any], kind: str, text: str) -> None:
    assert not reader_accepts(kind, text + "\n")
    assert not validator(kind).is_valid(load(text))


@pytest.mark.parametrize(
    "text", ["30", "30 min", "1 h", "1,5 h", "1 h 30 min", "2 Hours 5", "90 m", "30 days", "h", "1 h 2 h", "-5", "x"]
)
def test_lengths_are_those_the_journal_reads(text: str) -> None:
    front = {"date": "2026-11-22", "with": "ada", "duration": text}
    assert validator("meeting").is_valid(front) == _reads(Length.parse, text)


@pytest.mark.parametrize("text", ["90 days", "6weeks", "1 YEAR", "3 months", "3", "months", "3 m", "2.5 years"])
def test_spans_are_those_the_journal_reads(text: str) -> None:
    assert validator("contact").is_valid({"name": "Ada", "keep_in_touch": text}) == _reads(Period.parse, text)


def _reads(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize("empty", ["[]", "['']", "[null]"])
def test_a_list_that_is_needed_must_hold_something(empty: str) -> None:
    assert not validator("meeting").is_valid(as_json(f"date: 2026-11-22\nwith: {empty}"))


@pytest.mark.parametrize("kind", RECORDS)
def test_every_field_is_there_with_what_it_is_for(kind: str) -> None:
    made = kind_schema(RECORDS[kind])
    specs = schema(RECORDS[kind])
    assert {name: field["description"] for name, field in made["properties"].items()} == {
        name: spec.help for name, spec in specs.items()
    }
    assert made.get("required", []) == [name for name, spec in specs.items() if spec.required]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_good_item_is_among_the_examples(kind: str) -> None:
    lists = {name for name, spec in schema(RECORDS[kind]).items() if isinstance(spec.type, Items)}
    assert all(any(given == kind and f"{name}:" in text for given, text in GOOD) for name in lists - {"help"})


def run(*args: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, args, prog_name="journal", catch_exceptions=False)
    assert (result.exit_code, result.stderr) == (0, "")
    content: dict[str, Any] = json.loads(result.stdout)
    return content


@pytest.mark.parametrize("kind", RECORDS)
def test_the_command_prints_one_kind(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("schema", kind) == kind_schema(RECORDS[kind])


def test_the_command_prints_all_kinds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("schema")
    assert made == journal_schema()
    assert [part["$ref"] for part in made["anyOf"]] == [f"#/$defs/{kind}" for kind in RECORDS]


def test_inside_a_journal_fields_of_its_own_are_known(journal: MakeJournal) -> None:
    small = journal({}, {"known_fields": ["nickname"]})
    made = json.loads(small.run("schema", "contact").stdout)
    assert Draft202012Validator(made).is_valid({"name": "Ada", "nickname": ["A"]})
    sent = {"on": "2026-03-01", "by": "email", "nickname": "A"}
    assert Draft202012Validator(made).is_valid({"name": "Ada", "outreach": [sent]})
    assert not validator("contact").is_valid({"name": "Ada", "nickname": ["A"]})
    whole = json.loads(small.run("schema").stdout)
    assert Draft202012Validator(whole).is_valid({"date": "2026-11-22", "with": "ada", "nickname": 1})


def test_an_unknown_kind_exits_2(journal: MakeJournal) -> None:
    result = journal({}).run("schema", "person")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "contact" in result.stderr


def test_a_folder_without_a_journal_is_no_reason_to_fail_unless_it_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "schema"], prog_name="journal", catch_exceptions=False)
    assert (result.exit_code, result.stdout) == (2, "")

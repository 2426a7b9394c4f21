"""Every format against its golden file, and what each promises besides."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from made_reports import ANA, LONG, REPORT, RULES, UNREAD, WIDE, at

from generator.files.source import SourceText, Span
from generator.rules.diagnostic import CheckReport, Severity
from generator.rules.formats import FORMATS, PLAIN, FormatOptions
from generator.words.columns import excerpt

SARIF = Path(__file__).parent.parent / "samples" / "sarif-schema-2.1.0.json"
EXTENSION = {"full": "txt", "concise": "txt", "json": "json", "github": "txt", "sarif": "sarif"}


def of(*found: Any, files: int = 1) -> CheckReport:
    return CheckReport(diagnostics=found, files=files)


def said(form: str, report: CheckReport) -> str:
    return FORMATS[form](report, PLAIN)


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_reads_as_its_golden_file(form: str, golden: Callable[[str, str], None]) -> None:
    golden(f"diagnostics/{form}.{EXTENSION[form]}", FORMATS[form](REPORT, RULES))


def test_full_is_the_contracts_example_to_the_character() -> None:
    block = said("full", REPORT).split("\n\n")[0]
    assert block == (
        "journal/contacts/ana-silva.md:6:9: error[not-a-date]: `met_on` is not a real date: 2026-02-30\n"
        "  |\n"
        "6 | met_on: 2026-02-30\n"
        "  |         ^^^^^^^^^^ February 2026 has 28 days\n"
        "  |\n"
        "  = help: write a date as YYYY-MM-DD, for example 2026-02-28"
    )


@pytest.mark.parametrize(
    ("line", "words", "before", "carets"),
    [
        ("name: Ana", "Ana", "name: ", 3),
        ("name:\tAna", "Ana", "name:   ", 3),
        ("12345\tAna", "Ana", "12345   ", 3),
        ("name: 王 x", "x", "name: " + "王 ", 1),
        ("name: 王小明", "王小明", "name: ", 6),
        ("e\u0301e\u0301 x", "x", "e\u0301e\u0301 ", 1),
        ("👩‍🚀 x", "x", "👩‍🚀 ", 1),
        ("❤️ x", "x", "❤️ ", 1),
        ("👍🏽 x", "x", "👍🏽 ", 1),
        ("\x1b[1mx", "x", "␛[1m", 1),
        ("a\u202eb x", "x", "a<U+202E>b ", 1),
    ],
)
def test_carets_stand_under_their_words(line: str, words: str, before: str, carets: int) -> None:
    columns = {"王 ": 3, "👩‍🚀 ": 3, "❤️ ": 3, "👍🏽 ": 3, "e\u0301e\u0301 ": 3}
    width = next((len(before) - len(wide) + n for wide, n in columns.items() if before.endswith(wide)), len(before))
    shown, marks = said("full", of(at(SourceText("a.md", line), words))).splitlines()[2:4]
    assert shown.startswith("1 | " + before)
    assert marks == "  | " + " " * width + "^" * carets


def test_a_place_of_several_lines_shows_the_first() -> None:
    lines = said("full", of(at(ANA, "Harbour Studio\nrole: Head"))).splitlines()
    assert lines[2:4] == ["3 | company: Harbour Studio", "  |          ^^^^^^^^^^^^^^"]


def test_a_place_at_the_end_of_a_line_and_of_the_text_has_one_caret() -> None:
    empty = SourceText("a.md", "name:\n")
    report = of(at(empty, "\n"), at(SourceText("b.md", "a\r\n\r\n"), "\r\n\r\n"))
    assert [line for line in said("full", report).splitlines() if "^" in line] == ["  |      ^", "  |  ^"]


@pytest.mark.parametrize("words", ["javascript:{0}", "x" * 150, "y" * 150])
def test_a_long_line_is_clipped_around_the_place(words: str) -> None:
    lines = said("full", of(at(LONG, words))).splitlines()
    shown, marks = lines[2].removeprefix("1 | "), lines[3].removeprefix("  | ")
    assert len(shown) <= 102
    marked = shown[len(marks) - len(marks.lstrip()) : len(marks)]
    assert marked
    assert words.startswith(marked)
    assert ("…" in shown[0], "…" in shown[-1]) == (words[0] != "x", words[0] != "y" or marked != words)


def test_a_finding_without_text_or_help_is_one_line() -> None:
    assert said("full", of(at(UNREAD, ""))).splitlines()[1] == ""


@given(st.text(max_size=300), st.data())
def test_any_text_and_place_can_be_shown(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = replace(at(ANA, "name", message=text, label=text, help_=text), source=SourceText("a.md", text), span=span)
    for form, write in FORMATS.items():
        said_ = write(of(found), PLAIN)
        said_.encode()
        assert form in ("github", "json", "sarif") or not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", said_)
    lines = said("full", of(found)).split("\n")
    if text:
        assert len(lines[2]) <= len(str(found.start.line)) + 3 + 102 or any(ord(c) > 126 for c in lines[2])
        assert lines[3].lstrip(" |").startswith("^")


def test_colour_changes_nothing_but_colour() -> None:
    coloured = FORMATS["full"](REPORT, FormatOptions(colour=True))
    assert "\x1b[1;31merror[not-a-date]\x1b[0m" in coloured
    assert "\x1b[1;33mwarning[unknown-field]\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == said("full", REPORT)


@pytest.mark.parametrize("form", ["full", "concise"])
@pytest.mark.parametrize(
    ("errors", "warnings", "files", "words"),
    [
        (0, 0, 132, "Everything is in order: 132 files checked (0.00 s)"),
        (0, 0, 1, "Everything is in order: 1 file checked (0.00 s)"),
        (0, 0, 0, "Nothing was checked: there is no Markdown file of the journal here (0.00 s)"),
        (2, 1, 132, "2 errors, 1 warning in 132 files (0.00 s)"),
        (1, 0, 1, "1 error in 1 file (0.00 s)"),
        (0, 2, 2, "2 warnings in 2 files (0.00 s)"),
    ],
)
def test_the_last_line_is_a_sentence(form: str, errors: int, warnings: int, files: int, words: str) -> None:
    found = [at(ANA, "name")] * errors + [at(ANA, "name", severity=Severity.WARNING)] * warnings
    lines = said(form, of(*found, files=files)).splitlines()
    assert lines[-1] == words
    assert not found or lines[-2] == "" or form == "concise"


def test_concise_is_one_line_a_finding_whatever_it_holds() -> None:
    lines = said("concise", REPORT).splitlines()
    assert len(lines) == len(REPORT.diagnostics) + 1
    assert all(re.match(r"[^\n]+:\d+:\d+: (error|warning)\[[a-z0-9-]+\] \S", line) for line in lines[:-1])


def test_json_holds_the_contracts_keys_and_is_sorted() -> None:
    content = json.loads(said("json", REPORT))
    assert list(content) == ["diagnostics", "errors", "warnings", "files"]
    assert content["diagnostics"][0] == {
        "rule": "not-a-date",
        "severity": "error",
        "path": "journal/contacts/ana-silva.md",
        "line": 6,
        "column": 9,
        "end_line": 6,
        "end_column": 19,
        "message": "`met_on` is not a real date: 2026-02-30",
        "help": "write a date as YYYY-MM-DD, for example 2026-02-28",
    }
    assert (content["errors"], content["warnings"], content["files"]) == (3, 1, 132)
    backwards = CheckReport(diagnostics=REPORT.diagnostics[::-1], files=132)
    assert json.loads(said("json", backwards)) == content
    assert json.loads(said("json", of(at(ANA, "name"))))["diagnostics"][0]["help"] is None


def test_github_escapes_what_would_end_a_property_or_a_command() -> None:
    lines = said("github", REPORT).splitlines()
    assert lines[0] == (
        "::error file=journal/contacts/ana-silva.md,line=6,col=9,endLine=6,endColumn=19,title=not-a-date"
        "::`met_on` is not a real date: 2026-02-30%0AFebruary 2026 has 28 days"
        "%0Awrite a date as YYYY-MM-DD, for example 2026-02-28"
    )
    assert lines[2].startswith("::warning file=journal/contacts/王小明.md,")
    assert lines[3].startswith("::error file=journal/notes/long%2C 100%25%3A a.md,line=1,")
    assert lines[3].endswith("::100%25 [unsafe](javascript:{0}), is it?%0Ahere")


@pytest.mark.parametrize("report", [REPORT, of(files=0), of(at(SourceText("journal/\udcff.md", "x"), "x"))])
def test_sarif_is_valid_by_the_standards_own_schema(report: CheckReport) -> None:
    schema = json.loads(SARIF.read_text(encoding="utf-8"))
    Draft7Validator.check_schema(schema)
    validator = Draft7Validator(schema)
    log = json.loads(FORMATS["sarif"](report, RULES))
    assert [error.message for error in validator.iter_errors(log)] == []
    log["runs"][0]["columnKind"] = "bytes"
    assert list(validator.iter_errors(log))


def test_sarif_names_rules_and_places() -> None:
    run = json.loads(FORMATS["sarif"](REPORT, RULES))["runs"][0]
    first, unread, wide, link = run["results"]
    assert run["tool"]["driver"]["rules"][first["ruleIndex"]]["id"] == first["ruleId"] == "not-a-date"
    assert run["tool"]["driver"]["rules"][1]["defaultConfiguration"] == {"level": "warning"}
    place = wide["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "journal/contacts/%E7%8E%8B%E5%B0%8F%E6%98%8E.md"
    assert place["region"] == {"startLine": 2, "startColumn": 28, "endLine": 2, "endColumn": 33}
    assert "ruleIndex" not in unread
    assert link["message"]["text"] == "100% [unsafe\\](javascript:{{0}}), is it?\nhere"


def test_a_sarif_fingerprint_stays_when_lines_are_added_above_and_differs_for_a_second_finding() -> None:
    def prints(*found: Any) -> list[str]:
        results = json.loads(said("sarif", of(*found)))["runs"][0]["results"]
        return [result["partialFingerprints"]["journalFinding/v1"] for result in results]

    moved = SourceText(ANA.path, ANA.text.replace("---\n", "---\nlocation: Halifax\n", 1))
    once, twice = prints(at(ANA, "2026-02-30"), at(ANA, "2026-02-30"))
    assert prints(at(moved, "2026-02-30")) == [once]
    assert once != twice
    assert prints(at(WIDE, "wrong")) != [once]


@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_no_utf_8_can_be_written_out(form: str) -> None:
    report = of(at(SourceText("journal/\udcff.md", "x"), "x", message="\udcff \ud800"))
    assert "\\xff" in said(form, report).encode("utf-8").decode().replace("\\\\", "\\")


def test_a_place_far_along_a_line_is_shown_as_it_is_in_a_shorter_one() -> None:
    """What stands thousands of characters away is not looked at: many places in one line would each cost all of it."""
    for letter in "x王\u0301":
        line = letter * 2000 + "here" + letter * 2000
        far = excerpt(letter * 90_000 + line + letter * 90_000, 92_000, 92_004)
        assert far == excerpt(line, 2000, 2004)

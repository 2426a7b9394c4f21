"""The formats of `journal check`: for people (full, concise), for programs (json), for GitHub, and SARIF."""

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType
from typing import Any
from urllib.parse import quote_from_bytes

from generator import __version__
from generator.rules.diagnostic import CheckReport, Diagnostic, Severity
from generator.words.columns import excerpt
from generator.words.visible import visible, without_surrogates

_ROOT = "%SRCROOT%"  # the name by which code scanning knows the checked-out folder
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
Paint = Callable[[str, str], str]
_BOLD, _BLUE, _CYAN = "1", "1;34", "1;36"
_COLOUR = {Severity.ERROR: "1;31", Severity.WARNING: "1;33"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleText:
    """A rule in words: its first sentence, and its whole page as plain text and as Markdown."""

    name: str
    severity: Severity
    sentence: str
    text: str = ""
    markdown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormatOptions:
    """Whether to colour for a terminal, and the rules that were checked; each format uses what it needs."""

    colour: bool = False
    rules: tuple[RuleText, ...] = ()


PLAIN = FormatOptions()


def full(report: CheckReport, options: FormatOptions = PLAIN) -> str:
    """Return each finding as a block of lines with the place shown, an empty line after each, and the summary."""
    paint = _ansi if options.colour else _plain
    blocks = ("\n".join((*_block(found, paint), "")) for found in report.diagnostics)
    return "\n".join((*blocks, summary(report), ""))


def _block(found: Diagnostic, paint: Paint) -> Iterator[str]:
    start = found.start
    place = paint(_BOLD, visible(f"{found.path}:{start.line}:{start.column}"))
    name = paint(_COLOUR[found.severity], f"{found.severity}[{found.rule}]")
    yield f"{place}: {name}: {visible(found.message)}"
    margin = " " * len(str(start.line))
    if found.source.text:
        yield from _snippet(found, margin, paint)
        if found.help:
            yield paint(_BLUE, f"{margin} |")
    yield from _help(found.help, margin, paint)


def _snippet(found: Diagnostic, margin: str, paint: Paint) -> Iterator[str]:
    """Yield the line of a finding and the carets under it; of a place over several lines the first."""
    start, end = found.start, found.end
    line = found.source.line(start.line)
    begin = min(start.column - 1, len(line))
    behind = end.column - 1 if end.line == start.line else len(line.rstrip())
    shown = excerpt(line, begin, min(behind, len(line)))
    carets = paint(_COLOUR[found.severity], " ".join(filter(None, ("^" * shown.width, visible(found.label)))))
    text = shown.text.rstrip()
    yield paint(_BLUE, f"{margin} |")
    yield paint(_BLUE, f"{start.line} |") + (f" {text}" if text else "")
    yield paint(_BLUE, f"{margin} |") + " " * (shown.offset + 1) + carets


def _help(text: str, margin: str, paint: Paint) -> Iterator[str]:
    lead = f"{margin} = help: "
    for number, line in enumerate(text.splitlines()):
        yield (paint(_CYAN, lead) if number == 0 else " " * len(lead)) + visible(line)


def _ansi(code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if text else ""


def _plain(code: str, text: str) -> str:
    return text


def concise(report: CheckReport, options: FormatOptions = PLAIN) -> str:
    """Return a line `path:line:column: severity[rule] message` for each finding, and the summary."""
    lines = [
        visible(f"{found.path}:{found.start.line}:{found.start.column}: {found.severity}[{found.rule}] {found.message}")
        for found in report.diagnostics
    ]
    return "\n".join((*lines, summary(report), ""))


def as_json(report: CheckReport, options: FormatOptions = PLAIN) -> str:
    """Return the findings by path, line, column and rule, and how many there are, as JSON in plain ASCII."""
    content = {
        "diagnostics": [entry(found) for found in sorted(report.diagnostics, key=lambda found: found.order)],
        "errors": report.errors,
        "warnings": report.warnings,
        "files": report.files,
    }
    return json.dumps(content, indent=2) + "\n"


def entry(found: Diagnostic) -> dict[str, Any]:
    """Return one finding as a dict for JSON."""
    return {
        "rule": found.rule,
        "severity": str(found.severity),
        "path": without_surrogates(found.path),
        "line": found.start.line,
        "column": found.start.column,
        "end_line": found.end.line,
        "end_column": found.end.column,
        "message": without_surrogates(found.message),
        "help": without_surrogates(found.help) or None,
    }


def github(report: CheckReport, options: FormatOptions = PLAIN) -> str:
    """Return a workflow command for each finding, and the summary as a plain line of the log."""
    return "\n".join((*(_command(found) for found in report.diagnostics), summary(report), ""))


def _command(found: Diagnostic) -> str:
    properties = {
        "file": found.path,
        "line": found.start.line,
        "col": found.start.column,
        "endLine": found.end.line,
        "endColumn": found.end.column,
        "title": found.rule,
    }
    said = "\n".join(filter(None, (found.message, found.label, found.help)))
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{found.severity} {listed}::{_data(said)}"


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def sarif(report: CheckReport, options: FormatOptions = PLAIN) -> str:
    """Return the log of one run as SARIF, with the page of every rule in `options`."""
    run = {
        "tool": {"driver": _driver(options.rules)},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of mkdocs.yml."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": list(_results(report, {rule.name: at for at, rule in enumerate(options.rules)})),
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _driver(rules: tuple[RuleText, ...]) -> dict[str, Any]:
    return {"name": "journal", "version": __version__, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: RuleText) -> dict[str, Any]:
    described = {
        "id": rule.name,
        "shortDescription": {"text": rule.sentence},
        "defaultConfiguration": {"level": str(rule.severity)},
    }
    return described | ({"help": {"text": rule.text, "markdown": rule.markdown}} if rule.text else {})


def _results(report: CheckReport, index: dict[str, int]) -> Iterator[dict[str, Any]]:
    seen: dict[str, int] = {}
    for found in report.diagnostics:
        print_ = _fingerprint(found)
        seen[print_] = seen.get(print_, 0) + 1
        yield {
            "ruleId": found.rule,
            **({"ruleIndex": index[found.rule]} if found.rule in index else {}),
            "level": str(found.severity),
            "message": {"text": _message(found)},
            "locations": [{"physicalLocation": _location(found)}],
            "partialFingerprints": {"journalFinding/v1": f"{print_}:{seen[print_]}"},
        }


def _message(found: Diagnostic) -> str:
    text = without_surrogates("\n".join(filter(None, (found.message, found.label, found.help))))
    # In a SARIF message braces are placeholders and `[text](address)` is a link (§3.11.5, §3.11.6);
    # the owner's are neither.
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def _location(found: Diagnostic) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote_from_bytes(os.fsencode(found.path)), "uriBaseId": _ROOT},
        "region": {
            "startLine": found.start.line,
            "startColumn": found.start.column,
            "endLine": found.end.line,
            "endColumn": found.end.column,
        },
    }


def _fingerprint(found: Diagnostic) -> str:
    """Return a hash of rule, file and the text at the place: it stays the same when lines are added above."""
    parts = (found.rule, found.path, " ".join(found.source.slice(found.span).split()))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def summary(report: CheckReport) -> str:
    """Return what was found in one sentence; it says something even if nothing was, so that nobody has to wonder."""
    time = duration(report)
    if not report.diagnostics:
        if not report.files:
            return f"Nothing was checked: there is no Markdown file of the journal here {time}"
        return f"Everything is in order: {_count(report.files, 'file')} checked {time}"
    counted = ((report.errors, "error"), (report.warnings, "warning"))
    found = ", ".join(_count(number, word) for number, word in counted if number)
    return f"{found} in {_count(report.files, 'file')} {time}"


def duration(report: CheckReport) -> str:
    """Return how long it took, as the summary says it."""
    return f"({report.seconds:.2f} s)"


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"


Format = Callable[[CheckReport, FormatOptions], str]
FORMATS: Mapping[str, Format] = MappingProxyType(
    {"full": full, "concise": concise, "json": as_json, "github": github, "sarif": sarif}
)

"""For code scanning and viewers: a SARIF 2.1.0 log (OASIS)."""

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from typing import Any
from urllib.parse import quote_from_bytes

from generator import __version__
from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.formats.about import PLAIN, About, RuleText
from generator.diagnostics.formats.visible import without_surrogates
from generator.diagnostics.report import Report

_ROOT = "%SRCROOT%"  # the name by which code scanning knows the checked-out folder
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def sarif(report: Report, about: About = PLAIN) -> str:
    """Return the log of one run, with the page of every rule in `about`."""
    run = {
        "tool": {"driver": _driver(about.rules)},
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of mkdocs.yml."}}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "results": list(_results(report, {rule.name: at for at, rule in enumerate(about.rules)})),
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


def _results(report: Report, index: dict[str, int]) -> Iterator[dict[str, Any]]:
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
    """Return what stays the same when lines are added above: rule, file and the words of the place."""
    parts = (found.rule, found.path, " ".join(found.source.slice(found.span).split()))
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

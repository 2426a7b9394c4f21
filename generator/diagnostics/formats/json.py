"""For scripts: one JSON object (contract §5)."""

import json as encoder
from typing import Any

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.formats.about import PLAIN, About
from generator.diagnostics.formats.visible import without_surrogates
from generator.diagnostics.report import Report


def json(report: Report, about: About = PLAIN) -> str:
    """Return the findings by path, line, column and rule, and their numbers; plain ASCII, so that it can be piped."""
    content = {
        "diagnostics": [entry(found) for found in sorted(report.diagnostics, key=lambda found: found.order)],
        "errors": report.errors,
        "warnings": report.warnings,
        "files": report.files,
    }
    return encoder.dumps(content, indent=2) + "\n"


def entry(found: Diagnostic) -> dict[str, Any]:
    """Return one finding as it stands in JSON."""
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

"""For GitHub's build logs: workflow commands, which it shows beside the lines of a change."""

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.formats.about import PLAIN, About
from generator.diagnostics.formats.summary import summary
from generator.diagnostics.formats.visible import without_surrogates
from generator.diagnostics.report import Report


def github(report: Report, about: About = PLAIN) -> str:
    """Return one command a finding; the sum at the end is a plain line of the log."""
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
    return without_surrogates(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""For editors' problem matchers: one line a finding, whatever it holds."""

from generator.diagnostics.formats.about import PLAIN, About
from generator.diagnostics.formats.summary import summary
from generator.diagnostics.formats.visible import visible
from generator.diagnostics.report import Report


def concise(report: Report, about: About = PLAIN) -> str:
    """Return `path:line:column: severity[rule] message` a finding, and the sum at the end."""
    lines = [
        visible(f"{found.path}:{found.start.line}:{found.start.column}: {found.severity}[{found.rule}] {found.message}")
        for found in report.diagnostics
    ]
    return "\n".join((*lines, summary(report), ""))

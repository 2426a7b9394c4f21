"""Problems: what is wrong in the files, like a good editor shows it."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Severity
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.records import addresses


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of problems, errors first."""
    ordered = sorted(scene.diagnostics, key=lambda found: found.severity is not Severity.ERROR)
    yield scene.page(
        addresses.PROBLEMS,
        "Problems",
        "problems",
        search=False,
        found=[(diagnostic, _line(diagnostic)) for diagnostic in ordered],
        files=scene.journal.files,
    )


def _line(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """Return the line of a diagnostic in three parts: before its place, there, and behind it."""
    if not diagnostic.source.text:
        return "", "", ""
    start, end = diagnostic.start, diagnostic.end
    text = diagnostic.source.line(start.line)
    stop = end.column - 1 if end.line == start.line else len(text)
    return text[: start.column - 1][-80:], text[start.column - 1 : stop][:200], text[stop:][:80]

"""Problems: what is wrong in the files, like a good editor shows it."""

from collections.abc import Iterator

from generator.diagnostics import Diagnostic, Severity
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import spaced
from generator.records import addresses


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of problems, errors first."""
    records = {record.path: record for record in scene.journal.records()}
    ordered = sorted(scene.diagnostics, key=lambda found: found.severity is not Severity.ERROR)
    yield scene.page(
        addresses.PROBLEMS,
        "Problems",
        "problems",
        search=False,
        found=[(diagnostic, _line(diagnostic), records.get(diagnostic.path)) for diagnostic in ordered],
        files=scene.journal.files,
    )


def _line(diagnostic: Diagnostic) -> tuple[Markdown, Markdown, Markdown]:
    """Return the line of a diagnostic in three parts: before its place, there, and behind it."""
    if not diagnostic.source.text:
        return Markdown(), Markdown(), Markdown()
    start, end = diagnostic.start, diagnostic.end
    text = diagnostic.source.line(start.line)
    stop = end.column - 1 if end.line == start.line else len(text)
    parts = text[: start.column - 1][-80:], text[start.column - 1 : stop][:200], text[stop:][:80]
    before, there, behind = (spaced(part) for part in parts)
    return before, there, behind

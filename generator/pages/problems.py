"""Problems: what is wrong in the files, like a good editor shows it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.diagnostics import Diagnostic, Severity
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.records import Record, addresses

_BEFORE, _THERE, _BEHIND = 80, 200, 80
"""How many characters of each part of a line are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A diagnostic, the record that it is in, and the line of the file: before its place, there, and behind it."""

    diagnostic: Diagnostic
    record: Record | None
    before: str
    there: str
    behind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsPage:
    """What the page of problems shows; `files` is how many were looked at."""

    problems: Sequence[Problem]
    files: int


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of problems."""
    yield Page(address=addresses.PROBLEMS, title="Problems", render=partial(_page, scene))


def _page(scene: Scene) -> Markup:
    records = {record.path: record for record in scene.journal.records()}
    ordered = sorted(scene.diagnostics, key=lambda found: found.severity is not Severity.ERROR)
    return scene.render(
        addresses.PROBLEMS,
        "problems",
        ProblemsPage(
            problems=[_problem(found, records.get(found.path)) for found in ordered], files=scene.journal.files
        ),
    )


def _problem(found: Diagnostic, record: Record | None) -> Problem:
    before, there, behind = _line(found) if found.source.text else ("", "", "")
    return Problem(diagnostic=found, record=record, before=before, there=there, behind=behind)


def _line(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """Return the line of a diagnostic in three parts: before its place, there, and behind it."""
    start, end = diagnostic.start, diagnostic.end
    text = diagnostic.source.line(start.line)
    stop = end.column - 1 if end.line == start.line else len(text)
    return text[: start.column - 1][-_BEFORE:], text[start.column - 1 : stop][:_THERE], text[stop:][:_BEHIND]

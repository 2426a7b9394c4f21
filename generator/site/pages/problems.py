"""Problems: what is wrong in the files, each with its line and the place marked in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator import words
from generator.model import addresses
from generator.model.records import Record
from generator.rules.diagnostic import Diagnostic, Severity
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext

_BEFORE, _THERE, _BEHIND = 80, 200, 80
"""How many characters of each part of a line are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A diagnostic, its record, and the line of the file in three parts: before the place, the place, and behind it."""

    diagnostic: Diagnostic
    record: Record | None
    before: str
    there: str
    behind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemsPage:
    """What the page of problems shows."""

    opening: str
    problems: Sequence[Problem]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the page of problems."""
    yield Page(address=addresses.PROBLEMS, title="Problems", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    records = {record.path: record for record in context.journal.records()}
    ordered = sorted(context.diagnostics, key=lambda found: found.severity is not Severity.ERROR)
    return context.render(
        addresses.PROBLEMS,
        "problems",
        ProblemsPage(
            opening=opening(len(ordered), context.journal.files),
            problems=[_problem(found, records.get(found.path)) for found in ordered],
        ),
    )


def opening(problems: int, files: int) -> str:
    """Return how many problems there are in how many files."""
    if problems:
        said = f"{words.sentence(words.count(problems, 'problem'))} in {words.count(files, 'file')}."
        return f"{said} What misleads the journal comes first." if problems > 1 else said
    if not files:
        return "Nothing to mend: there is no file yet. Each one that you write is looked at here."
    return f"Nothing to mend: {_in_order(files)} in order."


def _in_order(files: int) -> str:
    if files == 1:
        return "the one file is"
    return "both files are" if files == 2 else f"all {words.number(files)} files are"


def _problem(found: Diagnostic, record: Record | None) -> Problem:
    before, there, behind = _line(found) if found.source.text else ("", "", "")
    return Problem(diagnostic=found, record=record, before=before, there=there, behind=behind)


def _line(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """Return the line of a diagnostic in three parts: before the place, the place, and behind it."""
    start, end = diagnostic.start, diagnostic.end
    text = diagnostic.source.line(start.line)
    stop = end.column - 1 if end.line == start.line else len(text)
    return text[: start.column - 1][-_BEFORE:], text[start.column - 1 : stop][:_THERE], text[stop:][:_BEHIND]

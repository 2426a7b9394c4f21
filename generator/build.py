"""The whole street on one screen: files to records, records to findings, debts and pages."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.diagnostics import Diagnostic, Report
from generator.loader import load
from generator.memory import Memory
from generator.pages import Page, render
from generator.records import Journal
from generator.rules import check
from generator.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that a builder needs to know of a journal on one day."""

    journal: Journal
    today: date
    report: Report
    pages: tuple[Page, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files."""
        return self.report.diagnostics


def make(
    folder: Path, settings: Settings, today: date, above: Path | None = None, memory: Memory | None = None
) -> Site:
    """Read the journal in `folder` and return its site: load, check, derive, render.

    Files are named relative to `above`, the folder of mkdocs.yml; by default the folder's parent. Those that
    `memory` knows are not parsed again.
    """
    journal = load(folder, settings.known_fields, above, memory)
    diagnostics = check(journal, today, settings)
    report = Report(diagnostics=diagnostics, files=journal.files)
    pages = render(journal, diagnostics, today, settings)
    return Site(journal=journal, today=today, report=report, pages=pages)

"""The whole street on one screen: files to records, records to findings, debts and pages."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.diagnostics import Diagnostic, Report
from generator.kept_site import KeptSite
from generator.loader import load
from generator.masking import mask
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
    masked: tuple[tuple[str, str], ...] = ()
    """In a copy to show: each name as written, and what stands instead."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the files."""
        return self.report.diagnostics


def make(
    folder: Path, settings: Settings, today: date, above: Path | None = None, memory: Memory | None = None, *,
    kept: KeptSite | None = None, to_show: bool = False,
) -> Site:  # fmt: skip
    """Read the journal in `folder` and return its site: load, check, derive, render.

    Files are named relative to `above`, the folder of mkdocs.yml; by default the folder's parent. Those that
    `memory` knows are not parsed again, and pages that are `kept` are made again only where they may be others.
    A site `to_show` is that of the masked journal; the faults reported are the owner's, and no page has them.
    """
    memory = memory or Memory()
    journal = load(folder, settings.known_fields, above, memory)
    if kept is not None:
        kept.look_at(journal, today, settings, memory.before)
    diagnostics = check(journal, today, settings, kept.findings if kept is not None else None)
    report = Report(diagnostics=diagnostics, files=journal.files)
    if to_show:
        shown = mask(journal)
        pages = render(shown.journal, (), today, settings)
        return Site(journal=shown.journal, today=today, report=report, pages=pages, masked=shown.names)
    pages = render(journal, diagnostics, today, settings, kept.pages if kept is not None else None)
    if kept is not None:
        kept.debts.remember(journal, today, settings)
    return Site(journal=journal, today=today, report=report, pages=pages)

"""The whole street on one screen: files to records, records to findings, debts and pages."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from generator.io.masking.masked import mask
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.loader import Memory, load
from generator.model.settings import Settings
from generator.rules.check import check
from generator.rules.diagnostic import CheckReport
from generator.site.pages import Script, page_context, pages, scripts
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext


@dataclass(frozen=True, kw_only=True)
class Site:
    """Everything that a builder needs to know of a journal on one day; worked out when it is asked for.

    `read` is the journal as its owner has it, `context` what pages are made from: the same, or a copy to show. `masked`
    has each name of such a copy as written, and what stands instead.
    """

    read: Journal
    context: PageContext
    masked: tuple[tuple[str, str], ...] = ()

    @property
    def journal(self) -> Journal:
        """The journal that is shown."""
        return self.context.journal

    @property
    def today(self) -> date:
        """The day it is."""
        return self.context.today

    @cached_property
    def report(self) -> CheckReport:
        """What is wrong with the owner's files."""
        shown = self.context
        found = check(Day(self.read, shown.today, shown.settings)) if shown.journal.masked else shown.diagnostics
        return CheckReport(diagnostics=found, files=self.read.files)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page; each is rendered when it is asked to."""
        return pages(self.context)

    @cached_property
    def scripts(self) -> tuple[Script, ...]:
        """The scripts that pages load when they are worked with."""
        return scripts(self.context)


def make(
    folder: Path, settings: Settings, today: date, above: Path | None = None, memory: Memory | None = None, *,
    to_show: bool = False,
) -> Site:  # fmt: skip
    """Read the journal in `folder` and return its site.

    Files are named relative to `above`, the folder of mkdocs.yml; by default the folder's parent. Those that
    `memory` knows are not parsed again. A site `to_show` is that of the masked journal; the faults reported are the
    owner's, and no page has them.
    """
    journal = load(folder, settings.known_fields, above, memory)
    if not to_show:
        return Site(read=journal, context=page_context(Day(journal, today, settings)))
    shown = mask(journal)
    return Site(read=journal, context=page_context(Day(shown.journal, today, settings)), masked=shown.names)

"""From files to pages in one place: read the journal, check it, work out debts, and list the pages."""

from dataclasses import dataclass
from datetime import UTC, date, tzinfo
from functools import cached_property
from pathlib import Path

from generator.io.masking.masked import Masked, mask
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
    """Everything that is needed to build the site of a journal on one day; each part is worked out on first use.

    `read` is the owner's journal; `context` is what pages are made from: the same journal, or a copy to show. `masked`
    is what was replaced in such a copy.
    """

    read: Journal
    context: PageContext
    masked: Masked | None = None

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
        """The diagnostics of the owner's files."""
        shown = self.context
        found = check(Day(self.read, shown.today, shown.settings)) if shown.journal.masked else shown.diagnostics
        return CheckReport(diagnostics=found, files=self.read.files)

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """All pages; each is rendered when its `render` is called."""
        return pages(self.context)

    @cached_property
    def scripts(self) -> tuple[Script, ...]:
        """The scripts with data that pages load on demand, such as the rows of a table."""
        return scripts(self.context)


def make(
    folder: Path, settings: Settings, today: date, above: Path | None = None, memory: Memory | None = None, *,
    machine: tzinfo = UTC, to_show: bool = False, with_notes: bool = False, site_name: str = "",
) -> Site:  # fmt: skip
    """Read the journal in `folder` and return its site.

    Files are named relative to `above`, the folder of mkdocs.yml; by default the folder's parent. Those that
    `memory` holds are not parsed again. The clock of the `machine` counts where the profile names no zone. A site
    `to_show` is made of the masked journal, perhaps `with_notes`, and so is its name; its report has the faults of the
    owner's files, which no page shows.
    """
    journal = load(folder, settings.known_fields, above, memory, machine)
    if not to_show:
        return Site(read=journal, context=page_context(Day(journal, today, settings)))
    shown = mask(journal, with_notes=with_notes, site_name=site_name)
    return Site(read=journal, context=page_context(Day(shown.journal, today, settings)), masked=shown)

"""The one-sheet: who I am and what I look for, on one printed page (A4 or Letter) to give away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.model import addresses
from generator.reports.one_sheet import OneSheet, one_sheet
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext

AIRY, ROOMY = 1100, 2200
"""Up to so many characters the type is very large, or large."""
TIGHT = 3600
"""With more characters the type is as small as can still be read."""
MOST_TARGETS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class OneSheetPage:
    """What the page shows; `missing` are names of fields that the profile could have."""

    sheet: OneSheet
    size: str
    targets: Sequence[str]
    missing: Sequence[str]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the one-sheet; without a profile it says how to begin one."""
    yield Page(address=addresses.ONE_SHEET, title="One-sheet", render=partial(_page, context))


def _page(context: PageContext) -> Markup:
    sheet = one_sheet(context.journal)
    return context.render(addresses.ONE_SHEET, "one_sheet", _printed(sheet) if sheet else None)


def _printed(sheet: OneSheet) -> OneSheetPage:
    given = {"objective": sheet.objective, "achievements": sheet.achievements, "targets": sheet.targets}
    return OneSheetPage(
        sheet=sheet,
        size=_size(sheet),
        targets=sheet.targets[:MOST_TARGETS],
        missing=[name for name, value in given.items() if not value],
    )


def _size(sheet: OneSheet) -> str:
    """Return the size of the type, so that the text fits on one page."""
    lines = (*sheet.achievements, *sheet.targets, " · ".join(sheet.expertise), " · ".join(sheet.company_history))
    length = len(sheet.objective) + sum(max(len(text), 80) for text in lines if text)
    limits = (("airy", AIRY), ("roomy", ROOMY), ("close", TIGHT))
    return next((size for size, limit in limits if length <= limit), "tight")

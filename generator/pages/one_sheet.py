"""The one-sheet: what a stranger would keep, on one printed page, A4 or Letter."""

from collections.abc import Iterator

from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.records import addresses
from generator.views.one_sheet import OneSheet, one_sheet

AIRY, ROOMY = 1100, 2200
"""Up to so many characters the sheet is set very large, or large."""
TIGHT = 3600
"""Beyond so many it is set as small as can still be read."""
MOST_TARGETS = 30


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the one-sheet; without a profile, how to begin one."""
    sheet = one_sheet(scene.journal)
    missing = [name for name in ("objective", "achievements", "targets") if sheet and not getattr(sheet, name)]
    yield scene.page(
        addresses.ONE_SHEET,
        "One-sheet",
        "one_sheet",
        search=False,
        sheet=sheet,
        size=_size(sheet) if sheet else "",
        targets=sheet.targets[:MOST_TARGETS] if sheet else (),
        missing=missing,
    )


def _size(sheet: OneSheet) -> str:
    """Return how large to set it, so that what people write fits on one page."""
    lines = (*sheet.achievements, *sheet.targets)
    length = len(sheet.objective) + sum(max(len(text), 80) for text in lines)
    limits = (("airy", AIRY), ("roomy", ROOMY), ("close", TIGHT))
    return next((size for size, limit in limits if length <= limit), "tight")

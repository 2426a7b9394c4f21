"""Rows as RFC 4180 has them, safe to open in a spreadsheet."""

import csv
from collections.abc import Iterable
from io import StringIO

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_text(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as CSV; text that a spreadsheet would take for a formula bears a `'` before it."""
    written = StringIO(newline="")
    csv.writer(written, lineterminator="\r\n").writerows([as_text(cell) for cell in row] for row in rows)
    return written.getvalue()


def as_text(cell: str) -> str:
    """Return a cell that stays text: names and notes come from other people (a formula could send them away)."""
    return f"'{cell}" if looks_like_formula(cell) else cell


def looks_like_formula(text: str) -> bool:
    """Return whether a spreadsheet might work out a text instead of showing it."""
    return text.startswith(_FORMULA)

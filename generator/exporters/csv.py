"""The old list as CSV: one table a file, safe to open in a spreadsheet."""

from datetime import date

from generator.exporters.csv_cells import csv_text
from generator.exporters.sheets import Cell, Sheet


def to_csv(sheet: Sheet) -> bytes:
    """Return one table, its heads first; days are written YYYY-MM-DD."""
    return csv_text([sheet.heads, *([_text(cell) for cell in row] for row in sheet.rows)]).encode()


def to_files(sheets: tuple[Sheet, ...]) -> dict[str, bytes]:
    """Return all tables, each as a file of its own, by file name."""
    return {f"{sheet.stem}.csv": to_csv(sheet) for sheet in sheets}


def _text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else cell or ""

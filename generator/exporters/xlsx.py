"""The old list as an Excel workbook: a tab a table, days as days, every text as text."""

from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from generator.exporters.csv_cells import looks_like_formula
from generator.exporters.sheets import Cell, Sheet

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_LONGEST = 32_767
"""How many characters a cell holds."""
_NARROWEST, _WIDEST = 8, 40
_FIRST_DAY = date(1900, 3, 1)
"""What lies before it Excel counts wrongly, or can't write at all."""


def to_xlsx(sheets: tuple[Sheet, ...], today: date) -> bytes:
    """Return the workbook; the same tables on the same day are the same bytes."""
    from xlsxwriter import Workbook

    made = BytesIO()
    # Nothing in a cell is anything but what it says: no formula, no link, no number.
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with Workbook(made, options) as book:
        book.set_properties({"created": datetime(today.year, today.month, today.day), "title": "Networking journal"})  # noqa: DTZ001 - the file format knows no zone
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        # So that it stays a text when somebody has edited the cell.
        quoted = book.add_format({"quote_prefix": True})
        for sheet in sheets:
            tab = book.add_worksheet(sheet.name)
            tab.write_row(0, 0, sheet.heads, bold)
            tab.freeze_panes(1, 1)
            tab.autofilter(0, 0, len(sheet.rows), len(sheet.heads) - 1)
            for column, head in enumerate(sheet.heads):
                tab.set_column(column, column, _width(head, [row[column] for row in sheet.rows]))
            for number, row in enumerate(sheet.rows, 1):
                for column, cell in enumerate(row):
                    _write(tab, number, column, cell, day, quoted)
    return made.getvalue()


def _write(tab: "Worksheet", row: int, column: int, cell: Cell, day: "Format", quoted: "Format") -> None:
    if isinstance(cell, date) and cell >= _FIRST_DAY:
        tab.write_datetime(row, column, cell, day)
    elif cell:
        text = str(cell)
        text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        tab.write_string(row, column, text, quoted if looks_like_formula(text) else None)


def _width(head: str, cells: list[Cell]) -> int:
    widest = max((len(str(cell)) for cell in cells if cell), default=0)
    return min(max(widest, len(head) + 2, _NARROWEST), _WIDEST)

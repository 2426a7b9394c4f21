"""How large a workbook becomes once it is opened: a file of a kilobyte may ask for more memory than there is.

A sheet is laid out as a rectangle down to its last cell, so that a cell far from all others is enough. The program
that reads workbooks ends with ours when memory ends; so it is asked beforehand.
"""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from generator.importers.found import CannotRead

MOST_BYTES = 1024 * 1024 * 1024
"""Of all that is packed into a workbook."""
MOST_CELLS = 10_000_000
"""Of one sheet, empty ones too."""
_PIECE = 1 << 20
_LONGEST_TAG = 4096
_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*\s)?r=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>")
"""A cell with something in it; those that are only painted close themselves, and are not laid out."""
_ODS = re.compile(
    rb"<table:(?P<what>table|table-row|covered-table-cell|table-cell)(?![\w-])(?P<rest>[^>]*)>|(?P<text><text:p\b)"
)
_REPEATED = re.compile(rb"number-(?:columns|rows)-repeated=[\"'](\d+)")
_HOLDS = re.compile(rb"office:(?:value|date-value|time-value|boolean-value|string-value)=|table:formula=")


def check(data: bytes) -> None:
    """Raise CannotRead where a packed workbook (.xlsx, .ods) unpacks to more than can be held."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            if sum(entry.file_size for entry in packed.infolist()) > MOST_BYTES:
                raise CannotRead(f"the workbook unpacks to more than {MOST_BYTES // 1024 // 1024} MB")
            for entry in packed.infolist():
                if entry.filename.lower().endswith(".bin") and "worksheets" in entry.filename.lower():
                    raise CannotRead("the workbook is in a binary form; save it as .xlsx")
                if _cells(packed, entry) > MOST_CELLS:
                    raise CannotRead(
                        "a sheet has cells far from all others; delete what lies below or beside your list, and save it"
                    )
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        return  # it is damaged, as its reader will say


def _cells(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """Return how many cells the sheet has that an entry holds; none if it holds something else."""
    name = entry.filename.lower()
    if name.endswith(".xml") and "worksheets/" in name:
        return _cells_of_xlsx(_pieces(packed, entry))
    if name == "content.xml":
        return max(_cells_of_ods(_pieces(packed, entry)), default=0)
    return 0


def _pieces(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield an entry in pieces that end where a tag ends, so that no tag is in two of them."""
    left = b""
    with packed.open(entry) as file:
        while piece := file.read(_PIECE):
            left += piece
            end = left.rfind(b">") + 1
            if end:
                yield left[:end]
            left = left[end:][-_LONGEST_TAG:]


def _cells_of_xlsx(pieces: Iterator[bytes]) -> int:
    columns = rows = 0
    for piece in pieces:
        for column, row in _CELL.findall(piece):
            rows = max(rows, int(row))
            columns = max(columns, _number(column))
    return columns * rows


def _number(column: bytes) -> int:
    """Return the number of a column: A is 1, XFD the last."""
    number = 0
    for letter in column:
        number = number * 26 + letter - 64
    return number


def _cells_of_ods(pieces: Iterator[bytes]) -> Iterator[int]:
    """Yield the cells of each table: down and across to the last that holds something."""
    rows = last_row = columns = at = repeated = begun = 0
    for piece in pieces:
        for found in _ODS.finditer(piece):
            if found["what"] == b"table":
                yield last_row * columns
                rows = last_row = columns = at = repeated = 0
            elif found["what"] == b"table-row":
                rows, repeated, at = rows + repeated, _times(found["rest"]), 0
            elif found["what"]:
                begun, at = at, at + _times(found["rest"])
            if found["text"] or (found["what"] and begun < at and _HOLDS.search(found["rest"])):
                last_row, columns = rows + max(repeated, 1), max(columns, at)
    yield last_row * columns


def _times(rest: bytes) -> int:
    found = _REPEATED.search(rest)
    return int(found[1][:9]) if found else 1

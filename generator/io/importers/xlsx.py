"""Reading the owner's own list: a spreadsheet (.xlsx, .xls, .ods, …) with any columns and several sheets, or CSV."""

import lzma
import os
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any
from urllib.parse import unquote

from generator.io.exporters.sheets import without_guards
from generator.io.importers import cells, columns, identity, own_table, remembered, tables
from generator.io.importers.behind_cells import behind
from generator.io.importers.columns import Column, days_in
from generator.io.importers.found import NOTES, CannotRead, FoundPerson, Given, Importer, LeftOut, Reading
from generator.io.importers.list_rows import person

MOST_BYTES = 128 * 1024 * 1024
"""The most bytes that a workbook may have unpacked."""
MOST_CELLS = 10_000_000
"""The most cells of one sheet, empty ones included."""
_DAMAGED = (
    zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, lzma.LZMAError,
    OSError, ValueError, EOFError, NotImplementedError, RuntimeError,
)  # fmt: skip
"""What reading a damaged workbook raises."""
_PIECE = 1 << 20
_LONGEST_TAG = 4096
_CELL = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*\s)?r=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>")
"""A cell with a value; cells that only have a format are written as an empty tag, and take no memory when read."""
_ODS = re.compile(
    rb"<table:(?P<what>table|table-row|covered-table-cell|table-cell)(?![\w-])(?P<rest>[^>]*)>|(?P<text><text:p\b)"
)
_REPEATED = re.compile(rb"number-(?:columns|rows)-repeated=[\"'](\d+)")
_HOLDS = re.compile(rb"office:(?:value|date-value|time-value|boolean-value|string-value)=|table:formula=")
_BOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_HEADER_WITHIN = 30
"""How many rows of a sheet may stand above its header."""
_Hidden = Mapping[tuple[int, int], tuple[tuple[str, str], ...]]
Sheet = tuple[str, list[list[Any]]]


def identify(given: Given) -> bool:
    """Return whether the file is a workbook, or a text with several columns."""
    if given.data.startswith(_BOOKS):
        return True
    start = tables.text_of(given.data[:4000])[0]
    several = any(mark in start for mark in ",;\t") or columns.is_header(start.strip().splitlines()[:1], ())
    return several and "BEGIN:V" not in start.upper()


def extract(given: Given) -> Reading:
    """Return the people of every sheet that has a header."""
    now = tuple((columns.field_of(field), name) for field, name in given.columns)
    by_hand = remembered.with_new(tuple((columns.field_of(field), name) for field, name in given.remembered), now)
    said: list[str] = []
    people: list[FoundPerson] = []
    unread: list[str] = []
    headers: list[list[str]] = []
    read_as = []
    left: list[LeftOut] = []
    sheets = list(_sheets(given, said))
    hidden = behind(given.data) if given.data.startswith(_BOOKS) else {}
    for name, rows in sheets:
        named = [[_shown(cell) for cell in row] for row in rows[:_HEADER_WITHIN]]
        at = columns.header_in(named, by_hand)
        headers += named if at is None else [named[at]]
        if at is None:
            if rows:
                unread.append(f"{_named(name, sheets)}no row names the columns; one must be a name, `--map` says which")
            continue
        if not columns.is_of_people(headers[-1], by_hand):
            unread.append(f"{_named(name, sheets)}its columns are not those of people")
            continue
        if own_table.is_ours(headers[-1]) and not by_hand:
            people += _of_ours(rows[at + 1 :], headers[-1], f"{_named(name, sheets)}row", at + 2)
            continue
        width = max(len(row) for row in rows[at:])
        wide = [*rows[at], *[""] * (width - len(rows[at]))]
        header = columns.mapped([cells.line(_shown(cell), 60) for cell in wide], by_hand)
        read_as.append(_table(name, sheets, at, header))
        above = [cell for row in named[:at] for cell in row if cell]
        where = f"{_named(name, sheets)}above row {at + 1}"
        left += [LeftOut(why="it stands above the names of the columns", where=where, what=cell[:60]) for cell in above]
        for found, row in _people(rows, at, header, _named(name, sheets), left, hidden.get(name, {})):
            if found.name:
                people.append(found)
            else:
                unread.append(f"{found.where}: nobody is named there")
                left += [
                    LeftOut(why="a row that names nobody", where=found.where, what=cells.line(text, 60))
                    for text in map(_shown, row)
                    if text
                ]
    missing = next(columns.lacking(headers, now), None)
    if missing is not None:
        have = ", ".join(dict.fromkeys(name for header in headers for name in header if name.strip()))
        raise CannotRead(f"--map: no column is called `{missing}`; there are {cells.line(have, 400)}")
    if not read_as and not people and unread:
        have = " · ".join(filter(None, (name for header in headers[:1] for name in header)))
        raise CannotRead(f"{unread[0]}{f' (the first row says {cells.line(have, 200)})' if have else ''}")
    return Reading(
        people=tuple(people), said=tuple(said), columns=tuple(read_as), unread=tuple(unread),
        left_out=tuple(left),
    )  # fmt: skip


def _of_ours(rows: list[list[Any]], header: list[str], where: str, first: int) -> Iterator[FoundPerson]:
    for number, row in enumerate(rows, first):
        if any(map(_shown, row)):
            pairs = (
                (head, cell if isinstance(cell, date) else _whole(cell))
                for head, cell in zip(header, row, strict=False)
            )
            yield own_table.person(f"{where} {number}", list(pairs))


def _whole(cell: Any) -> str:
    return cell if isinstance(cell, str) else _shown(cell)


def _sheets(given: Given, said: list[str]) -> Iterator[Sheet]:
    if not given.data.startswith(_BOOKS):
        text, encoding = tables.text_of(given.data)
        said += [encoding] if encoding else []
        yield "", _spaced(tables.rows(text))
        return
    yield from opened(given.data)


def opened(data: bytes) -> list[Sheet]:
    """Return the sheets of a workbook; raise CannotRead where it is none."""
    import python_calamine

    check(data)
    try:
        with _silent_panics():
            book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
            return [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise CannotRead(f"the workbook can't be opened: {cells.line(str(error), 120)}") from None
    except BaseException as error:
        if type(error).__name__ != "PanicException":  # calamine raises it for some broken workbooks; it is no Exception
            raise
        raise CannotRead("the workbook is damaged") from None


@contextmanager
def _silent_panics() -> Iterator[None]:
    """Keep Rust's message about a panic off the terminal; it writes to the file descriptor itself."""
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _spaced(table: Iterator[tables.Row]) -> list[list[Any]]:
    """Return the rows of a text with empty ones between, so that each has the index of its line, as in a sheet."""
    found: list[list[Any]] = []
    for number, row in table:
        found += [[] for _ in range(number - 1 - len(found))]
        # Many a program, ours too, puts a sign before what a spreadsheet would take for a formula.
        found.append(list(map(without_guards, row)))
    return found


def _behind(column: Column, said: Iterable[tuple[str, str]], cell: str) -> Iterator[tuple[Column, Any]]:
    """Yield what lies behind a cell, paired with the column that takes it: an address with its field, else notes."""
    for kind, text in said:
        address = unquote(text.removeprefix("mailto:").partition("?")[0])
        if kind == "link" and address.casefold() in cell.casefold():
            continue
        if column.field and kind == "link" and text.startswith("mailto:"):
            yield Column(header=column.header, field="email"), address
        elif column.field and kind == "link" and identity.linkedin(text):
            yield Column(header=column.header, field="linkedin"), text
        else:
            yield Column(header=f"{column.header} ({kind})", field=NOTES if column.field else ""), text


def _people(
    rows: list[list[Any]], at: int, header: tuple[Column, ...], sheet: str, left: list[LeftOut], hidden: _Hidden
) -> Iterator[tuple[FoundPerson, list[Any]]]:
    below = [(number, row) for number, row in enumerate(rows[at + 1 :], at + 2) if any(map(_shown, row))]
    orders = days_in(header, [row for _, row in below])
    for number, row in below:
        pairs = [
            (c, _shown(cell) if not isinstance(cell, date) else cell) for c, cell in zip(header, row, strict=False)
        ]
        for column, one in enumerate(header):
            pairs += _behind(
                one, hidden.get((number - 1, column), ()), _shown(row[column]) if column < len(row) else ""
            )
        named: list[LeftOut] = []
        found = person(f"{sheet}row {number}", pairs, orders, named)
        left += named if found.name else []
        yield found, row


def _shown(cell: Any) -> str:
    """Return a cell as text: whole numbers without a decimal point, a day without its midnight."""
    if cell is None or isinstance(cell, str):
        return (cell or "").strip()
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return str(cell.date())
    return str(cell) if isinstance(cell, int | float | date | time | timedelta) else ""


def _named(name: str, sheets: list[Sheet]) -> str:
    return f"sheet {cells.line(name, 60)}, " if len(sheets) > 1 else ""


def _table(
    name: str, sheets: list[Sheet], at: int, header: tuple[Column, ...]
) -> tuple[str, tuple[tuple[str, str], ...]]:  # fmt: skip
    """Return how the columns of a sheet were read."""
    of = f"Sheet {cells.line(name, 60)}" if len(sheets) > 1 else "Columns"
    pairs = ((one.header, f"{one.shown}{f' ({one.why})' if one.why else ''}") for one in header)
    return f"{of}, as row {at + 1} names them", tuple(pair for pair in pairs if pair[0])


def check(data: bytes) -> None:
    """Raise CannotRead where a packed workbook (.xlsx, .ods) unpacks to more than can be held."""
    try:
        packed = zipfile.ZipFile(BytesIO(data))
    except _DAMAGED:
        return  # as its reader will say
    with packed:
        if sum(entry.file_size for entry in packed.infolist()) > MOST_BYTES:
            raise _too_much()
        _check_unpacked(packed)
        for entry in packed.infolist():
            if entry.filename.lower().endswith(".bin") and "worksheets" in entry.filename.lower():
                raise CannotRead("the workbook is in a binary form; save it as .xlsx")
            with suppress(*_DAMAGED):
                if _cells(packed, entry) > MOST_CELLS:
                    raise CannotRead(
                        "a sheet has cells far from all others; delete what lies below or beside your list, and save it"
                    )


def _too_much() -> CannotRead:
    return CannotRead(f"the workbook unpacks to more than {MOST_BYTES // 1024 // 1024} MB")


def _check_unpacked(packed: zipfile.ZipFile) -> None:
    """Raise CannotRead where the entries of a file are larger than can be held, whatever its directory says of them."""
    left = MOST_BYTES
    for entry in packed.infolist():
        entry.file_size = MOST_BYTES + 1  # else it would be read as far as the directory says
        with suppress(*_DAMAGED), packed.open(entry) as file:
            while piece := file.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise _too_much()


def _cells(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> int:
    """Return how many cells the sheet in this entry of the file has, 0 where the entry is no sheet."""
    name = entry.filename.lower()
    if name.endswith(".xml") and "worksheets/" in name:
        return _cells_of_xlsx(_pieces(packed, entry))
    if name == "content.xml":
        return max(_cells_of_ods(_pieces(packed, entry)), default=0)
    return 0


def _pieces(packed: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the content of an entry in pieces, cut between tags."""
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
    """Yield how many cells each table has, down and across to the last that holds something."""
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


IMPORTER = Importer(name="xlsx", what="a spreadsheet", identify=identify, extract=extract)

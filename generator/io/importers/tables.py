"""Reading text and CSV files from any program: encodings, byte-order marks, line ends, separators."""

import csv
import io
import re
from collections.abc import Iterator

from generator.io.importers import headers
from generator.io.importers.found import CannotRead

Row = tuple[int, list[str]]
"""A row's number in the file, from 1, and its cells."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SEPARATORS = ",;\t"
_START, _HEADER_WITHIN = 16_000, 30
"""In how many characters and lines of a text the row that names the columns is looked for."""
_LONGEST_ROW = 500
"""The most lines of one row, as long notes have them; more lines mean a quote that was never closed."""


def text_of(data: bytes) -> tuple[str, str]:
    """Return the text of a file, and a remark about its encoding, empty where none is needed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            said = "" if encoding == "utf-8" else "The file is in UTF-16."
            return data[len(mark) :].decode(encoding, "replace"), said
    start = data[:400]
    if start[1::2].count(0) > len(start) // 4:
        return data.decode("utf-16-le", "replace"), "The file is in UTF-16."
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError:
        said = "The file is not in UTF-8; it was read as Windows-1252, so look at the accents in names."
        return data.decode("cp1252", "replace"), said


def rows(text: str) -> Iterator[Row]:
    """Yield the rows of a text with commas, semicolons or tabs; after a quote that never ends the next rows are read.

    Raises CannotRead where it is no table.
    """
    text = text.replace("\0", "")
    csv.field_size_limit(max(csv.field_size_limit(), 2**24))
    separator, lines = _separator(text), list(io.StringIO(text, newline=""))
    begun = [0]  # the line at which the row that is being read begins
    while begun[0] < len(lines):
        start = begun[0]
        reader = csv.reader(_until_too_long(lines, begun), delimiter=separator)
        try:
            for cells in reader:
                _check_end(lines, begun[0], start + reader.line_num)
                yield begun[0] + 1, cells
                begun[0] = start + reader.line_num
        except _NeverEnds:
            yield begun[0] + 1, next(csv.reader([lines[begun[0]]], delimiter=separator, quoting=csv.QUOTE_NONE))
            begun[0] += 1
        except csv.Error as error:
            raise CannotRead(f"line {begun[0] + 1} can't be read as a table: {error}") from None


class _NeverEnds(Exception):
    """A quote in this row is never closed, so the lines behind it are rows of their own."""


def _until_too_long(lines: list[str], begun: list[int]) -> Iterator[str]:
    for at in range(begun[0], len(lines)):
        if at - begun[0] > _LONGEST_ROW:
            raise _NeverEnds
        yield lines[at]


def _check_end(lines: list[str], start: int, end: int) -> None:
    several = end == len(lines) and end - start > 1
    if several and sum(line.count('"') for line in lines[start:end]) % 2:
        raise _NeverEnds


def _separator(text: str) -> str:
    """Return the separator of cells: the one by which a row names the most columns, else the one that occurs most."""
    start = text[:_START]
    lines = start.splitlines(keepends=True)[:_HEADER_WITHIN]

    def named(separator: str) -> int:
        return max((headers.known(row) for line in lines for row in csv.reader([line], delimiter=separator)), default=0)

    said = {separator: named(separator) for separator in _SEPARATORS}
    most = max(said.values())
    return max(_SEPARATORS, key=lambda one: (said[one] if most > 1 else 0, start.count(one)))


def is_blank(cells: list[str]) -> bool:
    """Return whether all cells of a row are empty."""
    return not any(cell.strip() for cell in cells)


def entries(text: str, name: str) -> Iterator[str]:
    """Yield each `BEGIN:name` … `END:name` with both lines.

    One that begins inside another belongs to it; one without an end is left out.
    """
    line = re.compile(rf"^(?:(BEGIN)|END):{name}[ \t]*$", re.IGNORECASE | re.MULTILINE)
    start: int | None = None
    for found in line.finditer(text):
        if found[1]:
            start = found.start() if start is None else start
        elif start is not None:
            yield text[start : found.end()]
            start = None

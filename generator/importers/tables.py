"""The bytes of a text or a table of commas, whatever wrote them: encodings, marks, line ends, separators."""

import csv
import io
from collections.abc import Iterator

from generator.importers.found import CannotRead

Row = tuple[int, list[str]]
"""A row's number in the file, from 1, and its cells."""
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_SEPARATORS = ",;\t"


def text_of(data: bytes) -> tuple[str, str]:
    """Return the text of a file, and what there is to say about its encoding, if anything."""
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
    """Yield the rows of a table of commas, semicolons or tabs; raise CannotRead where it is none."""
    text = text.replace("\0", "")
    csv.field_size_limit(max(csv.field_size_limit(), 2**24))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text))
    line = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise CannotRead(f"line {reader.line_num} can't be read as a table: {error}") from None
        yield line + 1, cells
        line = reader.line_num


def _separator(text: str) -> str:
    """Return what stands between cells: what the first lines have most of, a comma where they have none."""
    start = text[:4000]
    return max(_SEPARATORS, key=start.count)


def is_blank(cells: list[str]) -> bool:
    """Return whether a row holds nothing."""
    return not any(cell.strip() for cell in cells)

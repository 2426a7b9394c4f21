"""What an owner said of the columns of a list, kept beside its review for next time: a line `FIELD=COLUMN` each."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from generator.files.inside import leads_out
from generator.io.importers.headers import words
from generator.io.importers.review import FOLDER, stem_of

Pairs = tuple[tuple[str, str], ...]


def place(docs: Path, stem: str) -> Path:
    """Return where the columns of a file of this name are remembered."""
    return docs / FOLDER / f"{stem_of(stem)}.map"


def remembered(path: Path, docs: Path) -> Pairs:
    """Return the pairs of field and column that a file holds, none where there is no such file; raise OSError."""
    if not path.is_file() or leads_out(path, docs):
        return ()
    return tuple(_pairs(path.read_text(encoding="utf-8-sig", errors="replace")))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        field, _, column = line.partition("=")
        if field.strip() and column.strip():
            yield field.strip(), column.strip()


def with_new(earlier: Pairs, new: Pairs) -> Pairs:
    """Return what was said of columns earlier and now; what is said now of a column holds."""
    said = {words(column) for _, column in new}
    return (*(pair for pair in earlier if words(pair[1]) not in said), *new)


def text(pairs: Iterable[tuple[str, str]]) -> str:
    """Return the text in which pairs are kept."""
    return "".join(f"{field}={' '.join(column.split())}\n" for field, column in pairs)

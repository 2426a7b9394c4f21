"""The folder of reviews: what was proposed before, and where the next review lies."""

from pathlib import Path

from generator.importers.review import is_empty, known_in
from generator.records.names import slug

FOLDER = "imports"
_LONGEST_STEM = 80


def known(docs: Path) -> frozenset[str]:
    """Return the marks of everything that any review of this journal proposed; raise OSError."""
    marks: set[str] = set()
    for path in sorted((docs / FOLDER).rglob("*.md")):
        marks |= known_in(_text(path))
    return frozenset(marks)


def place(docs: Path, stem: str) -> Path:
    """Return where a new review lies: under the name of its file; one in which nothing was proposed gives way."""
    stem = slug(stem).encode()[:_LONGEST_STEM].decode(errors="ignore").strip("-") or "import"
    number, path = 1, docs / FOLDER / f"{stem}.md"
    while path.exists() and not is_empty(_text(path)):
        number += 1
        path = docs / FOLDER / f"{stem}-{number}.md"
    return path


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig", errors="replace").replace("\r\n", "\n")

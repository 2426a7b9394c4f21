"""Changes of files as an editor makes them: pieces of text replaced, so that the cursor and what is unsaved stay."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from generator.changes import Change
from generator.source import SourceText, Span

_LINES_COMPARED = 2000
"""In a longer file, everything from the first line that differs is one piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """What stands at `span` becomes `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class FileEdit:
    """What becomes of one file: `pieces` of it change, it is new, or it gets another path."""

    source: SourceText
    pieces: tuple[Piece, ...]
    is_new: bool = False
    moved_to: str = ""


def file_edit(change: Change) -> FileEdit:
    """Return a change of a file as pieces."""
    pieces = tuple(_pieces(change.source.text, change.text))
    return FileEdit(change.source, pieces, change.is_new, change.moved_to)


def _pieces(old: str, new: str) -> Iterator[Piece]:
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    if max(len(before), len(after)) > _LINES_COMPARED:
        first = next((i for i, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
        yield Piece(Span(starts[first], len(old)), "".join(after[first:]))
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            yield Piece(Span(starts[a], starts[b]), "".join(after[c:d]))

"""Rows of text in columns that line up, whatever script the names are in."""

from collections.abc import Iterator

from generator.cli.terminal import FAINT, Paint
from generator.diagnostics.formats.columns import width
from generator.diagnostics.formats.visible import visible

_GAP = 2
_LEAST = 6


def columned(heads: list[str], rows: list[list[str]], room: int, paint: Paint) -> Iterator[str]:
    """Yield the heads and the rows; the widest columns are cut where the room is too narrow."""
    shown = [[visible(" ".join(cell.split())) for cell in row] for row in (heads, *rows)]
    widths = [max(width(row[at]) for row in shown) for at in range(len(heads))]
    while sum(widths) + _GAP * (len(widths) - 1) > room and max(widths) > _LEAST:
        widths[widths.index(max(widths))] -= 1
    for number, row in enumerate(shown):
        line = (" " * _GAP).join(_fitted(cell, wide) for cell, wide in zip(row, widths, strict=True)).rstrip()
        yield paint(FAINT, line) if number == 0 else line


def _fitted(cell: str, wide: int) -> str:
    if width(cell) > wide:
        kept = cell
        while kept and width(kept) > wide - 1:
            kept = kept[:-1]
        cell = f"{kept.rstrip()}…"
    return cell + " " * (wide - width(cell))

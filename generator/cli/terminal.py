"""Text for a terminal: measured by its width on screen, broken into lines, coloured where colour is wanted."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator

import click

from generator.words.columns import width
from generator.words.visible import lines_visible, visible

Paint = Callable[[str, str], str]
BOLD, FAINT, AMBER, GREEN, CYAN = "1", "2", "33", "32", "36"
WIDEST = 92
"""Longer lines are hard to read, however wide the window is."""
NARROWEST = 24
_GAP = 2
_LEAST = 6


def is_terminal() -> bool:
    """Return whether standard output is a terminal."""
    return sys.stdout.isatty()


def say(text: str, *, err: bool = False) -> None:
    """Print lines that may hold words of a record or a path; control characters in them are made visible."""
    click.echo(lines_visible(text), err=err)


def wants_colour() -> bool:
    """Return whether colour can be seen and is wanted: not in a file or pipe, nor with NO_COLOR or a dumb terminal."""
    return is_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def painter() -> Paint:
    """Return the function that colours text; it does nothing where no colour is wanted."""
    return _coloured if wants_colour() else _plain


def columns() -> int:
    """Return how many columns a line may have; 80 where there is no terminal."""
    return max(NARROWEST, min(shutil.get_terminal_size((80, 24)).columns, WIDEST))


def filled(text: str, room: int, indent: int = 0, hanging: int = 0) -> Iterator[str]:
    """Yield the lines of a text, at most `room` columns wide with their indent.

    Every line but the first is indented by `hanging` more.
    """
    for number, line in enumerate(_broken(text, room - indent, room - indent - hanging)):
        yield " " * (indent + (hanging if number else 0)) + line


def _broken(text: str, first: int, rest: int) -> Iterator[str]:
    room, line, used = first, "", 0
    for word in visible(" ".join(text.split())).split(" "):
        wide = width(word)
        if line and used + 1 + wide > room:
            yield line
            room, line, used = rest, "", 0
        for part in _parts(word, min(room, rest)):
            if line and part is not word:
                yield line
                room, line, used = rest, "", 0
            line, used = (f"{line} {part}", used + 1 + width(part)) if line else (part, width(part))
    if line:
        yield line


def _parts(word: str, room: int) -> Iterator[str]:
    """Yield a word whole, or in pieces where it is longer than a line, as in scripts without blanks."""
    if width(word) <= room:
        yield word
        return
    start, used = 0, 0
    for at, letter in enumerate(word):
        wide = width(letter)
        if used + wide > room and at > start:
            yield word[start:at]
            start, used = at, 0
        used += wide
    yield word[start:]


def justified(left: str, right: str, room: int) -> str | None:
    """Return `left` and `right` at the two ends of one line, or None where they don't fit."""
    gap = room - width(left) - width(right)
    return f"{left}{' ' * gap}{right}" if gap >= 2 else None


def _coloured(code: str, text: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if text else ""


def _plain(code: str, text: str) -> str:
    return text


def columned(heads: list[str], rows: list[list[str]], room: int, paint: Paint, whole: int = 0) -> Iterator[str]:
    """Yield the headers and rows as lines of a table; where there is too little room, the widest columns are cut.

    The first `whole` columns are not.
    """
    shown = [[visible(" ".join(cell.split())) for cell in row] for row in (heads, *rows)]
    widths = [max(width(row[at]) for row in shown) for at in range(len(heads))]
    while sum(widths) + _GAP * (len(widths) - 1) > room and max(widths[whole:]) > _LEAST:
        widths[whole + widths[whole:].index(max(widths[whole:]))] -= 1
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

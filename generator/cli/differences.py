"""What a command would change, as lines that `patch` understands: shown by `--dry-run`."""

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from typing import TYPE_CHECKING

from generator.cli.terminal import AMBER, BOLD, CYAN, GREEN, Paint
from generator.words.visible import visible

if TYPE_CHECKING:
    from generator.edit.change import Change

_NOWHERE = "/dev/null"
_COLOURS = {"-": AMBER, "+": GREEN, "@": CYAN}


def differences(changes: "Iterable[Change]", paint: Paint) -> Iterator[str]:
    """Yield the difference that changes make, file by file; several of one file are shown as one."""
    first: dict[str, Change] = {}
    last: dict[str, Change] = {}
    for change in changes:
        first.setdefault(change.path, change)
        last[change.path] = change
    for path, begin in first.items():
        yield from _difference(begin, last[path], paint)


def _difference(first: "Change", last: "Change", paint: Paint) -> Iterator[str]:
    old = _NOWHERE if first.is_new else first.source.path
    new = _NOWHERE if last.removed else last.path
    if last.moved_to:
        yield paint(BOLD, visible(f"rename from {old}"))
        yield paint(BOLD, visible(f"rename to {new}"))
    before, after = ("" if first.is_new else first.source.text), ("" if last.removed else last.text)
    for number, line in enumerate(unified_diff(_lines(before), _lines(after), old, new, lineterm="")):
        colour = BOLD if number < 2 else _COLOURS.get(line[:1], "")
        yield paint(colour, visible(line)) if colour else visible(line)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").removesuffix("\n").split("\n") if text else []

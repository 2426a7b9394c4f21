"""A file's text and the places in it: offsets while we work, lines and columns only when they are shown."""

import re
from bisect import bisect_right
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")
LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a text: `start` is in it, `end` is not."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """An offset as a reader counts: line and column, both from 1; columns count code points."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class SourceText:
    r"""One file as it was read.

    `path` is relative to the folder of mkdocs.yml, with `/` on every system. `text` keeps the file's own
    line ends (`\n`, `\r\n` or `\r`) and leaves out a byte-order mark, which `bom` remembers.
    """

    path: str
    text: str
    bom: bool = False
    _line_starts: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    _found: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def position(self, offset: int) -> Position:
        """Return the line and column of `offset`, which may be the end of the text."""
        starts = self._starts()
        line = bisect_right(starts, offset)
        return Position(line, offset - starts[line - 1] + 1)

    def start_of(self, number: int) -> int:
        """Return the offset at which line `number` (from 1) begins."""
        return self._starts()[number - 1]

    def line(self, number: int) -> str:
        """Return the text of line `number` (from 1) without its line end."""
        starts = self._starts()
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def slice(self, span: Span) -> str:
        """Return what the owner wrote at `span`, character by character."""
        return self.text[span.start : span.end]

    def _starts(self) -> list[int]:
        # Filled on first use: a file without faults never pays for it.
        if not self._line_starts:
            self._line_starts.append(0)
            self._line_starts.extend(end.end() for end in LINE_END.finditer(self.text))
        return self._line_starts


def read_once(function: Callable[[SourceText, int], T]) -> Callable[[SourceText, int], T]:
    """Decorate a function of a text and an offset so that its answer is kept with the text, as long as that lives."""

    @wraps(function)
    def found(source: SourceText, start: int) -> T:
        key = (function, start)
        if key not in source._found:
            source._found[key] = function(source, start)
        known: T = source._found[key]
        return known

    return found


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at one place.

    `rule` names the rule. `field` is the field it is about, `value` what stands there, `reason` why that is
    wrong, `options` what could stand there instead.
    """

    rule: str
    source: SourceText
    span: Span
    field: str = ""
    value: str = ""
    reason: str = ""
    options: tuple[str, ...] = ()

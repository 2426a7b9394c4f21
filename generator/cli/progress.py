"""How far a long task is, on standard error: nothing for a short one."""

import sys
import time

import click

_QUIET_SECONDS = 2.0
_BETWEEN_DRAWINGS = 0.2
_BETWEEN_LINES = 15.0
"""Where nothing can be drawn over, as in a log, a line stands for ever."""


class Progress:
    """Call it with how many are done, of how many. Use it as a context: what it has drawn is wiped out in the end."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._began = time.monotonic()
        self._last = self._began
        self._drawn = 0
        self._drawing = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            click.echo("\r" + " " * self._drawn + "\r", nl=False, err=True)

    def __call__(self, done: int, total: int) -> None:
        """Say it, if it is time to."""
        now = time.monotonic()
        since = now - self._began
        between = _BETWEEN_DRAWINGS if self._drawing else _BETWEEN_LINES
        if not done or since < _QUIET_SECONDS or now - self._last < between:
            return
        self._last = now
        left = since / done * (total - done)
        line = f"{done:,} of {total:,} {self._what}, {left:.0f} s left"
        if self._drawing:
            click.echo("\r" + line.ljust(self._drawn), nl=False, err=True)
            self._drawn = len(line)
        else:
            click.echo(line, err=True)

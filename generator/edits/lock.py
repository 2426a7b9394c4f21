"""One command writes at a time: a lock beside mkdocs.yml that the system lets go of when its holder dies."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from generator.edits.refusal import Busy

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".journal/lock"
PATIENCE = 5.0
"""How many seconds a command waits for another to finish."""
_PAUSE = 0.02
_held: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the journal whose mkdocs.yml lies in `root`; raise Busy where another command does not let go.

    A command that reads, decides and writes holds it throughout, so that it decides by what is there. Inside
    itself it is held once: `edit_file` within `locked` waits for nobody.
    """
    folder = root.resolve()
    if folder in _held.get():
        yield
        return
    descriptor = _open(folder)
    try:
        _wait(descriptor, folder, patience)
        token = _held.set(_held.get() | {folder})
        try:
            yield
        finally:
            _held.reset(token)
    finally:
        os.close(descriptor)


def _open(folder: Path) -> int:
    path = folder / LOCK
    path.parent.mkdir(mode=0o700, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
    return os.open(path, flags, 0o600)


def _wait(descriptor: int, folder: Path, patience: float) -> None:
    end = time.monotonic() + patience
    while not _take(descriptor):
        if time.monotonic() >= end:
            raise Busy(folder.name)
        time.sleep(_PAUSE)


def _take(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

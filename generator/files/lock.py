"""The lock that lets one command write at a time, and the errors that say why nothing was written.

The system frees it when the process that holds it ends, however that happens.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from generator.files.inside import LeadsOut, private_folder

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

LOCK = ".journal/lock"
PATIENCE = 5.0
"""How many seconds a command waits for another to finish."""
_PAUSE = 0.02
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
_held: ContextVar[frozenset[Path]] = ContextVar("held", default=frozenset())


class CannotEdit(Exception):
    """The fact can't be written without guessing; the file is as it was."""

    def __init__(self, path: str, reason: str, line: int | None = None) -> None:
        where = f"{path}:{line}" if line else path
        super().__init__(f"{where}: {reason}")
        self.path, self.reason, self.line = path, reason, line


class FileChanged(CannotEdit):
    """Somebody else wrote to the file between our reading and our writing."""

    def __init__(self, path: str, what: str = "changed") -> None:
        super().__init__(path, f"{what} while you were at it; nothing was written, run it again")


class Busy(CannotEdit):
    """Another command is writing, and did not finish in time."""

    def __init__(self, path: str) -> None:
        super().__init__(path, "another journal command is writing; nothing was written, run it again")


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the lock of the journal whose mkdocs.yml lies in `root`; raise Busy where another command keeps it.

    A command that reads, decides and writes holds it all the while, so that nothing changes in between. It may be
    taken again within itself, as `edit_file` does.
    """
    folder = root.resolve()
    if folder in _held.get():
        yield
        return
    descriptor = _wait(folder, patience)
    token = _held.set(_held.get() | {folder})
    try:
        yield
    finally:
        _held.reset(token)
        os.close(descriptor)


def _wait(folder: Path, patience: float) -> int:
    """Return an open file that holds the lock."""
    end = time.monotonic() + patience
    path = folder / LOCK
    while True:
        private_folder(folder)
        if path.is_symlink():
            raise LeadsOut(path, "it is a link, and a lock is a file of its own; delete the link")
        descriptor = os.open(path, _FLAGS, 0o600)
        if _take(descriptor) and _is_there(path, descriptor):
            return descriptor
        os.close(descriptor)
        if time.monotonic() >= end:
            raise Busy(folder.name)
        time.sleep(_PAUSE)


def _is_there(path: Path, descriptor: int) -> bool:
    """Return whether the lock file is still in its place: `.journal` may be deleted at any time."""
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _take(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True

"""Reading one file whole, where a plain file of a sensible size is wanted and anything may lie there."""

import errno
import os
import stat
from pathlib import Path


def read_plain(path: Path, largest: int) -> bytes:
    """Return the bytes of a plain file of at most `largest` bytes.

    Raises OSError for what is larger, and for a pipe or a device: nothing waits for it, nothing reads without end.
    """
    with open(path, "rb", buffering=0, opener=_at_once) as opened:
        info = os.fstat(opened.fileno())
        if not stat.S_ISREG(info.st_mode):
            raise OSError(errno.EINVAL, "it is not a plain file", str(path))
        if info.st_size > largest:
            raise OSError(errno.EFBIG, f"it is larger than {largest // (1024 * 1024)} MB", str(path))
        return opened.readall()


def _at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))

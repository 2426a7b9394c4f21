"""Work shared out among copies of this process; what they find comes back as text."""

import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterable
from typing import NamedTuple

MOST = 4
"""More of them would wait for this process to take in what they found."""


class Copy(NamedTuple):
    """A copy of this process at work, and the open file, nowhere on disk, into which it writes."""

    process: int
    written: int


def processes(items: int, least: int) -> int:
    """Return how many processes may work on so many items, each on at `least` so many; 1 is this one alone."""
    # A process that has threads can't be copied safely; other systems can't copy one at all.
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), items // least))


def shares(items: int, least: int) -> int:
    """Return among how many processes to share out so many items, each at `least` so many."""
    return min(MOST, processes(items, least))


def start(texts: Callable[[], Iterable[str]]) -> Copy | None:
    r"""Let a copy of this process work out `texts`, in which there is no `\0`; None where it can't be made."""
    try:
        written = os.memfd_create("copy")
    except (OSError, AttributeError):  # too many open files; a Python or a system without such ones
        return None
    try:
        process = os.fork()
    except OSError:  # too many processes, too little memory
        os.close(written)
        return None
    if process:
        return Copy(process, written)
    code = 1
    try:
        with open(written, "wb") as out:  # noqa: PTH123 - it has no path
            out.write("\0".join(texts()).encode())
        code = 0
    finally:
        os._exit(code)  # nothing of the parent's is to be tidied up here, and nothing said of what went wrong


def texts_of(copy: Copy) -> list[str]:
    """Wait for a copy, and return its texts in their order; none of them if it ended in another way."""
    with open(copy.written, "rb") as written:  # noqa: PTH123 - it has no path
        with contextlib.suppress(ChildProcessError):  # where nobody waits for children, it is none any more
            if os.waitpid(copy.process, 0)[1] != 0:
                return []
        written.seek(0)
        return written.read().decode().split("\0")

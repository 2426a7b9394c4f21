"""Which program this is: a stamp that changes with every file of it, and with every package that is installed."""

import os
import sys
from collections.abc import Iterator
from functools import cache

from generator.digest import digest

_HOUSE = os.path.dirname(__file__)
_FORMAT = 1
"""Raised when what is kept changes its form."""


@cache
def stamp() -> str:
    """Return it as hexadecimal digits. What an earlier program kept is never read by a later one."""
    parts = (_FORMAT, sys.version, sys.prefix, *_packages(), *_files(_HOUSE))
    return digest(repr(parts))


def _packages() -> Iterator[tuple[str, int]]:
    # Installing or removing a package makes or renames a folder in the folder of packages.
    for path in sys.path:
        if path.rstrip("/\\").endswith("-packages"):
            try:
                yield path, os.stat(path).st_mtime_ns
            except OSError:
                continue


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        else:
            info = entry.stat()
            yield entry.path, info.st_size, info.st_mtime_ns

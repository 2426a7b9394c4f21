"""What earlier runs found out, in one private file: deleted at will, and believed only where it is whole and ours.

Everything is text under a name, with its checksum. A file that is damaged, that another version of the program
wrote, or that can't be had is the same as none: the only cost is time.
"""

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from generator.program import stamp

NAME = "kept.sqlite"
_TABLES = ("pages", "files", "made")
_PATIENCE = 5.0  # seconds, while another run writes
_PAGE = 16384
"""Bytes in a page of the file: with room for a few texts each, it is half as large, and written in half the time."""


class Cache:
    """The tables of one journal's cache; empty where there is none. Use it as a context."""

    def __init__(self, folder: Path | None) -> None:
        self._path = folder / NAME if folder is not None else None
        self._open: sqlite3.Connection | None = None

    def __enter__(self) -> "Cache":
        if self._path is not None and not self._has_folder(self._path.parent):
            self._path = None
        for _ in range(2):  # if it is of no use, once more from nothing
            if self._open is None and self._path is not None:
                self._connect(self._path)
        return self

    def __exit__(self, *_: object) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def rows(self, table: str) -> dict[str, str]:
        """Return all texts of a table by their names; those that are damaged are left out."""
        return {name: text for name, text, check in self._select(table) if _check(name, text) == check}

    def change(self, table: str, texts: Mapping[str, str], gone: Iterable[str] = ()) -> None:
        """Put texts in the place of those of the same names, and forget some names; all of it or nothing."""
        if self._open is None:
            return
        rows = [(name, texts[name], _check(name, texts[name])) for name in sorted(texts)]  # as they lie in the table
        try:
            with self._open as transaction:
                transaction.executemany(f"DELETE FROM {table} WHERE name = ?", [(name,) for name in gone])  # noqa: S608 - a name of ours
                transaction.executemany(f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?)", rows)  # noqa: S608 - the same
        except (sqlite3.Error, UnicodeEncodeError) as error:
            self._give_up(error)

    def _select(self, table: str) -> Iterator[tuple[str, str, int]]:
        if self._open is None:
            return
        try:
            yield from self._open.execute(f"SELECT name, text, sum FROM {table}")  # noqa: S608 - a name of ours
        except (sqlite3.Error, UnicodeDecodeError) as error:
            self._give_up(error)

    def _has_folder(self, folder: Path) -> bool:
        try:
            folder.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return False
        return True

    def _connect(self, path: Path) -> None:
        try:
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
            self._open = sqlite3.connect(path, timeout=_PATIENCE)
            # A power cut may damage it, which is a miss; waiting for the disk would cost as much as writing.
            self._open.execute("PRAGMA synchronous = OFF")
            self._open.execute(f"PRAGMA page_size = {_PAGE}")
            self._settle(self._open)
        except (sqlite3.Error, UnicodeDecodeError, OSError) as error:
            self._give_up(error)

    def _settle(self, opened: sqlite3.Connection) -> None:
        """Begin anew where another program wrote."""
        with opened:
            opened.execute("CREATE TABLE IF NOT EXISTS about (stamp TEXT)")
            if opened.execute("SELECT stamp FROM about").fetchall() == [(stamp(),)]:
                return
            for table in _TABLES:
                opened.execute(f"DROP TABLE IF EXISTS {table}")
                opened.execute(f"CREATE TABLE {table} (name TEXT PRIMARY KEY, text TEXT, sum INTEGER) WITHOUT ROWID")
            opened.execute("DELETE FROM about")
            opened.execute("INSERT INTO about VALUES (?)", (stamp(),))

    def _give_up(self, error: Exception) -> None:
        """Do without it: for now if another run is at work on it, for ever if it is damaged."""
        self.__exit__()
        if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
            self._path = None
        if self._path is not None:
            for path in (self._path, self._path.with_name(f"{NAME}-journal")):
                with contextlib.suppress(OSError):
                    path.unlink(missing_ok=True)


def _check(name: str, text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"), zlib.crc32(name.encode("utf-8", "surrogatepass")))

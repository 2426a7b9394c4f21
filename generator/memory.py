"""What is known of files from the last time they were read: in this program's memory, and on disk between runs.

A file is the same if its size, its times and its inode are, and it was not written just now; else if its text is.
"""

import json
import os
from collections.abc import Collection

from generator.cache import Cache
from generator.clock import written_just_now
from generator.kept_records import Parsed, as_text, from_text
from generator.source import SourceText

_TABLE = "files"
_Known = frozenset[str]


def stamp_of(info: os.stat_result) -> str:
    """Return how a file looks from outside; empty where it may change without looking different."""
    if written_just_now(info):
        return ""
    return f"{info.st_size}:{info.st_mtime_ns}:{info.st_ctime_ns}:{info.st_ino}"


class Memory:
    """Parsed files by their paths. One that lasts over several readings gives the same records again."""

    def __init__(self) -> None:
        self._parsed: dict[str, tuple[str, _Known, Parsed]] = {}
        self._seen: set[str] = set()
        self._before: dict[str, Parsed] = {}

    def before(self, path: str) -> Parsed | None:
        """Return what a file was before it was last found to be another one; None where that is not known."""
        return self._before.get(path)

    def has(self, path: str) -> bool:
        """Return whether anything is known of a file."""
        return path in self._parsed

    def recall(self, path: str, stamp: str, known: _Known) -> Parsed | None:
        """Return what a file is, if it looks as it did and the owner's own fields are the same."""
        self._seen.add(path)
        before = self._parsed.get(path)
        return before[2] if before is not None and stamp and before[:2] == (stamp, known) else None

    def recall_text(self, path: str, stamp: str, known: _Known, source: SourceText) -> Parsed | None:
        """Return what a file is, if its text is what it was."""
        before = self._parsed.get(path)
        if before is None or before[1] != known or before[2].what.source != source:
            return None
        self._parsed[path] = (stamp, known, before[2])
        return before[2]

    def remember(self, path: str, stamp: str, known: _Known, parsed: Parsed) -> None:
        """Take note of what a file is."""
        if path in self._parsed:
            self._before[path] = self._parsed[path][2]
        self._parsed[path] = (stamp, known, parsed)

    def take_in(self, path: str, stamp: str, known: _Known, row: str) -> Parsed | None:
        """Take note of what another process found a file to be, and return it; None for what is no `row_of` it."""
        self._seen.add(path)
        parsed = _parsed(row, path, known, None)
        if parsed is not None:
            self._parsed[path] = (stamp, known, parsed)
        return parsed

    def write(self) -> None:
        """Write down what is new, where it is to be written."""

    def forget_others(self) -> None:
        """Forget files that were not seen since the last time this was called."""
        for path in self._parsed.keys() - self._seen:
            del self._parsed[path]
        self._seen = set()


class Kept(Memory):
    """The same, out of a cache at first, and written to it in the end."""

    def __init__(self, cache: Cache) -> None:
        super().__init__()
        self._cache = cache
        self._rows = cache.rows(_TABLE)
        self._new: dict[str, str] = {}
        self._old: dict[str, tuple[str, _Known]] = {}

    def before(self, path: str) -> Parsed | None:
        """Return what a file was before it was found to be another one, as the cache had it."""
        row, known = self._old.get(path, ("", frozenset()))
        return _parsed(row, path, known, None)

    def has(self, path: str) -> bool:
        """Return whether anything is known of a file."""
        return path in self._rows

    def recall(self, path: str, stamp: str, known: _Known) -> Parsed | None:
        """Return what a file is, as the cache has it."""
        self._seen.add(path)
        row = self._rows.get(path)
        if row is None or not stamp or not row.startswith(f"{stamp}\n"):
            return None
        return _parsed(row, path, known, None)

    def recall_text(self, path: str, stamp: str, known: _Known, source: SourceText) -> Parsed | None:
        """Return what a file is, if the cache has its text."""
        row = self._rows.get(path)
        parsed = _parsed(row, path, known, source) if row is not None else None
        if parsed is not None and row is not None and stamp:
            self._new[path] = f"{stamp}\n{row.partition(chr(10))[2]}"
        return parsed

    def remember(self, path: str, stamp: str, known: _Known, parsed: Parsed) -> None:
        """Keep what a file is."""
        if path in self._rows:
            self._old[path] = self._rows[path], known
        made = row_of(stamp, known, parsed)
        if made is not None:
            self._new[path] = made

    def take_in(self, path: str, stamp: str, known: _Known, row: str) -> Parsed | None:
        """Keep what another process found."""
        parsed = super().take_in(path, stamp, known, row)
        if parsed is not None:
            self._new[path] = row
        return parsed

    def write(self, gone: Collection[str] = ()) -> None:
        """Write down what is new, and that some files are gone."""
        if self._new or gone:
            self._cache.change(_TABLE, self._new, gone)
        self._new = {}

    def forget_others(self) -> None:
        """Write down what is new, and forget files that are gone."""
        self.write(self._rows.keys() - self._seen)
        self._rows, self._seen = {}, set()


def row_of(stamp: str, known: _Known, parsed: Parsed) -> str | None:
    """Return what is known of a file as the cache keeps it; None for what can't be kept."""
    text = as_text(parsed)
    if text is None or not _is_text(text):
        return None
    source = parsed.what.source
    head = json.dumps([sorted(known), source.bom, source.text], ensure_ascii=False)
    return f"{stamp}\n{head}\n{text}"


def _is_text(text: str) -> bool:
    """Return whether it can be written to a file: YAML can say half a character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _parsed(row: str, path: str, known: _Known, source: SourceText | None) -> Parsed | None:
    try:
        _, head, text = row.split("\n")
        fields, bom, words = json.loads(head)
        if fields != sorted(known) or (source is not None and (bom, words) != (source.bom, source.text)):
            return None
        source = source or SourceText(path, words, bom)
    except (ValueError, TypeError):
        return None
    return from_text(text, source)

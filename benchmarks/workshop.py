"""The folders of one size: a made-up journal, copies of it to work on, and its pages for other builders."""

import shutil
import sys
import time
from functools import cached_property
from pathlib import Path
from random import Random

from benchmarks import programs
from benchmarks.hugo_folder import write_hugo_folder
from benchmarks.make import make
from benchmarks.processes import run

_ROOT = Path(__file__).parents[1]
_SETTLED = 2.5
"""Seconds after which a copied file is no longer one that was written just now, of which nothing is remembered."""


class Workshop:
    """Everything is made when first asked for, and lies under `folder`."""

    def __init__(self, folder: Path, records: int, edits: int) -> None:
        self.folder = folder
        self.records = records
        self.edits = edits
        self.random = Random(records)
        self._edited = 0
        self._ready: set[str] = set()

    @cached_property
    def made(self) -> Path:
        """The journal as it was made; nothing is changed in it."""
        make(self.records, self.folder / "made")
        return self.folder / "made"

    def copy(self, name: str) -> Path:
        """Return a copy of the journal that is used for one purpose only, made once and read once."""
        folder = self.folder / name
        if not folder.exists():
            shutil.copytree(self.made, folder)
            warm(folder)
            time.sleep(_SETTLED)
        return folder

    @cached_property
    def plain(self) -> Path:
        """The journal's pages for plain MkDocs; made by another process, which takes its memory with it."""
        folder = self.folder / "plain"
        run([sys.executable, "-m", "generator", "-C", self.made, "export", "pages", "-o", folder], _ROOT)
        warm(folder)
        return folder

    @cached_property
    def hugo(self) -> Path:
        """The same pages for Hugo."""
        folder = self.folder / "hugo"
        write_hugo_folder(self.plain / "docs", folder)
        warm(folder)
        return folder

    @cached_property
    def zensical(self) -> Path:
        """The same pages for Zensical."""
        return Path(shutil.copytree(self.plain, self.folder / "zensical", ignore=shutil.ignore_patterns("site")))

    @cached_property
    def site(self) -> Path:
        """A built site, to look at."""
        folder = self.copy("looked-at")
        run([programs.beside_python("journal"), "build"], folder)
        return folder / "site"

    @cached_property
    def meeting(self) -> str:
        """The stem of the meeting that is edited: a held one, from the middle of the list."""
        stems = sorted(path.stem for path in (self.made / "journal" / "meetings").glob("*.md"))
        return stems[len(stems) // 2]

    @cached_property
    def person(self) -> str:
        """The slug of the person whose role is edited: the first by name, who stands on the list's first page."""
        return min(path.stem for path in (self.made / "journal" / "contacts").glob("*.md"))

    def is_ready(self, name: str) -> bool:
        """Return whether this was asked for `name` before: the first time something is still to be made ready."""
        ready = name in self._ready
        self._ready.add(name)
        return ready

    def next_word(self) -> str:
        """Return a word that no page holds yet."""
        self._edited += 1
        return f"edit{self._edited:04}"


def warm(folder: Path) -> None:
    """Read every file once: all programs find them in memory."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()

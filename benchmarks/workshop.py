"""The folders of one size: a made-up journal, copies of it to work on, and its pages for other builders."""

import shutil
import sys
from functools import cached_property
from pathlib import Path
from random import Random

from benchmarks import old_pages, programs
from benchmarks.hugo_folder import write_hugo_folder
from benchmarks.make import make
from benchmarks.processes import run

_ROOT = Path(__file__).parents[1]


class Workshop:
    """Everything is made when first asked for, and lies under `folder`."""

    def __init__(self, folder: Path, records: int, edits: int) -> None:
        self.folder = folder
        self.records = records
        self.edits = edits
        self.random = Random(records)
        self._edited = 0

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
        return folder

    @cached_property
    def plain(self) -> Path:
        """The pages that 0.1.0 made of the journal, for plain MkDocs."""
        folder = self.folder / "plain"
        old_pages.write(self.made, folder, self.folder)
        warm(folder)
        return folder

    @cached_property
    def hugo(self) -> Path:
        """The pages of today for Hugo; made by another process, which takes its memory with it."""
        pages, folder = self.folder / "pages", self.folder / "hugo"
        run([sys.executable, "-m", "generator", "-C", self.made, "export", "pages", "-o", pages], _ROOT)
        write_hugo_folder(pages / "docs", folder)
        warm(folder)
        return folder

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

    def next_word(self) -> str:
        """Return a word that no page holds yet."""
        self._edited += 1
        return f"edit{self._edited:04}"


def warm(folder: Path) -> None:
    """Read every file once: all programs find them in memory."""
    for path in folder.rglob("*"):
        if path.is_file():
            path.read_bytes()

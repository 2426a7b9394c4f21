"""A journal in a folder of its own: files that commands and an editor change, and what the program reads there."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

from click.testing import CliRunner

from generator.cli import main
from generator.cli.context import Context
from generator.edit.change import Change
from generator.edit.disk import check_only
from generator.model.journal import Journal
from generator.model.loader import Memory, load
from generator.model.settings import Settings
from generator.site.build import make

CONFIG = "site_name: A year\ndocs_dir: journal\nplugins:\n  - search\n  - journal\n"
WIDE = "400"
"""So wide that no sentence of a command breaks."""


@dataclass
class Notebook:
    """The files by their path; the journal is read again when one has changed."""

    files: dict[str, str] = field(default_factory=dict)
    copies: dict[str, str] = field(default_factory=dict)
    """What a sync service has laid beside them, by its path."""

    def __post_init__(self) -> None:
        self.memory: Memory = {}
        self.root = Path(mkdtemp(prefix="year-"))
        """The folder of mkdocs.yml; it goes with the notebook."""
        finalize(self, rmtree, self.root, ignore_errors=True)
        (self.root / "mkdocs.yml").write_text(CONFIG)

    @cached_property
    def journal(self) -> Journal:
        """The journal as it stands."""
        return load(self.root / "journal", (), self.root, self.memory)

    def apply(self, changes: Iterable[Change]) -> None:
        """Write changes as a command does: nothing but the fields that were to change."""
        for change in changes:
            if change.is_new:
                assert change.path not in self.files, change.path
            else:
                assert self.files[change.source.path] == change.source.text, f"{change.source.path} was not read again"
                if not change.removed:
                    check_only(change.source, change.text, change.fields)
                if change.removed or change.moved_to:
                    del self.files[change.source.path]
                    (self.root / change.source.path).unlink()
            if not change.removed:
                self.write(change.path, change.text)
        self.__dict__.pop("journal", None)

    def write(self, path: str, text: str) -> None:
        """Write as an editor does."""
        self.files[path] = text
        self._on_disk(path, text)

    def copy(self, path: str, name: str, text: str) -> None:
        """Lay a copy beside a file, as a sync service does."""
        beside = f"{path.rsplit('/', 1)[0]}/{name}"
        self.copies[beside] = text
        self._on_disk(beside, text)

    def remove_copies(self) -> None:
        """Remove what the sync service laid there."""
        for path in self.copies:
            (self.root / path).unlink()
        self.copies.clear()
        self.__dict__.pop("journal", None)

    def remove(self, *paths: str) -> None:
        """Remove files, as their owner does."""
        for path in paths:
            del self.files[path]
            (self.root / path).unlink()
        self.__dict__.pop("journal", None)

    def _on_disk(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, newline="")
        self.__dict__.pop("journal", None)

    def under(self, path: str, heading: str, text: str) -> None:
        """Write a text under a heading, as an editor does."""
        old = self.files[path]
        assert f"## {heading}\n" in old, path
        self.write(path, old.replace(f"## {heading}\n", f"## {heading}\n\n{text}\n", 1))

    # -------------------------------------------------------------- what the program says and does

    def says(self, today: date, *words: str) -> str:
        """Return what a command that only reads prints."""
        return self._run(today, words)

    def command(self, today: date, *words: str) -> str:
        """Let a command write, and return what it prints."""
        said = self._run(today, words)
        for place in sorted((self.root / "journal").rglob("*.md")):
            path = place.relative_to(self.root).as_posix()
            if path not in self.copies:
                self.files[path] = place.read_text()
        for path in [path for path in self.files if not (self.root / path).exists()]:
            del self.files[path]
        self.__dict__.pop("journal", None)
        return said

    def _run(self, today: date, words: tuple[str, ...]) -> str:
        context = Context(folder=self.root, today_given=today)
        context.journal = self.journal  # read already; a command that writes lets it be read again
        result = CliRunner(env={"COLUMNS": WIDE, "NO_COLOR": "1"}).invoke(main, words, obj=context)
        assert result.exit_code == 0, f"journal {' '.join(words)}: {result.output}{result.exception!r}"
        return result.output

    def page(self, address: str, today: date) -> str:
        """Return a page of the site, as HTML."""
        site = make(self.root / "journal", Settings(), today, self.root, self.memory)
        return str(next(page for page in site.pages if page.address == address).render())

"""A journal in memory: files that commands and an editor change, and the records read from them."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from generator.edit.change import Change
from generator.edit.disk import check_only
from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.model.decode import decode
from generator.model.journal import Collection, Journal
from generator.model.loader import FOLDERS, question_bank
from generator.model.records import Profile, Record


@lru_cache(maxsize=4096)
def _record(folder: str, path: str, text: str) -> tuple[Record, tuple[Any, ...]]:
    kind = FOLDERS[folder]
    stem = path.rsplit("/", 1)[-1].removesuffix(".md")
    return decode(kind, read(SourceText(path, text)), stem, frozenset())


@dataclass
class Notebook:
    """The files by their path; the journal is read again when one has changed."""

    files: dict[str, str] = field(default_factory=dict)

    @cached_property
    def journal(self) -> Journal:
        """The journal as it stands."""
        collections: dict[str, Any] = {}
        faults: dict[str, list[Any]] = {}
        for folder in FOLDERS:
            mine = ((path, text) for path, text in self.files.items() if path.startswith(f"journal/{folder}/"))
            read_ = [_record(folder, path, text) for path, text in mine]
            collections[folder] = Collection(tuple(sorted((r for r, _ in read_), key=lambda r: (r.slug, r.path))))
            for fault in (fault for _, found in read_ for fault in found):
                faults.setdefault(fault.rule, []).append(fault)
        profile = decode(Profile, read(SourceText("journal/profile.md", self.files["journal/profile.md"])), "profile",
                         frozenset())[0]  # fmt: skip
        bank = question_bank(SourceText("journal/questions.md", self.files["journal/questions.md"]))
        return Journal(
            profile=profile, questions=bank, faults={r: tuple(f) for r, f in faults.items()}, **collections
        )  # fmt: skip

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
            if not change.removed:
                self.files[change.path] = change.text
        self.__dict__.pop("journal", None)

    def write(self, path: str, text: str) -> None:
        """Write as an editor does."""
        self.files[path] = text
        self.__dict__.pop("journal", None)

    def under(self, path: str, heading: str, text: str) -> None:
        """Write a text under a heading, as an editor does."""
        old = self.files[path]
        assert f"## {heading}\n" in old, path
        self.write(path, old.replace(f"## {heading}\n", f"## {heading}\n\n{text}\n", 1))

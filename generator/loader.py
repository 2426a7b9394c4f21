"""From a folder to a Journal: every file is looked at, none can stop the others."""

import gc
import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from generator.front_matter import decode, has_front_matter, read
from generator.front_matter.nodes import ScalarNode
from generator.kept_records import Parsed
from generator.memory import Memory, stamp_of
from generator.records import body
from generator.records.contact import Contact
from generator.records.fault import Fault
from generator.records.journal import Journal, QuestionBank, Shelf
from generator.records.meeting import Meeting
from generator.records.others import Company, Event, FreePage, Profile, Update
from generator.records.record import Record
from generator.source import SourceText, Span

KINDS: tuple[type[Record], ...] = (Contact, Company, Meeting, Event, Update)
FOLDERS: Mapping[str, type[Record]] = {kind.FOLDER: kind for kind in KINDS}
NOT_READ = ("imports", "templates")
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
LARGEST = 1024 * 1024
Content = Record | FreePage | QuestionBank
"""What one Markdown file is."""


@dataclass(slots=True)
class _Gathered:
    folder: str
    root: Path
    memory: Memory
    records: dict[type[Record], list[Record]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    profile: Profile | None = None
    questions: QuestionBank | None = None
    free_pages: list[FreePage] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    assets: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    files: int = 0

    def keep(self, content: Content) -> None:
        if isinstance(content, Profile):
            self.profile = content
        elif isinstance(content, QuestionBank):
            self.questions = content
        elif isinstance(content, FreePage):
            self.free_pages.append(content)
        else:
            self.records[type(content)].append(content)

    def note(self, faults: tuple[Fault, ...]) -> None:
        for fault in faults:
            self.faults.setdefault(fault.rule, []).append(fault)


def load(
    folder: Path, known_fields: tuple[str, ...] = (), above: Path | None = None, memory: Memory | None = None
) -> Journal:
    """Read the journal in `folder`; its files are named relative to `above`, by default the folder's parent.

    What `memory` knows of files that have not changed is not worked out again. Never raises for what a file holds
    or is: that is in the journal's faults. OSError only where the folder itself can't be listed.
    """
    memory = memory or Memory()
    gathered = _Gathered(folder.relative_to(above or folder.parent).as_posix(), folder.resolve(), memory)
    known = frozenset(known_fields)
    with collector_at_rest():
        for entry in _walk(folder, "", gathered):
            _take(entry, known, gathered)
    memory.forget_others()
    return _journal(gathered)


def _journal(gathered: _Gathered) -> Journal:
    shelves: dict[str, Any] = {
        kind.FOLDER: Shelf(tuple(sorted(records, key=lambda record: (record.slug, record.path))))
        for kind, records in gathered.records.items()
    }
    return Journal(
        folder=gathered.folder,
        profile=gathered.profile,
        free_pages=tuple(sorted(gathered.free_pages, key=lambda page: page.address)),
        questions=gathered.questions,
        faults={rule: tuple(faults) for rule, faults in gathered.faults.items()},
        assets=frozenset(gathered.assets),
        hidden=frozenset(gathered.hidden),
        files=gathered.files,
        **shelves,
    )


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the cycle collector from looking, for as long as much is made that lasts."""
    # Thousands of small lasting objects make the cycle collector run again and again for nothing.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, slots=True)
class _File:
    path: str
    address: str
    size: int
    changed: int
    stamp: str


def _walk(folder: Path, prefix: str, gathered: _Gathered) -> Iterator[_File]:
    """Yield the Markdown files below `folder` in a fixed order; note the others as assets or hidden."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        if not prefix:
            raise
        gathered.note((_unreadable(f"{gathered.folder}/{prefix[:-1]}", error.strerror or "it can't be listed"),))
        return
    for entry in entries:
        if entry.name.startswith(".") or (not prefix and entry.name in NOT_READ):
            continue
        yield from _look_at(entry, prefix + entry.name, gathered)


def _look_at(entry: os.DirEntry[str], address: str, gathered: _Gathered) -> Iterator[_File]:
    path = f"{gathered.folder}/{address}"
    markdown = entry.name.lower().endswith(MARKDOWN)
    if entry.is_symlink() and not _stays_inside(entry, gathered.root):
        gathered.hidden.add(address)
        gathered.files += markdown
        gathered.note((Fault("outside-journal", SourceText(path, ""), Span(0, 0)),))
        return
    try:
        info = entry.stat()  # of what a symlink leads to; raises where links run in a circle
    except OSError as error:
        mode, size, changed, stamp, why = 0, 0, 0, "", error.strerror or "it can't be opened"
    else:
        mode, size, changed, stamp = info.st_mode, info.st_size, info.st_mtime_ns, stamp_of(info)
        why = "" if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "it is not a plain file"
    if stat.S_ISDIR(mode):
        if entry.is_symlink():  # its files are read where they lie; a circle would have no end
            gathered.hidden.add(address)
        else:
            yield from _walk(Path(entry.path), address + "/", gathered)
        return
    if why:
        gathered.hidden.add(address)
        gathered.files += markdown
        gathered.note((_unreadable(path, why),))
    elif markdown:
        yield _File(entry.path, address, size, changed, stamp)
    else:
        gathered.assets.add(address)


def _stays_inside(entry: os.DirEntry[str], root: Path) -> bool:
    try:
        return Path(entry.path).resolve().is_relative_to(root)
    except (OSError, RuntimeError):  # a link in a circle leads nowhere
        return True


def _unreadable(path: str, why: str) -> Fault:
    return Fault("unreadable", SourceText(path, ""), Span(0, 0), reason=why)


def _take(file: _File, known: frozenset[str], gathered: _Gathered) -> None:
    gathered.files += 1
    path = f"{gathered.folder}/{file.address}"
    parsed = gathered.memory.recall(path, file.stamp, known)
    if parsed is None:
        source, faults = read_file(file.path, file.size, path)
        parsed = gathered.memory.recall_text(path, file.stamp, known, source) if not faults else None
        if parsed is None:
            content, found = read_text(source, file.address, known)
            parsed = Parsed(content, faults or found)
            if not faults:
                gathered.memory.remember(path, file.stamp, known, parsed)
    gathered.keep(parsed.what)
    gathered.note(parsed.faults)


def read_text(source: SourceText, address: str, known: frozenset[str]) -> tuple[Content, tuple[Fault, ...]]:
    """Return what the text of one file is, and what is wrong with it; `address` is relative to docs_dir."""
    first, _, rest = address.partition("/")
    if rest and first in FOLDERS and address.lower().endswith(".md"):
        stem = address.rsplit("/", 1)[-1][: -len(".md")]
        return decode(FOLDERS[first], read(source), stem, known)
    if address == "profile.md":
        return decode(Profile, read(source), "profile", known)
    if address == "questions.md":
        return question_bank(source), ()
    return _free_page(source, address)


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies in a journal's folder, unread: Markdown files by path, each with its size and time, and the rest."""

    files: Mapping[str, tuple[int, int]]
    assets: frozenset[str]
    hidden: frozenset[str]


def survey(folder: Path, above: Path | None = None) -> Survey:
    """Look at the files in `folder` without reading them; what differs from before has changed."""
    gathered = _Gathered(folder.relative_to(above or folder.parent).as_posix(), folder.resolve(), Memory())
    found = {f"{gathered.folder}/{file.address}": (file.size, file.changed) for file in _walk(folder, "", gathered)}
    return Survey(found, frozenset(gathered.assets), frozenset(gathered.hidden))


def read_file(place: str | Path, size: int, path: str) -> tuple[SourceText, tuple[Fault, ...]]:
    """Return the text of the file that lies at `place`, empty with a fault where it can't be had."""
    empty = SourceText(path, "")
    if size > LARGEST:
        return empty, (Fault("too-large", empty, Span(0, 0), value=str(size)),)
    try:
        # Room for what is there: the largest file's, made for each, takes longer than reading them.
        with open(place, "rb", buffering=0) as opened:  # noqa: PTH123 - Path.open costs as much again as the read
            data = opened.read(size + 1)
            if len(data) != size:  # it was written meanwhile, or came in pieces
                data += opened.read(LARGEST)
    except OSError as error:
        return empty, (_unreadable(path, error.strerror or "it can't be opened"),)
    return decoded(data, path)


def decoded(data: bytes, path: str) -> tuple[SourceText, tuple[Fault, ...]]:
    """Return the text of a file's bytes, empty with a fault where they are not UTF-8."""
    bom = data.startswith(b"\xef\xbb\xbf")
    try:
        return SourceText(path, data[3 if bom else 0 :].decode("utf-8"), bom), ()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:64]
        guess = "UTF-16" if utf16 else "another encoding, such as Latin-1 or Windows-1252"
        fault = Fault("not-utf8", SourceText(path, ""), Span(0, 0), value=str(line), reason=guess)
        return SourceText(path, ""), (fault,)


def _free_page(source: SourceText, address: str) -> tuple[FreePage, tuple[Fault, ...]]:
    if not source.text.startswith("---") or not has_front_matter(source.text):
        return FreePage(source=source, address=address, title=_first_heading(source, 0)), ()
    document = read(source)
    if any(fault.rule == "unclosed-front-matter" for fault in document.faults):  # a line across the page
        return FreePage(source=source, address=address, title=_first_heading(source, 0)), ()
    both = ((name, value) for name, value in document.pairs if isinstance(name, ScalarNode))
    meta = {name.value: value.value for name, value in both if isinstance(value, ScalarNode)}
    page = FreePage(
        source=source,
        address=address,
        body_start=document.body_start,
        title=meta.get("title") or _first_heading(source, document.body_start),
        private=meta.get("private", "").strip().lower() in ("yes", "true"),
    )
    return page, document.faults


def _first_heading(source: SourceText, start: int) -> str:
    found = body.sections(source, start)
    return next((part.title for part in found if part.level == 1), "")


def question_bank(source: SourceText) -> QuestionBank:
    """Return the owner's questions: `##` headings are topics, list items questions."""
    start = 0
    if has_front_matter(source.text) and source.text.startswith("---"):
        start = read(source).body_start
    topics = tuple(
        (part.title, tuple(source.slice(item) for item in body.list_items(source, part)))
        for part in body.sections(source, start)
        if part.level == 2
    )
    return QuestionBank(source=source, topics=topics)


def load_profile(folder: Path) -> Profile | None:
    """Read the owner's profile alone, as far as it can be read; None where there is none."""
    path = folder / "profile.md"
    try:
        data = path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else None
    except OSError:
        return None
    if data is None:
        return None
    source, _ = decoded(data, f"{folder.name}/profile.md")
    return decode(Profile, read(source), "profile", frozenset())[0]

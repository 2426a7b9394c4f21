"""From a folder to a Journal: every file is looked at, none can stop the others."""

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from generator import copies
from generator.folder import File, Listing, listing, unreadable
from generator.front_matter import decode, has_front_matter, read
from generator.front_matter.nodes import ScalarNode
from generator.kept_records import Parsed
from generator.memory import Memory, row_of
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
LARGEST = 1024 * 1024
LEAST = 150
"""So many new files keep a process busy for longer than it takes to start and to take in what it found."""
Content = Record | FreePage | QuestionBank
"""What one Markdown file is."""


@dataclass(slots=True)
class _Gathered:
    records: dict[type[Record], list[Record]] = field(default_factory=lambda: {kind: [] for kind in KINDS})
    profile: Profile | None = None
    questions: QuestionBank | None = None
    free_pages: list[FreePage] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)

    def keep(self, content: Content) -> None:
        if isinstance(content, Profile):
            self.profile = content
        elif isinstance(content, QuestionBank):
            self.questions = content
        elif isinstance(content, FreePage):
            self.free_pages.append(content)
        else:
            self.records[type(content)].append(content)

    def note(self, *faults: Fault) -> None:
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
    gathered = _Gathered()
    with collector_at_rest():
        listed = listing(folder, above)
        parsed = _parse_all(listed, frozenset(known_fields), memory)
        for file in listed.found:
            if isinstance(file, File):
                gathered.keep(parsed[file.path].what)
                gathered.note(*parsed[file.path].faults)
            else:
                gathered.note(file)
    memory.forget_others()
    return _journal(listed, gathered)


def _journal(listed: Listing, gathered: _Gathered) -> Journal:
    shelves: dict[str, Any] = {
        kind.FOLDER: Shelf(tuple(sorted(records, key=lambda record: (record.slug, record.path))))
        for kind, records in gathered.records.items()
    }
    return Journal(
        folder=listed.name,
        profile=gathered.profile,
        free_pages=tuple(sorted(gathered.free_pages, key=lambda page: page.address)),
        questions=gathered.questions,
        faults={rule: tuple(faults) for rule, faults in gathered.faults.items()},
        assets=frozenset(listed.assets),
        hidden=frozenset(listed.hidden),
        files=listed.markdown,
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


def _parse_all(listed: Listing, known: frozenset[str], memory: Memory) -> dict[str, Parsed]:
    """Return what each file is, by its path. Many that are new are shared out among processes."""
    files = [file for file in listed.found if isinstance(file, File)]
    new = [file for file in files if not memory.has(file.path)]
    among = copies.shares(len(new), LEAST)
    shares = [new[number::among] for number in range(1, among)]
    started = [copies.start(partial(_rows, share, listed.name, known)) for share in shares]
    elsewhere = {file.path for share, copy in zip(shares, started, strict=True) if copy for file in share}
    parsed = {file.path: _parse(file, listed.name, known, memory) for file in files if file.path not in elsewhere}
    if elsewhere:
        memory.write()  # while the others are still at work
    for share, copy in zip(shares, started, strict=True):
        for file, row in zip(share, copies.texts_of(copy) if copy else (), strict=False):
            if (found := memory.take_in(file.path, file.stamp, known, row)) is not None:
                parsed[file.path] = found
    # What did not come back is read here, whatever the reason.
    return {file.path: parsed.get(file.path) or _parse(file, listed.name, known, memory) for file in files}


def _rows(files: Sequence[File], folder: str, known: frozenset[str]) -> Iterator[str]:
    """Yield what each file is, as the memory keeps it; nothing for what can't be kept."""
    for file in files:
        source, faults = read_file(file.place, file.size, file.path)
        parsed = Parsed(*read_text(source, file.path.removeprefix(f"{folder}/"), known))
        yield (row_of(file.stamp, known, parsed) if not faults else None) or ""


def _parse(file: File, folder: str, known: frozenset[str], memory: Memory) -> Parsed:
    parsed = memory.recall(file.path, file.stamp, known)
    if parsed is None:
        source, faults = read_file(file.place, file.size, file.path)
        parsed = memory.recall_text(file.path, file.stamp, known, source) if not faults else None
        if parsed is None:
            content, found = read_text(source, file.path.removeprefix(f"{folder}/"), known)
            parsed = Parsed(content, faults or found)
            if not faults:
                memory.remember(file.path, file.stamp, known, parsed)
    return parsed


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
        return empty, (unreadable(path, error.strerror or "it can't be opened"),)
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

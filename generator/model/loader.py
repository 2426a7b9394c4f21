"""Reads a folder into a Journal. Every file is read by itself: a broken one is reported and stops no other."""

import gc
from bisect import insort
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any

from generator.files.folder import LARGEST, File, Listing, listing, unreadable
from generator.files.front_matter import has_front_matter, read, unfinished_merge
from generator.files.inside import leads_out
from generator.files.source import Fault, SourceText, Span
from generator.files.yaml_nodes import ScalarNode, is_blank
from generator.model import body
from generator.model.decode import decode
from generator.model.journal import Collection, Journal, QuestionBank, home_of
from generator.model.records import Company, Contact, Event, FreePage, Meeting, Profile, Record, Update

KINDS: tuple[type[Record], ...] = (Contact, Company, Meeting, Event, Update)
FOLDERS: Mapping[str, type[Record]] = {kind.FOLDER: kind for kind in KINDS}
PROFILE = "profile.md"
Content = Record | FreePage | QuestionBank
"""What one Markdown file is."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read from one file, what is wrong with it, and by which known fields and clock it was read."""

    what: Content
    faults: tuple[Fault, ...]
    known: frozenset[str]
    home: tzinfo


Memory = dict[str, Parsed]
"""What each file held when it was last read, by its path, for a program that reads the journal again and again."""


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
    folder: Path,
    known_fields: tuple[str, ...] = (),
    above: Path | None = None,
    memory: Memory | None = None,
    machine: tzinfo = UTC,
) -> Journal:
    """Read the journal in `folder`; its files are named relative to `above`, by default the folder's parent.

    Its moments are by the owner's clock: the profile's zone, else that of the `machine`.
    A file whose text is the same as in `memory` gives the same record again; `memory` then holds what was read now.
    Never raises because of a file: what is wrong with one is in the journal's faults. OSError only where the folder
    itself can't be listed.
    """
    memory = {} if memory is None else memory
    gathered, now = _Gathered(), Memory()
    with garbage_collector_paused():
        listed = listing(folder, above)
        home = machine
        # The profile comes first: it says by which clock all others are read.
        for file in sorted(listed.found, key=lambda one: not _is_profile(one, listed.name)):
            if isinstance(file, File):
                now[file.path] = parsed = _parsed(file, listed.name, frozenset(known_fields), memory, home)
                if isinstance(parsed.what, Profile):
                    home = home_of(parsed.what, machine)
                gathered.keep(parsed.what)
                gathered.note(*parsed.faults)
            else:
                gathered.note(file)
        gathered.note(*_linked_folders(listed))
    memory.clear()
    memory.update(now)
    return _journal(listed, gathered, machine)


def _is_profile(found: File | Fault, folder: str) -> bool:
    return isinstance(found, File) and found.path == f"{folder}/{PROFILE}"


def _journal(listed: Listing, gathered: _Gathered, machine: tzinfo) -> Journal:
    collections: dict[str, Any] = {
        kind.FOLDER: Collection(tuple(sorted(records, key=lambda record: (record.slug, record.path))))
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
        machine=machine,
        **collections,
    )


def _linked_folders(listed: Listing) -> Iterator[Fault]:
    """Yield a fault for each folder of records that is a link to another folder of the journal: it is not followed."""
    known = {fault.source.path for fault in listed.found if isinstance(fault, Fault)}
    for folder in FOLDERS:
        if folder in listed.hidden and f"{listed.name}/{folder}" not in known:
            yield unreadable(f"{listed.name}/{folder}", "it is a link to another folder of the journal", "folder")


def with_content(journal: Journal, path: str, content: Content | None, faults: tuple[Fault, ...]) -> Journal:
    """Return the journal in which the file at `path` holds this, with these faults; None removes the file."""
    kept: dict[str, Any] = {}
    address = path.removeprefix(f"{journal.folder}/")
    folder, _, rest = address.partition("/")
    if rest and folder in FOLDERS:
        collection: Collection[Any] = getattr(journal, folder)
        records = [record for record in collection.all if record.source.path != path]
        if isinstance(content, Record):
            insort(records, content, key=lambda record: (record.slug, record.path))
        kept[folder] = Collection(tuple(records))
    elif address == "profile.md":
        kept["profile"] = content
    elif address == "questions.md":
        kept["questions"] = content
    pages = [page for page in journal.free_pages if page.source.path != path]
    pages += [content] if isinstance(content, FreePage) else []
    wrong = {rule: [fault for fault in found if fault.source.path != path] for rule, found in journal.faults.items()}
    for fault in faults:
        wrong.setdefault(fault.rule, []).append(fault)
    return replace(
        journal,
        free_pages=tuple(sorted(pages, key=lambda page: page.address)),
        faults={rule: tuple(found) for rule, found in wrong.items()},
        **kept,
    )


@contextmanager
def garbage_collector_paused() -> Iterator[None]:
    """Switch Python's garbage collector off for a while."""
    # Thousands of small objects that stay make it run again and again and find nothing.
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _parsed(file: File, folder: str, known: frozenset[str], memory: Memory, home: tzinfo) -> Parsed:
    source, faults = read_file(file.place, file.size, file.path)
    before = memory.get(file.path)
    how = (known, home)
    if before is not None and not faults and (before.known, before.home) == how and before.what.source == source:
        return before
    content, found = read_text(source, file.path.removeprefix(f"{folder}/"), known, home)
    return Parsed(content, faults or found, known, home)


def read_text(
    source: SourceText, address: str, known: frozenset[str], home: tzinfo
) -> tuple[Content, tuple[Fault, ...]]:
    """Return what one file's text holds, read by the clock of `home`, and what is wrong with it.

    `address` is relative to docs_dir.
    """
    first, _, rest = address.partition("/")
    if rest and first in FOLDERS and address.lower().endswith(".md"):
        stem = address.rsplit("/", 1)[-1][: -len(".md")]
        return decode(FOLDERS[first], read(source), stem, known, home)
    if address == PROFILE:
        return decode(Profile, read(source), "profile", known, home)
    if address == "questions.md":
        return question_bank(source), unfinished_merge(source)
    return _free_page(source, address)


def read_file(place: str | Path, size: int, path: str) -> tuple[SourceText, tuple[Fault, ...]]:
    """Return the text of the file at `place`, which has `size` bytes; empty, with a fault, where it can't be read."""
    empty = SourceText(path, "")
    if size > LARGEST:
        return empty, (Fault("too-large", empty, Span(0, 0), value=str(size)),)
    try:
        # Asked for its own size: making room for the largest possible file each time takes longer than reading.
        with open(place, "rb", buffering=0) as opened:  # noqa: PTH123 - Path.open costs as much again as the read
            data = opened.read(size + 1)
            if len(data) != size:  # it was written in the meantime, or the system gave a part only
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
        return FreePage(source=source, address=address, title=_first_heading(source, 0)), unfinished_merge(source)
    document = read(source)
    if any(fault.rule == "unclosed-front-matter" for fault in document.faults):  # the --- is a rule across the page
        return FreePage(source=source, address=address, title=_first_heading(source, 0)), unfinished_merge(source)
    both = ((name, value) for name, value in document.pairs if isinstance(name, ScalarNode))
    meta = {name.value: value.value for name, value in both if isinstance(value, ScalarNode) and not is_blank(value)}
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
        (part.title, tuple(body.text(source, start, item) for item in body.list_items(source, start, part)))
        for part in body.sections(source, start)
        if part.level == 2
    )
    return QuestionBank(source=source, topics=topics, body_start=start)


def load_profile(folder: Path) -> Profile | None:
    """Read the owner's profile alone, as far as it can be read; None where there is none."""
    path = folder / "profile.md"
    if leads_out(path, folder):
        return None
    try:
        data = path.read_bytes() if path.is_file() and path.stat().st_size <= LARGEST else None
    except OSError:
        return None
    if data is None:
        return None
    source, _ = decoded(data, f"{folder.name}/profile.md")
    return decode(Profile, read(source), "profile", frozenset())[0]

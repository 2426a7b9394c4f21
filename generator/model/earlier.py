"""The journal as it was at a commit of git. Files that have not changed since are not read again."""

from codecs import BOM_UTF8 as BOM
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from generator.files.folder import LARGEST, NOT_READ
from generator.files.front_matter import read
from generator.files.git import Blob, Commit, History, NoHistory
from generator.files.source import SourceText
from generator.model.decode import decode
from generator.model.journal import Collection, Journal
from generator.model.loader import FOLDERS, KINDS, decoded
from generator.model.records import Profile, Record

_ENCRYPTED = b"\0GITCRYPT\0"
_Kind = tuple[type[Record], str]
"""The kind and the slug of the record at a path."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The journal at a commit, and the paths of Markdown files that are new, changed or removed since."""

    commit: Commit
    journal: Journal
    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def past(history: History, commit: Commit, now: Journal, known_fields: tuple[str, ...] = ()) -> Past:
    """Return what the journal `now` was at a commit; raise NoHistory where git can't say."""
    copies = {fault.source.path for fault in now.faults.get("conflicted-copy", ())}
    tree = history.files(commit, now.folder).items()
    then = {path: blob for path, blob in tree if path not in copies and _is_read(path, now.folder)}
    if not then:
        raise NoHistory("git had no file of your journal then")
    here = {record.path: record for record in now.records()}
    sources = {source.path: source for source in _sources(now)}
    touched = {path for path, blob in then.items() if path not in sources or not blob.holds(_data(sources[path]))}
    records = {path: found for path in then for found in _record_at(path, now.folder)}
    texts = _texts(history, then, [path for path in then if path in touched or (path in records and path not in here)])
    same = {
        path
        for path in then
        if path in sources and (path not in touched or _says_the_same(sources[path], texts.get(path)))
    }
    kept = [here[path] for path in records if path in same]
    changed = [path for path in records if path not in same and path in texts]
    other = [_decoded(records[path], path, texts[path], frozenset(known_fields), now.home) for path in changed]
    return Past(
        commit=commit,
        journal=_journal(now, (*kept, *other)),
        new=tuple(sorted(sources.keys() - then.keys())),
        changed=tuple(sorted(touched & sources.keys() - same)),
        removed=tuple(sorted(touched - sources.keys())),
    )


def _sources(now: Journal) -> Iterator[SourceText]:
    """Yield every Markdown file of the journal that was read."""
    yield from (record.source for record in now.records())
    yield from (page.source for page in now.free_pages)
    if now.questions is not None:
        yield now.questions.source


def _data(source: SourceText) -> bytes:
    return (BOM if source.bom else b"") + source.text.encode()


def _texts(history: History, then: Mapping[str, Blob], paths: Sequence[str]) -> dict[str, bytes]:
    """Return the bytes of files at that commit; one too large to be a record is left out."""
    small = [path for path in paths if then[path].size <= LARGEST]
    found = dict(zip(small, history.read([then[path] for path in small]), strict=True))
    if any(data.startswith(_ENCRYPTED) for data in found.values()):
        raise NoHistory("git keeps your files encrypted, and what decrypts them is not run")
    return found


def _says_the_same(source: SourceText, data: bytes | None) -> bool:
    """Return whether a file has the same text as then; line ends don't count, since git may convert them."""
    if data is None:
        return False
    was, _ = decoded(data, source.path)
    return was.bom == source.bom and was.text.splitlines() == source.text.splitlines()


def _is_read(path: str, folder: str) -> bool:
    """Return whether the loader would read a file of this path."""
    parts = path.removeprefix(f"{folder}/").split("/")
    hidden = any(part.startswith(".") for part in parts) or parts[0] in NOT_READ
    return path.lower().endswith(".md") and not hidden


def _record_at(path: str, folder: str) -> Iterator[_Kind]:
    """Yield the kind and slug that a path stands for; nothing for a free page."""
    address = path.removeprefix(f"{folder}/")
    first, _, rest = address.partition("/")
    if rest and first in FOLDERS:
        yield FOLDERS[first], rest.rsplit("/", 1)[-1][: -len(".md")]
    elif address == "profile.md":
        yield Profile, "profile"


def _decoded(kind_and_slug: _Kind, path: str, data: bytes, known: frozenset[str], home: tzinfo) -> Record:
    kind, slug = kind_and_slug
    return decode(kind, read(decoded(data, path)[0]), slug, known, home)[0]


def _journal(now: Journal, records: Iterable[Record]) -> Journal:
    collections: dict[type[Record], list[Record]] = {kind: [] for kind in (*KINDS, Profile)}
    for record in records:
        collections[type(record)].append(record)
    made: dict[str, Any] = {
        kind.FOLDER: Collection(tuple(sorted(collections[kind], key=lambda record: (record.slug, record.path))))
        for kind in KINDS
    }
    mine = [record for record in collections[Profile] if isinstance(record, Profile)]
    return Journal(
        folder=now.folder, profile=mine[0] if mine else None, questions=now.questions, machine=now.machine, **made
    )

"""The journal as it was at a commit. What has not changed since is not read again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.front_matter import decode, read
from generator.loader import FOLDERS, KINDS, LARGEST, decoded
from generator.past.git import Blob, Commit, History, NoHistory
from generator.records import Journal, Profile, Record, Shelf

_Read = tuple[str, type[Record], str]
"""What a path says of the record in it: the path, its kind, its slug."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """The journal at a commit, and which of its Markdown files came, changed and went since."""

    commit: Commit
    journal: Journal
    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def past(history: History, commit: Commit, now: Journal, known_fields: tuple[str, ...] = ()) -> Past:
    """Return what the journal `now` was at a commit; raise NoHistory where git can't say."""
    then = {path: blob for path, blob in history.files(commit, now.folder).items() if path.lower().endswith(".md")}
    if not then:
        raise NoHistory("git had no file of your journal then")
    here = {record.path: record for record in now.records()}
    paths = {*here, *(page.source.path for page in now.free_pages)}
    paths |= {now.questions.source.path} if now.questions else set()
    touched = history.changed(commit, now.folder)
    same = [here[path] for path in then if path in here and path not in touched]
    other = [found for path in then if path not in here or path in touched for found in _record_at(path, now.folder)]
    return Past(
        commit=commit,
        journal=_journal(now, (*same, *_decoded(history, then, other, frozenset(known_fields)))),
        new=tuple(sorted(paths - then.keys())),
        changed=tuple(sorted(paths & then.keys() & touched)),
        removed=tuple(sorted(touched & then.keys() - paths)),
    )


def _record_at(path: str, folder: str) -> Iterator[_Read]:
    """Yield what the path of a record says of it; nothing for a free page."""
    address = path.removeprefix(f"{folder}/")
    first, _, rest = address.partition("/")
    if any(part.startswith(".") for part in address.split("/")):
        return
    if rest and first in FOLDERS:
        yield path, FOLDERS[first], rest.rsplit("/", 1)[-1][: -len(".md")]
    elif address == "profile.md":
        yield path, Profile, "profile"


def _decoded(
    history: History, then: Mapping[str, Blob], wanted: Iterable[_Read], known: frozenset[str]
) -> Iterator[Record]:  # fmt: skip
    small = [found for found in wanted if then[found[0]].size <= LARGEST]
    for (path, kind, slug), data in zip(small, history.read([then[path] for path, _, _ in small]), strict=True):
        source, _ = decoded(data, path)
        yield decode(kind, read(source), slug, known)[0]


def _journal(now: Journal, records: Iterable[Record]) -> Journal:
    shelves: dict[type[Record], list[Record]] = {kind: [] for kind in (*KINDS, Profile)}
    for record in records:
        shelves[type(record)].append(record)
    made: dict[str, Any] = {
        kind.FOLDER: Shelf(tuple(sorted(shelves[kind], key=lambda record: (record.slug, record.path))))
        for kind in KINDS
    }
    mine = [record for record in shelves[Profile] if isinstance(record, Profile)]
    return Journal(folder=now.folder, profile=mine[0] if mine else None, questions=now.questions, **made)

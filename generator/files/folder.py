"""What lies in a journal's folder, by name and look: which files are to be read, which are left alone."""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from generator.files.copies import copied_from
from generator.files.inside import leads_out
from generator.files.source import Fault, SourceText, Span

NOT_READ = ("imports", "templates")
LARGEST = 1024 * 1024
"""How many bytes a Markdown file may have; a larger one is left unread."""
MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")


@dataclass(frozen=True, slots=True)
class File:
    """One Markdown file, unread: where it lies on the disk, its path, its size in bytes and when it was changed, in ns.

    `path` begins with the journal's folder and has `/` on every system.
    """

    place: str
    path: str
    size: int
    changed: int


@dataclass(slots=True)
class Listing:
    """All that lies in a folder. `found` are Markdown files and what can't be read, in a fixed order.

    `assets` and `hidden` are relative to the folder; `markdown` counts Markdown files, those in `hidden` too.
    """

    name: str
    root: Path
    found: list[File | Fault] = field(default_factory=list)
    assets: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    markdown: int = 0


@dataclass(frozen=True, slots=True)
class Survey:
    """What lies in a journal's folder, unread: Markdown files by path, each with its size and time, and the rest."""

    files: Mapping[str, tuple[int, int]]
    assets: frozenset[str]
    hidden: frozenset[str]


def survey(folder: Path, above: Path | None = None) -> Survey:
    """Return what lies in `folder`, nothing of it read; two surveys that differ say what has changed between them."""
    listed = listing(folder, above)
    files = {file.path: (file.size, file.changed) for file in listed.found if isinstance(file, File)}
    return Survey(files, frozenset(listed.assets), frozenset(listed.hidden))


def listing(folder: Path, above: Path | None = None) -> Listing:
    """Return what lies in `folder`; files are named relative to `above`, by default the folder's parent.

    OSError only where the folder itself can't be listed.
    """
    made = Listing(folder.relative_to(above or folder.parent).as_posix(), folder.resolve())
    _list(folder, "", made)
    return made


def _list(folder: str | Path, prefix: str, made: Listing) -> None:
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        if not prefix:
            raise
        made.found.append(unreadable(f"{made.name}/{prefix[:-1]}", error.strerror or "it can't be listed", "folder"))
        return
    names = frozenset(entry.name for entry in entries)
    for entry in entries:
        if not prefix and entry.name in NOT_READ:
            made.found += _links_out(entry, made)
        if is_unread(prefix + entry.name):
            continue
        if entry.name.lower().endswith(MARKDOWN) and (first := copied_from(entry.name, names, partial(_same, folder))):
            made.hidden.add(prefix + entry.name)
            made.markdown += 1
            copy = SourceText(f"{made.name}/{prefix}{entry.name}", "")
            made.found.append(Fault("conflicted-copy", copy, Span(0, 0), value=first))
        else:
            _look_at(entry, prefix + entry.name, made)


def is_unread(address: str) -> bool:
    """Return whether what lies at an address in the journal's folder is neither read nor copied, by its names alone."""
    names = address.split("/")
    return names[0] in NOT_READ or any(name.startswith(".") or is_leftover(name) for name in names)


def _links_out(entry: os.DirEntry[str], made: Listing) -> Iterator[Fault]:
    """Yield a fault for each link out of the journal in a folder of templates or reviews."""
    below = (Path(above, name) for above, folders, names in os.walk(entry.path) for name in (*folders, *names))
    for path in sorted((Path(entry.path), *(() if entry.is_symlink() else below))):
        if path.is_symlink() and leads_out(path, made.root):
            address = path.relative_to(Path(entry.path).parent).as_posix()
            what = "folder" if path.is_dir() else ""
            yield Fault("outside-journal", SourceText(f"{made.name}/{address}", ""), Span(0, 0), value=what)


def is_leftover(name: str) -> bool:
    """Return whether an editor left this file behind: a backup, or what it was writing when it ended."""
    return name.endswith(("~", ".orig", ".bak", ".tmp")) or (name.startswith("#") and name.endswith("#"))


def _same(folder: str | Path, first: str, second: str) -> bool:
    """Return whether two files in a folder hold the same; False for what is no plain file, or can't be read."""
    places = (Path(folder, first), Path(folder, second))
    try:
        infos = [place.lstat() for place in places]
        if not all(stat.S_ISREG(info.st_mode) for info in infos) or infos[0].st_size != infos[1].st_size:
            return False
        return infos[0].st_size <= LARGEST and places[0].read_bytes() == places[1].read_bytes()
    except OSError:
        return False


def _look_at(entry: os.DirEntry[str], address: str, made: Listing) -> None:
    path = f"{made.name}/{address}"
    markdown = entry.name.lower().endswith(MARKDOWN)
    if entry.is_symlink() and leads_out(Path(entry.path), made.root):
        made.hidden.add(address)
        made.markdown += markdown
        what = "folder" if entry.is_dir() else ""
        made.found.append(Fault("outside-journal", SourceText(path, ""), Span(0, 0), value=what))
        return
    try:
        info = entry.stat()  # of what a link leads to; raises where links lead in a circle
    except OSError as error:
        mode, why = 0, error.strerror or "it can't be opened"
    else:
        mode = info.st_mode
        why = "" if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "it is not a plain file"
        if stat.S_ISREG(mode) and entry.is_symlink() and is_unread(_led_to(entry, made.root)):
            why = f"it is a link to {_led_to(entry, made.root)}, which is left unread"
    if stat.S_ISDIR(mode):
        if entry.is_symlink():  # what it leads to is read in its own place; following links could go in a circle
            made.hidden.add(address)
        else:
            _list(entry.path, address + "/", made)
    elif why:
        made.hidden.add(address)
        made.markdown += markdown
        made.found.append(unreadable(path, why))
    elif markdown:
        made.markdown += 1
        made.found.append(File(entry.path, path, info.st_size, info.st_mtime_ns))
    else:
        made.assets.add(address)


def _led_to(entry: os.DirEntry[str], root: Path) -> str:
    return Path(entry.path).resolve().relative_to(root).as_posix()


def unreadable(path: str, why: str, what: str = "") -> Fault:
    """Return the fault of a file, or with `what` a folder, that can't be read, and why."""
    return Fault("unreadable", SourceText(path, ""), Span(0, 0), value=what, reason=why)

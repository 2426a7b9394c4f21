"""The notes of a folder of Markdown, such as an Obsidian vault: their fields, their text, and what is not read."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.files.folder import LARGEST
from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.importers import cells, tables
from generator.io.importers.found import LeftOut
from generator.model.decode import plain

MOST = 20_000
_LONGEST_LINE = 2_000
"""A longer line has no inline fields; it is text alone."""
_TEMPLATES = re.compile(r"_?(?:templates?|vorlagen?|plantillas?|modèles?)", re.IGNORECASE)
_INLINE = re.compile(
    r"^[ \t]*(?:[-*+][ \t]+)?([^\W\d_][\w -]{0,38})::[ \t]*(\S[^\n]*)$"
    r"|[\[(]([^\W\d_][\w -]{0,38})::[ \t]*((?:\[\[[^\]\n]{1,200}\]\]|[^\])\n]){1,400})[\])]",
    re.MULTILINE,
)
_TAG = re.compile(r"(?<![\w&/#])#([^\W\d_][\w/-]*)")
LINK = re.compile(r"\[\[([^\[\]\n|#]+)(?:#[^\[\]\n|]*)?(?:\|[^\[\]\n]*)?\]\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note: its path in the folder, its fields by names in small letters, and its text as written.

    `written` has the names of front matter as they stand there; what stands in the text alone is not among them.
    """

    path: str
    fields: dict[str, tuple[str, ...]]
    written: dict[str, str]
    text: str

    @property
    def stem(self) -> str:
        """The name of its file, letters kept."""
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders in which it lies, in small letters."""
        return tuple(self.path.casefold().split("/")[:-1])

    def first(self, *names: str) -> str:
        """Return the first value of the first of these fields that has one."""
        return next((values[0] for name in names if (values := self.fields.get(name))), "")

    @property
    def tags(self) -> frozenset[str]:
        """Its tags, of front matter and of its text, in small letters without the sign."""
        said = (*self.fields.get("tags", ()), *self.fields.get("tag", ()))
        front = (part for one in said for part in re.split(r"[\s,]+", one))
        return frozenset(one.strip("#").casefold() for one in (*front, *_TAG.findall(self.text)) if one.strip("#"))


def notes(folder: Path, journal: Path) -> Iterator[Note | LeftOut]:
    """Yield each note of a folder, or why something in it is not read; no link is followed, and no journal is read."""
    count, own = 0, journal.resolve()
    for place, folders, files in os.walk(folder):
        here = Path(place)
        kept = []
        for name in sorted(folders):
            if (here / name).is_symlink():
                yield LeftOut(why="a link; it was not followed", where=_shown(here / name, folder))
            elif name.startswith("."):
                continue  # settings of programs, and what was thrown away
            elif _TEMPLATES.fullmatch(name):
                yield LeftOut(why="a folder of templates", where=_shown(here / name, folder))
            elif (here / name).resolve() != own:
                kept.append(name)
        folders[:] = kept
        for name in sorted(files):
            path, shown = here / name, _shown(here / name, folder)
            if name.startswith(".") or not name.lower().endswith((".md", ".markdown")):
                continue
            count += 1
            yield _note(path, shown) if count <= MOST else LeftOut(why=f"more than {MOST:,} notes", where=shown)


def _shown(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix().encode("utf-8", "replace").decode()


def _note(path: Path, shown: str) -> Note | LeftOut:
    if path.is_symlink():
        return LeftOut(why="a link; it was not followed", where=shown)
    try:
        if not path.is_file():
            return LeftOut(why="no file", where=shown)
        if path.stat().st_size > LARGEST:
            return LeftOut(why="larger than 1 MB", where=shown)
        text, _ = tables.text_of(path.read_bytes())
    except OSError:
        return LeftOut(why="a note that can't be read", where=shown)
    return taken_apart(shown, text.replace("\r\n", "\n").replace("\r", "\n"))


def taken_apart(path: str, text: str) -> Note:
    """Return a note by the text of its file; broken front matter is read field by field."""
    document = read(SourceText(path, text))
    body = text[document.body_start :].strip("\n")
    fields: dict[str, list[str]] = {}
    written: dict[str, str] = {}
    for name, node in document.pairs:
        values = list(_flat(plain(node)))
        name_ = str(getattr(name, "value", ""))
        if values and name_:
            fields.setdefault(key(name_), []).extend(values)
            written[name_] = ", ".join(values)
    short = "\n".join(line for line in body.split("\n") if len(line) <= _LONGEST_LINE)
    for found in _INLINE.finditer(short):
        value = cells.line((found[2] or found[4] or "").strip())
        links = LINK.findall(value)
        fields.setdefault(key(found[1] or found[3]), []).extend(links or [value])
    if document.faults and not document.complete:
        body = text.strip("\n")
    return Note(path=path, fields={name: tuple(values) for name, values in fields.items()}, written=written, text=body)


def key(name: str) -> str:
    """Return the name of a field as it is compared: in small letters, with blanks."""
    return re.sub(r"[\s_-]+", " ", name).strip().casefold()


def _flat(value: Any) -> Iterator[str]:
    """Yield the texts of a value; a link unquoted in YAML is a list in a list."""
    waiting = [value]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, list):
            waiting[:0] = one
        elif isinstance(one, dict):
            waiting[:0] = [f"{name}: {text}" for name, text in one.items()]
        elif one is not None and (text := cells.line(str(one))):
            yield from LINK.findall(text) or [text]

"""What lies behind the cells of a workbook (.xlsx): the addresses that they lead to, and comments on them."""

import lzma
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from html import unescape
from io import BytesIO

_DAMAGED = (zlib.error, lzma.LZMAError)
_TAG_END = re.compile(rb"[^>]*>")
_ATTRIBUTE = re.compile(r"(?<![\w:])([\w:]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")
_TEXT = re.compile(rb"<(?:\w{1,40}:)?t(?:\s[^>]{0,4096})?>([^<]*)<")
_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST = 32 * 1024 * 1024
"""The most bytes of one part that are read."""
Behind = Mapping[str, Mapping[tuple[int, int], tuple[tuple[str, str], ...]]]
"""By sheet, by row and column from 0: pairs of `link` or `comment` and its text."""


def behind(data: bytes) -> Behind:
    """Return the links and comments of each sheet; nothing of another form of workbook, or a damaged one."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            return {name: dict(_of_sheet(packed, part)) for name, part in _sheets(packed)}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, EOFError, RuntimeError, *_DAMAGED):
        return {}


def _sheets(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    parts = _relations(packed, "xl/workbook.xml")
    for sheet in _tags(_part(packed, "xl/workbook.xml"), b"sheet"):
        if (part := parts.get(sheet.get("id", ""), ("", ""))[1]) and "name" in sheet:
            yield sheet["name"], part


def _of_sheet(packed: zipfile.ZipFile, part: str) -> Iterator[tuple[tuple[int, int], tuple[tuple[str, str], ...]]]:
    found: dict[tuple[int, int], list[tuple[str, str]]] = {}
    parts = _relations(packed, part)
    for link in _tags(_part(packed, part), b"hyperlink"):
        target = parts.get(link.get("id", ""), ("", ""))[1]
        if target and (cell := _place(link.get("ref", ""))):
            found.setdefault(cell, []).append(("link", target))
    for kind, other in parts.values():
        if kind in ("comments", "threadedComment"):
            for cell, text in _comments(_part(packed, other)):
                known = found.setdefault(cell, [])
                if text and ("comment", text) not in known:
                    known.append(("comment", text))
    for cell, said in found.items():
        yield cell, tuple(said)


def _comments(data: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for piece in re.split(rb"<(?:\w+:)?(?:threadedComment|comment)(?=\s)", data)[1:]:
        head = _TAG_END.match(piece)
        cell = _place(_attributes(head[0]).get("ref", "")) if head else None
        if cell and head:
            inside = re.split(rb"</(?:\w+:)?(?:threadedComment|comment)>", piece[head.end() :])[0]
            plain = _TEXT.findall(inside) or re.findall(rb"<(?:\w+:)?text>([^<]*)<", inside)
            yield cell, unescape(b"".join(plain).decode("utf-8", "replace")).strip()


def _relations(packed: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return the kind and the target of each relation of a part, by its id."""
    folder, name = posixpath.split(part)
    found = {}
    for one in _tags(_part(packed, f"{folder}/_rels/{name}.rels"), b"Relationship"):
        target = one.get("Target", "")
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        found[one.get("Id", "")] = (one.get("Type", "").rpartition("/")[2], target)
    return found


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    try:
        with packed.open(name) as part:
            return part.read(_MOST)
    except KeyError:
        return b""


def _tags(data: bytes, name: bytes) -> Iterator[dict[str, str]]:
    for found in re.finditer(rb"<(?:\w{1,40}:)?" + name + rb"(?=\s)([^>]{0,4096})>", data):
        yield _attributes(found[1])


def _attributes(tag: bytes) -> dict[str, str]:
    """Return the attributes of a tag, those with a prefix by their own name alone."""
    pairs = _ATTRIBUTE.findall(tag.decode("utf-8", "replace"))
    return {name.rpartition(":")[2]: unescape(one or other) for name, one, other in pairs}


def _place(ref: str) -> tuple[int, int] | None:
    found = _CELL.match(ref)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1

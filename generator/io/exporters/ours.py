"""Whether a file is one that an export of ours wrote, so that the next one may go over it."""

import json
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from generator.io.exporters.content_lines import PRODUCT
from generator.io.exporters.sheets import HEADS, TITLE

_JSON = {"contacts", "debts", "diagnostics", "meetings", "today"}
_PROPERTIES = "docProps/core.xml"
_LONGEST = 64 * 1024
_FEWEST = 4
"""How many heads the smallest table has."""


def is_ours(data: bytes) -> bool:
    """Return whether these are the bytes of an export, in whatever form; an empty file may be gone over too."""
    if data.startswith((b"BEGIN:VCALENDAR", b"BEGIN:VCARD")):
        return f"PRODID:{PRODUCT}".encode() in data[:_LONGEST]
    if data.startswith(b"<!doctype html>"):
        return b'<meta name="generator" content="networking-journal">' in data[:_LONGEST]
    if data.startswith(b"SQLite format 3\0"):
        return all(f'CREATE TABLE "{table}"'.encode() in data for table in ("contacts", "meetings", "debts"))
    if data.startswith(b"PK"):
        return _is_workbook(data)
    return not data or _is_json(data) or _is_table(data)


def _is_table(data: bytes) -> bool:
    """Return whether the first line has the heads of a table of ours; an older one has fewer of them."""
    found = data[:_LONGEST].split(b"\r\n", 1)[0].decode("utf-8", "replace").split(",")
    return len(found) >= _FEWEST and any({*found} <= {*heads} and found[0] == heads[0] for heads in HEADS)


def _is_json(data: bytes) -> bool:
    if not data.startswith(b"{"):
        return False
    try:
        return bool(json.loads(data).keys() >= _JSON)
    except (ValueError, RecursionError):
        return False


def _is_workbook(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as packed, packed.open(_PROPERTIES) as properties:
            return f"<dc:title>{TITLE}</dc:title>".encode() in properties.read(_LONGEST)
    except (BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        return False

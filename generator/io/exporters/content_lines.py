"""Lines of iCalendar and vCard: escaped, and folded at 75 bytes (RFC 5545 §3.1, RFC 6350 §3.2)."""

import re
from collections.abc import Iterable

PRODUCT = "-//networking-journal//journal//EN"
"""What says of a calendar or address book that we wrote it (PRODID)."""
_MOST_BYTES = 75
_LINE_ENDS = re.compile(r"\r\n|[\r\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def escaped(text: str) -> str:
    """Return a text escaped as the value of a property; whatever some reader takes for a line end becomes one."""
    if not text.isprintable():
        text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def listed(texts: Iterable[str]) -> str:
    """Return several texts as one value, with commas between them."""
    return ",".join(map(escaped, texts))


def parted(texts: Iterable[str]) -> str:
    """Return the parts of one value, such as those of a name, with semicolons between them."""
    return ";".join(map(escaped, texts))


def written(lines: Iterable[str]) -> bytes:
    """Return content lines as a file has them: each folded, all ended by CRLF."""
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode("utf-8", "replace")


def _folded(line: str) -> str:
    if line.isascii():
        if len(line) <= _MOST_BYTES:
            return line
        # The blank with which a folded line begins counts too.
        rest = range(_MOST_BYTES, len(line), _MOST_BYTES - 1)
        return "\r\n ".join((line[:_MOST_BYTES], *(line[at : at + _MOST_BYTES - 1] for at in rest)))
    parts: list[str] = []
    room, start = _MOST_BYTES, 0
    for at, character in enumerate(line):
        size = len(character.encode("utf-8", "replace"))
        if size > room:
            parts.append(line[start:at])
            start, room = at, _MOST_BYTES - 1
        room -= size
    return "\r\n ".join([*parts, line[start:]])

"""Reading a review: which lines are ticked, what each would write, and where it stands in the file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.importers.found import IN, NEW_CONTACT, NEW_MEETING, NOTES
from generator.model.decode import plain

_LINE = re.compile(
    r"^(?P<heading>#{1,6})[ \t]+(?P<marks>(?:\[[ xX-]\][ \t]*)*)"
    r"|^[-*+][ \t]+\[(?P<mark>[ xX-])\][ \t]+(?P<said>.*)"
    r"|^(?P<known><!-- known\r?$)",
    re.MULTILINE,
)
_FENCE = re.compile(r"^[ \t]*(?P<mark>`{3,}|~{3,})(?P<behind>[^\n]*)$", re.MULTILINE)
_ACTION = re.compile(rf"[ \t]*#[ \t]*(?P<action>{NEW_CONTACT}|{NEW_MEETING}|{IN} (?P<path>.+?)|written: .*?)[ \t\r]*\n")
_INSTEAD = re.compile(r"[ \t]*#[ \t]*instead of (?P<value>[^\n]*)\n")


class CannotApply(Exception):
    """A ticked line can't be understood; the message names its line in the review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """One ticked line: what it would write, its line in the file, and the places of its box and its action."""

    said: str
    line: int
    box: int
    action_at: tuple[int, int]
    action: str
    path: str
    instead: str
    fields: Mapping[str, Any]
    personal: Mapping[str, str]
    notes: str


def ticked(source: SourceText) -> Iterator[Ticked]:
    """Yield the lines that are ticked, themselves or by a heading above, and not written yet; raise CannotApply."""
    text = source.text
    found = list(_LINE.finditer(text))
    ends = [*(one.start() for one in found), len(text)][1:]
    taken: list[tuple[int, bool]] = []
    for line, end in zip(found, ends, strict=True):
        if line["known"]:
            return
        if line["heading"]:
            level = len(line["heading"])
            taken = [(above, on) for above, on in taken if above < level] + [(level, "x" in line["marks"].lower())]
        elif line["mark"] in "xX" or (line["mark"] == " " and any(on for _, on in taken)):
            one = _ticked(source, line, end)
            if one is not None:
                yield one


def boxes(text: str) -> int:
    """Return how many lines a review has to tick."""
    return sum(bool(found["mark"]) for found in _LINE.finditer(text))


def _ticked(source: SourceText, line: re.Match[str], end: int) -> Ticked | None:
    number = source.position(line.start()).line
    where = f"{source.path}:{number}"
    block = _block(source.text, line.end(), end)
    action = _ACTION.match(source.text, block[0]) if block else None
    if block is None or action is None:
        raise CannotApply(f"{where}: what this line would write has gone; put its block back, or untick it")
    if action["action"].startswith("written: "):
        return None
    instead = _INSTEAD.match(source.text, action.end())
    start = instead.end() if instead else action.end()
    values = _values(source.text[start : block[1]], where)
    personal = values.pop("personal", {})
    return Ticked(
        said=line["said"].strip(),
        line=number,
        box=line.start("mark"),
        action_at=action.span("action"),
        action=IN if action["path"] else action["action"],
        path=action["path"] or "",
        instead=instead["value"].strip() if instead else "",
        personal=personal if isinstance(personal, dict) else {},
        notes=str(values.pop(NOTES, "")),
        fields=values,
    )


def _block(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return where the content of the first fenced block begins and ends, None where it is not closed."""
    fences = _FENCE.finditer(text, start, end)
    opening = next(fences, None)
    if opening is None:
        return None
    closing = (one for one in fences if one["mark"] == opening["mark"] and not one["behind"].strip())
    found = next(closing, None)
    return (opening.end() + 1, found.start()) if found else None


def _values(block: str, where: str) -> dict[str, Any]:
    """Return the fields of a block, which is read like front matter."""
    indent = min((len(line) - len(line.lstrip(" ")) for line in block.splitlines() if line.strip()), default=0)
    inside = "\n".join(line[indent:] for line in block.splitlines())
    document = read(SourceText("block.md", f"---\n{inside}\n---\n"))
    if document.faults or document.root is not None:
        raise CannotApply(f"{where}: the block under this line can't be read as `field: value`, a line each")
    return {str(getattr(name, "value", "")): plain(node) for name, node in document.pairs}

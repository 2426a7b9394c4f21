"""Reading a review: which lines are ticked, what each would write, and where it stands in the file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.io.importers.found import ADD, IN, NEW_CONTACT, NEW_MEETING, NOTES, TEXT
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
_DATA = re.compile(
    rf"^[ \t]+(?:choice (?P<choice>\d{{1,9}}), )?"
    rf"(?P<action>{NEW_CONTACT}|{NEW_MEETING}|{ADD} (?P<to>\d{{1,9}})|{IN} (?P<path>[^\n`]+?)"
    r"|written: (?P<written>[^\n`]*?))"
    r"(?:, instead of (?P<few>`+)(?P<instead>[^\n]+?)(?P=few)(?!`))?"
    r":[ \t]+(?P<many>`+)(?P<data>\{[^\n]*\})(?P=many)[ \t\r]*$",
    re.MULTILINE,
)


class CannotApply(Exception):
    """A ticked line can't be understood; the message names its line in the review."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked:
    """One ticked line: what it would write, its line in the file, and the places of its box and its action.

    Of lines with one `choice` only one may be ticked; `to` is the choice of the new contact to whom this one adds.
    """

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
    text: str = ""
    choice: int = 0
    to: int = 0


def ticked(source: SourceText) -> Iterator[Ticked]:
    """Yield the lines that are ticked, themselves or by a heading above, and not written yet; raise CannotApply."""
    answers = {choice: f"{path}, which is written," for choice, path in written_choices(source).items()}
    for one in _ticked_lines(source):
        if one.choice in answers:
            raise CannotApply(
                f"{source.path}:{one.line}: a new person or the same, not both, and both are ticked: this line and"
                f" {answers[one.choice]} answer one question; untick one"
            )
        if one.choice:
            answers[one.choice] = f"line {one.line}"
        yield one


def written_choices(source: SourceText) -> dict[int, str]:
    """Return the files that earlier runs wrote for lines of a choice, by its number."""
    return {
        int(one["choice"]): one["written"] for one in _DATA.finditer(source.text) if one["choice"] and one["written"]
    }


def _ticked_lines(source: SourceText) -> Iterator[Ticked]:
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
    data = _DATA.search(source.text, line.end(), end)
    if data is not None and (block is None or data.start() < block[0]):
        return _from_line(line, number, data, where)
    action = _ACTION.match(source.text, block[0]) if block else None
    if block is None or action is None:
        raise CannotApply(f"{where}: what this line would write has gone; put it back, or untick the line")
    if action["action"].startswith("written: "):
        return None
    instead = _INSTEAD.match(source.text, action.end())
    start = instead.end() if instead else action.end()
    values = _values(source.text[start : block[1]], where)
    return _made(line, number, action, values, instead["value"].strip() if instead else "")


def _from_line(line: re.Match[str], number: int, data: re.Match[str], where: str) -> Ticked | None:
    if data["written"]:
        return None
    values = _values(f"x: {data['data']}", where).get("x")
    if not isinstance(values, dict):
        raise CannotApply(f"{where}: what stands between the braces can't be read as `{{field: value, field: value}}`")
    instead = data["instead"] or ""
    return _made(line, number, data, values, instead.strip(), choice=int(data["choice"] or 0), to=int(data["to"] or 0))


def _made(
    line: re.Match[str], number: int, action: re.Match[str], values: dict[str, Any], instead: str, *,
    choice: int = 0, to: int = 0,
) -> Ticked:  # fmt: skip
    personal = values.pop("personal", {})
    return Ticked(
        said=line["said"].strip(),
        line=number,
        box=line.start("mark"),
        action_at=action.span("action"),
        action=IN if action["path"] else ADD if to else action["action"],
        path=action["path"] or "",
        instead=instead,
        personal=personal if isinstance(personal, dict) else {},
        notes=str(values.pop(NOTES, "") or ""),
        text=str(values.pop(TEXT, "") or ""),
        fields=values,
        choice=choice,
        to=to,
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
        raise CannotApply(f"{where}: what stands under this line can't be read as fields and values")
    return {str(getattr(name, "value", "")): plain(node) for name, node in document.pairs}

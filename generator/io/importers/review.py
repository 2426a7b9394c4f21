"""The review of an import as Markdown to tick, with the marks by which later imports know what was proposed."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from generator import words
from generator.debts.closing import as_word
from generator.edit.quoting import quoted
from generator.files.inside import leads_out
from generator.files.reading import read_plain
from generator.io.importers.cells import line
from generator.io.importers.found import NOTES, ORDER, Candidate, Proposal, Reading
from generator.io.importers.new_records import lines_of
from generator.model.names import slug

LARGEST = 64 * 1024 * 1024
"""How many bytes a review may have."""
_ACTIVE = re.compile(r"[\\`\[\]<>*|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|~(?=~)|=(?==)")
_CODE = re.compile(r"(`[\w ./:@\-]+`)")
_KNOWN = re.compile(r"^<!-- known\n((?:[0-9a-f]{12}(?: [0-9a-f]{12})*\n)*)-->", re.MULTILINE)
_TITLE, _NOTHING_NEW = "# Review of ", "There is nothing in it to decide on."
_NOT_CLEAR = (
    "Nothing is written of these. Give the person in your journal the address or the page that the file has, or make a "
    "record by `journal new contact`, and import the file again."
)
_NO_PROOF = "A calendar does not prove that a meeting was held. Where it was, the command notes it."
_COLUMNS = '; `--map "Company=Where they work"` reads one otherwise:\n\n| column | read as |\n|---|---|\n'
_DIGITS = (
    "Telephone numbers were compared digit by digit; after `pip install 'networking-journal[phone]'`, `+49 30 1` and"
    " `030 1` are one."
)
_MARKS_A_LINE = 8
_SHOWN = 50
"""How many entries that could not be read or matched are named; the rest are counted."""
FOLDER = "imports"
_LONGEST_STEM = 80


def known_in(text: str) -> set[str]:
    """Return the marks of everything that the text of a review proposed."""
    return {mark for found in _KNOWN.finditer(text) for mark in found[1].split()}


def is_empty(text: str) -> bool:
    """Return whether this is the text of a review that proposes nothing."""
    return text.startswith(_TITLE) and _NOTHING_NEW in text and not known_in(text)


def review(path: str, name: str, what: str, reading: Reading, proposal: Proposal, today: date, digits: bool) -> str:
    """Return the text of a review that will lie at `path`.

    `digits` says that numbers were compared by their digits alone.
    """
    parts = [
        f"{_TITLE}{shown(name)}\n",
        _opening(path, what, proposal, today),
        *_how(reading, proposal, digits=digits),
        *(part for section in _sections(proposal.candidates) for part in _section(*section)),
        *_listed("Not clear who is meant", _NOT_CLEAR, proposal.unclear),
        *_listed("Did you meet?", _NO_PROOF, proposal.perhaps_held),
        *_listed("Could not be read", "", (*reading.unread, *proposal.unread)),
        _marks(proposal.candidates),
    ]  # fmt: skip
    return "\n".join(filter(None, parts))


def _opening(path: str, what: str, proposal: Proposal, today: date) -> str:
    count = len(proposal.candidates)
    if not count:
        return f"Read on {words.day(today, today)} {today.year} as {what}. {_NOTHING_NEW}\n"
    tick = (
        "Tick what you want by an x between the brackets; a ticked heading takes all that stands under it, but for\n"
        "lines with `[-]`. You may change the fields first. Then\n\n"
    )
    then = (
        "writes what is ticked and nothing else. Nobody becomes somebody to keep in touch with until you say so.\n"
        "What is not ticked stays known through this file and is not proposed again; you may still tick it on any\n"
        "later day. If you delete the file, you are asked anew.\n"
    )
    lines = words.count(count, "line")
    said = f"Read on {words.day(today, today)} {today.year} as {what}: {lines} to decide on.\n"
    return f"{said}{tick}    journal import apply {as_word(path, 'FILE')}\n\n{then}"


def _how(reading: Reading, proposal: Proposal, *, digits: bool) -> Iterator[str]:
    said = [*reading.said, *proposal.not_proposed]
    if digits and any(one.many("phone") for one in reading.people):
        said.append(_DIGITS)
    if said:
        yield "".join(f"{one}\n" for one in said)
    for of, rows in reading.columns:
        body = "".join(f"| {shown(header)} | {shown(field)} |\n" for header, field in rows)
        yield f"{shown(of)}{_COLUMNS}{body}"


def _sections(candidates: Iterable[Candidate]) -> Iterator[tuple[str, list[Candidate]]]:
    found: dict[str, list[Candidate]] = {}
    for one in candidates:
        found.setdefault(one.section, []).append(one)
    order = {name: number for number, name in enumerate(ORDER)}
    yield from sorted(found.items(), key=lambda pair: order.get(pair[0], len(order)))


def _section(name: str, candidates: list[Candidate]) -> Iterator[str]:
    yield f"## [ ] {name} ({len(candidates):,})\n"
    for one in candidates:
        yield _candidate(one)


def _candidate(one: Candidate) -> str:
    lines = [f"- [ ] **{shown(one.who)}**{shown(one.said)}", f"  - {shown(one.why)}"]
    lines += [f"  - doubtful: {shown(doubt)}" for doubt in one.doubts]
    lines += ["  ```yaml", f"  # {line(one.action)}"]
    lines += [f"  # instead of {line(one.instead)}"] if one.instead else []
    lines += [f"  {text}" for text in lines_of(one.fields, one.personal)]
    lines += [f"  {NOTES}: {quoted(one.notes)}"] if one.notes else []
    return "\n".join([*lines, "  ```", ""])


def shown(text: str) -> str:
    """Return a text as one line of Markdown, escaped; plain words in backticks stay code."""
    parts = _CODE.split((" " if text.startswith(" ") else "") + line(text, 400))
    inert = (part if at % 2 else _ACTIVE.sub(lambda found: "\\" + found[0], part) for at, part in enumerate(parts))
    return "".join(inert)


def _listed(heading: str, said: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"## {heading}\n"
        if said:
            yield f"{said}\n"
        more = [f"- and {len(lines) - _SHOWN:,} more"] if len(lines) > _SHOWN else []
        yield "\n".join([*(f"- {shown(one)}" for one in lines[:_SHOWN]), *more, ""])


def _marks(candidates: Iterable[Candidate]) -> str:
    marks = list(dict.fromkeys(mark for one in candidates for mark in one.marks))
    if not marks:
        return ""
    rows = (" ".join(marks[at : at + _MARKS_A_LINE]) for at in range(0, len(marks), _MARKS_A_LINE))
    return "What stands below says what was proposed; leave it as it is.\n\n<!-- known\n" + "\n".join(rows) + "\n-->\n"


def known(docs: Path) -> frozenset[str]:
    """Return the marks of everything that any review of this journal proposed; raise OSError."""
    marks: set[str] = set()
    for path in sorted((docs / FOLDER).rglob("*.md")):
        if path.is_file() and not leads_out(path, docs):
            marks |= known_in(_text(path))
    return frozenset(marks)


def place(docs: Path, stem: str) -> Path:
    """Return the path of a new review, named after its file; an old review that proposed nothing is replaced."""
    stem = slug(stem).encode()[:_LONGEST_STEM].decode(errors="ignore").strip("-") or "import"
    number, path = 1, docs / FOLDER / f"{stem}.md"
    while os.path.lexists(path) and (path.is_symlink() or not path.is_file() or not is_empty(_text(path))):
        number += 1
        path = docs / FOLDER / f"{stem}-{number}.md"
    return path


def _text(path: Path) -> str:
    return read_plain(path, LARGEST).decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")

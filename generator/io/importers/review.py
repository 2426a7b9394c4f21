"""The review of an import as Markdown to tick, with the marks by which later imports know what was proposed."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from generator import words
from generator.debts.closing import as_word
from generator.files.inside import leads_out
from generator.files.reading import read_plain
from generator.io.importers.cells import line
from generator.io.importers.found import MET, NOT_CLEAR, ORDER, Candidate, LeftOut, Proposal, Reading
from generator.io.importers.identity import mark
from generator.io.importers.new_records import in_a_line
from generator.model.names import slug

LARGEST = 64 * 1024 * 1024
"""How many bytes a review may have."""
_ACTIVE = re.compile(r"[\\`\[\]<>*|]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|~(?=~)|=(?==)")
_CODE = re.compile(r"(`[\w ./:@\-]+`)")
_KNOWN = re.compile(r"^<!-- known\n((?:[0-9a-f]{12}(?: [0-9a-f]{12})*\n)*)-->", re.MULTILINE)
_MADE = re.compile(r"^<!-- made ([0-9a-f]{12}) -->\n", re.MULTILINE)
_TITLE, _NOTHING_NEW = "# Review of ", "There is nothing in it to decide on."
_CHOOSE = (
    "They may be somebody you have, or somebody else of this file: something speaks for it, and something against it.\n"
    "Tick one line of each, or none.\n"
)
_NO_PROOF = "A calendar does not prove that a meeting was held: tick those that were. They owe nothing.\n"
_COLUMNS = '; `--map "Company=Where they work"` reads one otherwise:\n\n| column | read as |\n|---|---|\n'
_MARKS_A_LINE = 8
_SHOWN = 50
"""How many entries that could not be read are named; the rest are counted."""
_PLACES = 5
"""Of how many values that were left out for one reason it is said where they stand."""
FOLDER = "imports"
_LONGEST_STEM = 80


def known_in(text: str) -> set[str]:
    """Return the marks of everything that the text of a review proposed."""
    return {mark for found in _KNOWN.finditer(text) for mark in found[1].split()}


def is_empty(text: str) -> bool:
    """Return whether this is the text of a review that proposes nothing."""
    return text.startswith(_TITLE) and _NOTHING_NEW in text and not known_in(text)


def is_as_made(text: str) -> bool:
    """Return whether this is the text of a review as it was made: nobody ticked, changed or applied anything in it."""
    made = _MADE.search(text)
    return bool(text.startswith(_TITLE) and made and made.end() == len(text) and made[1] == mark(text[: made.start()]))


def review(path: str, name: str, what: str, reading: Reading, proposal: Proposal, today: date, end: str = "") -> str:
    """Return the text of a review that will lie at `path`; `end` is a last line for whoever reads it later."""
    parts = [
        f"{_TITLE}{shown(name)}\n",
        _opening(path, what, proposal, today),
        *_how(reading, proposal),
        *(part for section in _sections(proposal.candidates) for part in _section(*section)),
        *_listed("Could not be read", (*reading.unread, *proposal.unread)),
        *_listed("Left out", tuple(left_out((*reading.left_out, *proposal.left_out)))),
        _marks(proposal.candidates),
        end,
    ]  # fmt: skip
    text = "\n".join(filter(None, parts))
    return f"{text}\n<!-- made {mark(text + chr(10))} -->\n" if proposal.candidates else text


def left_out(values: Iterable[LeftOut]) -> Iterator[str]:
    """Yield a sentence for each reason why values were left out: how many, which, and where the first of them stand."""
    by_reason: dict[str, list[LeftOut]] = {}
    for one in values:
        by_reason.setdefault(one.why, []).append(one)
    for why, ones in by_reason.items():
        places = list(dict.fromkeys(f"{one.what} ({one.where})" if one.what else one.where for one in ones))
        more = [f"{len(places) - _PLACES:,} more"] if len(places) > _PLACES else []
        times = f", {len(ones):,} times" if len(ones) > 1 else ""
        yield f"left out{times}: {why}: {words.listed([*places[:_PLACES], *more])}"


def _opening(path: str, what: str, proposal: Proposal, today: date) -> str:
    count = len(proposal.candidates)
    if not count:
        return f"Read on {words.day(today, today)} {today.year} as {what}. {_NOTHING_NEW}\n"
    tick = (
        "Tick what you want by an x between the brackets; a ticked heading takes all that stands under it, but for\n"
        "lines with `[-]`. You may change what stands between the braces first. Then\n\n"
    )
    then = (
        "writes what is ticked and nothing else. Nobody becomes somebody to keep in touch with until you say so.\n"
        "What is not ticked stays known through this file and is not proposed again; you may still tick it on any\n"
        "later day. If you delete the file, or import again before you changed anything in it, you are asked anew.\n"
    )
    lines = words.count(count, "line")
    said = f"Read on {words.day(today, today)} {today.year} as {what}: {lines} to decide on.\n"
    return f"{said}{tick}    journal import apply {as_word(path, 'FILE')}\n\n{then}"


def _how(reading: Reading, proposal: Proposal) -> Iterator[str]:
    said = [*reading.said, *proposal.not_proposed]
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
    # A heading with a box would tick both lines of a choice.
    yield f"## {name}\n\n{_CHOOSE}" if name == NOT_CLEAR else f"## [ ] {name} ({len(candidates):,})\n"
    if name == MET:
        yield _NO_PROOF
    yield "\n".join(map(_candidate, candidates)) + "\n"


def _candidate(one: Candidate) -> str:
    why = f" ({shown(one.why)})" if one.why else ""
    lines = [f"- [ ] **{shown(one.who)}**{shown(one.said)}{why}"]
    lines += [f"  doubtful: {'; '.join(map(shown, one.doubts))}"] if one.doubts else []
    choice = f"choice {one.choice}, " if one.choice else ""
    instead = f", instead of {_code(line(one.instead))}" if one.instead else ""
    lines += [
        f"  {choice}{line(one.action)}{instead}: {_code(in_a_line(one.fields, one.personal, one.notes, one.text))}"
    ]
    return "\n".join(lines)


def _code(text: str) -> str:
    """Return a text between as many backticks as it takes."""
    ticks = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{blank}{text}{blank}{ticks}"


def shown(text: str) -> str:
    """Return a text as one line of Markdown, escaped; plain words in backticks stay code."""
    parts = _CODE.split((" " if text.startswith(" ") else "") + line(text, 400))
    inert = (part if at % 2 else _ACTIVE.sub(lambda found: "\\" + found[0], part) for at, part in enumerate(parts))
    return "".join(inert)


def _listed(heading: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield f"## {heading}\n"
        more = [f"- and {len(lines) - _SHOWN:,} more"] if len(lines) > _SHOWN else []
        yield "\n".join([*(f"- {shown(one)}" for one in lines[:_SHOWN]), *more, ""])


def _marks(candidates: Iterable[Candidate]) -> str:
    marks = list(dict.fromkeys(mark for one in candidates for mark in one.marks))
    if not marks:
        return ""
    rows = (" ".join(marks[at : at + _MARKS_A_LINE]) for at in range(0, len(marks), _MARKS_A_LINE))
    return "What stands below says what was proposed; leave it as it is.\n\n<!-- known\n" + "\n".join(rows) + "\n-->\n"


def known(docs: Path, anew: Path) -> frozenset[str]:
    """Return the marks of everything that any review of this journal proposed, but `anew`; raise OSError."""
    return frozenset(mark for text in texts(docs, anew) for mark in known_in(text))


def text_of(anew: Path) -> str:
    """Return the text of a review that is made anew; empty where there is none, or where it proposed nothing."""
    text = _text(anew) if anew.is_file() else ""
    return "" if is_empty(text) else text


def texts(docs: Path, anew: Path) -> Iterator[str]:
    """Yield the text of every review of this journal, but that of `anew` if it proposes anything; raise OSError."""
    for path in sorted((docs / FOLDER).rglob("*.md")):
        if path.is_file() and not leads_out(path, docs) and (path != anew or is_empty(_text(path))):
            yield _text(path)


def stem_of(name: str) -> str:
    """Return the beginning of the names of what belongs to a file: its own name, as a file here may be called."""
    return slug(name).encode()[:_LONGEST_STEM].decode(errors="ignore").strip("-") or "import"


def place(docs: Path, stem: str, what: str) -> Path:
    """Return the path of a new review, named after its file.

    An old one gives way where it proposed nothing, or where it is as it was made, out of a file of the same form.
    """
    stem = stem_of(stem)
    number, path = 1, docs / FOLDER / f"{stem}.md"
    while os.path.lexists(path) and (path.is_symlink() or not path.is_file() or not _gives_way(_text(path), what)):
        number += 1
        path = docs / FOLDER / f"{stem}-{number}.md"
    return path


def _gives_way(text: str, what: str) -> bool:
    return is_empty(text) or (is_as_made(text) and f" as {what}: " in text)


def _text(path: Path) -> str:
    return read_plain(path, LARGEST).decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")

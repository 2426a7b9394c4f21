"""What a body holds: sections, questions and answers, task items, wikilinks and links, with their places."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache

from generator.dependencies import asks
from generator.source import SourceText, Span

# Possessive quantifiers (`*+`) keep every pattern linear in the length of a hostile text.
_FENCE = re.compile(
    r"^ {0,3}(?:(`{3,}+)[^`\n]*+|(~{3,}+)[^\n]*+)\n(?:.*?^ {0,3}(?:\1|\2)[`~]*+[ \t]*+$|.*\Z)",
    re.MULTILINE | re.DOTALL,
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TICKS_OR_BLANK = re.compile(r"`+|\n[ \t]*+\n")
_HEADING = re.compile(r"^ {0,3}(#{1,6})[ \t]++(\S.*)$", re.MULTILINE)
_ITEM = re.compile(r"^(?:[-*+]|\d{1,9}[.)])[ \t]++(\S.*)$", re.MULTILINE)
_BOXES = ("[ ]", "[x]", "[X]", "[-]")
_TASK = re.compile(r"^[ \t>]*+(?:[-*+]|\d{1,9}[.)])[ \t]++\[([ xX\-])\][ \t]++(\S.*)$", re.MULTILINE)
_DUE = re.compile(r"📅\uFE0F?[ \t]*+([\d-]+)|\[due::[ \t]*+([^\]\s]*+)[ \t]*+\]")
_DONE = re.compile(r"✅\uFE0F?[ \t]*+([\d-]+)|\[completion::[ \t]*+([^\]\s]*+)[ \t]*+\]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, up to the next heading of its level or above.

    `span` covers the text without the heading, `heading` the heading's words.
    """

    level: int
    title: str
    heading: Span
    span: Span


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a meeting and its answer, empty until it has one."""

    text: str
    answer: str
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """A task item: `mark` is ` `, `x` or `-`; `section` the `##` heading above it, if any.

    `due` and `done` are the dates as written, with their places.
    """

    mark: str
    text: str
    span: Span
    section: str
    due: tuple[str, Span] | None
    done: tuple[str, Span] | None

    @property
    def told(self) -> tuple[str, ...]:
        """What it says, without places."""
        due, done = (dated[0] if dated else "" for dated in (self.due, self.done))
        return self.mark, self.text, self.section, due, done

    @property
    def words(self) -> str:
        """The text without its dates and without comments."""
        return " ".join(_DONE.sub(" ", _DUE.sub(" ", without_comments(self.text))).split())


def visible(text: str) -> str:
    """Return `text` with comments and code blanked out and every line end a newline; each place stays."""
    text = _blocks(text)
    return _without_inline_code(text) if "`" in text else text


def _blocks(text: str) -> str:
    """Return `visible(text)`, but with the code that stands within a line: a heading may begin with it."""
    if "\r" in text:
        text = text.replace("\r\n", " \n").replace("\r", "\n")
    text = without_comments(text)
    return _FENCE.sub(_blank, text) if "```" in text or "~~~" in text else text


def without_comments(text: str) -> str:
    """Return `text` with HTML comments blanked out, but not those that code shows; each place stays."""
    if "<!--" not in text:
        return text
    shown = [found.span() for found in _FENCE.finditer(text)] if "```" in text or "~~~" in text else []
    starts = [start for start, _ in shown]

    def blank(found: re.Match[str]) -> str:
        before = bisect_right(starts, found.start()) - 1
        return found[0] if before >= 0 and found.start() < shown[before][1] else _blank(found)

    return _COMMENT.sub(blank, text)


def _without_inline_code(text: str) -> str:
    # A run of backticks is closed by the next run of its length in the same paragraph.
    closing: dict[int, int] = {}
    partner: dict[int, int] = {}
    for found in reversed(list(_TICKS_OR_BLANK.finditer(text))):
        if found[0][0] == "\n":
            closing = {}
            continue
        length = found.end() - found.start()
        if length in closing:
            partner[found.start()] = closing[length]
        closing[length] = found.end()
    parts, at = [], 0
    for start in sorted(partner):
        if start >= at:
            parts += [text[at:start], re.sub(r"[^\n]", " ", text[start : partner[start]])]
            at = partner[start]
    return "".join([*parts, text[at:]])


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", found[0])


def _trimmed(found: re.Match[str], group: int, start: int) -> Span:
    return Span(start + found.start(group), start + found.start(group) + len(found[group].rstrip()))


@asks()
def sections(source: SourceText, start: int) -> tuple[Section, ...]:
    """Return the sections of the body that begins at `start`, in their order, those within others too."""
    return _sections(source, start)


def _sections(source: SourceText, start: int) -> tuple[Section, ...]:
    text = _blocks(source.text[start:])
    heads = list(_HEADING.finditer(text))
    ends: list[int] = []
    nearest = [len(text)] * 7  # by level: where the next heading of that level or above begins
    for head in reversed(heads):
        level = len(head[1])
        ends.append(nearest[level])
        nearest[level:] = [head.start()] * (7 - level)
    return tuple(_section(source, start, head, end) for head, end in zip(heads, reversed(ends), strict=True))


def _section(source: SourceText, start: int, head: re.Match[str], end: int) -> Section:
    heading = _trimmed(head, 2, start)
    return Section(len(head[1]), _title(source, heading), heading, Span(start + head.end(), start + end))


def _title(source: SourceText, heading: Span) -> str:
    return source.slice(heading).rstrip("#").rstrip()


@asks()
def section(source: SourceText, start: int, title: str) -> Section | None:
    """Return the first `##` section called `title`, in any case, or None."""
    return _section_called(source, start, title)


@lru_cache(maxsize=32_768)  # every view asks for the same ones, most of them for one or two
def _section_called(source: SourceText, start: int, title: str) -> Section | None:
    # As it is usually written, which one look tells, or in other letters.
    if title not in source.text and title.lower() not in source.text.lower():
        return None
    text, wanted = _blocks(source.text[start:]), title.lower()
    heads = _HEADING.finditer(text)
    for head in heads:
        if len(head[1]) == 2 and _title(source, _trimmed(head, 2, start)).lower() == wanted:
            end = next((behind.start() for behind in heads if len(behind[1]) <= 2), len(text))
            return _section(source, start, head, end)
    return None


@asks()
def words_under(source: SourceText, start: int, title: str) -> str:
    """Return the words of the first `##` section called `title`; empty where there is none."""
    return words(source, _section_called(source, start, title))


@asks()
def says_something(source: SourceText, start: int, title: str) -> bool:
    """Return whether anything stands in the first `##` section called `title`."""
    return bool(words(source, _section_called(source, start, title)))


def words(source: SourceText, part: Section | None) -> str:
    """Return the text of a section without comments and surrounding blanks; empty for None."""
    return "" if part is None else without_comments(source.slice(part.span)).strip()


@asks(telling=lambda found: [(one.text, one.answer) for one in found])
def questions(source: SourceText, start: int) -> tuple[Question, ...]:
    """Return the questions of a meeting's `## Questions` and the answers under them (contract §1)."""
    return _questions(source, start)


@lru_cache(maxsize=32_768)  # several pages count them
def _questions(source: SourceText, start: int) -> tuple[Question, ...]:
    part = _section_called(source, start, "Questions")
    if part is None:
        return ()
    inside = [
        s
        for s in _sections(source, start)
        if s.level == 3 and part.span.start <= s.span.start <= part.span.end and s.title
    ]
    if inside:
        return tuple(Question(s.title, words(source, s), s.heading) for s in inside)
    return tuple(Question(source.slice(place), "", place) for place in list_items(source, part))


def list_items(source: SourceText, part: Section) -> tuple[Span, ...]:
    """Return the places of the top-level list items of a section, each one line without its bullet."""
    text = _blocks(source.slice(part.span))
    return tuple(_trimmed(found, 1, part.span.start) for found in _ITEM.finditer(text))


@asks(telling=lambda found: [one.told for one in found])
def tasks(source: SourceText, start: int) -> tuple[Task, ...]:
    """Return the task items of the body that begins at `start`, in their order."""
    if not any(box in source.text for box in _BOXES):
        return ()
    text, shown = _blocks(source.text[start:]), visible(source.text[start:])
    heads = [(h.start(), h[2].rstrip("# \t")) for h in _HEADING.finditer(text) if len(h[1]) <= 2]
    starts = [at for at, _ in heads]
    found = []
    for task in _TASK.finditer(text):
        span = _trimmed(task, 2, start)
        above = bisect_right(starts, task.start()) - 1
        section_title = heads[above][1] if above >= 0 else ""
        due, done = (_dated(pattern, shown, task.span(2), start) for pattern in (_DUE, _DONE))
        found.append(Task(task[1].lower(), source.slice(span), span, section_title, due, done))
    return tuple(found)


def _dated(pattern: re.Pattern[str], text: str, place: tuple[int, int], start: int) -> tuple[str, Span] | None:
    found = pattern.search(text, *place)
    if found is None:
        return None
    group = 1 if found[1] is not None else 2
    return found[group], Span(start + found.start(group), start + found.end(group))

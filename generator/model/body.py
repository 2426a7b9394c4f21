"""What a body holds: sections, questions and answers, tasks, wikilinks and links, each with its place.

A body is read once, by the parser that also makes its page, and the result is kept with the text. Every function here
takes the file's text and the offset at which its body starts, behind the front matter.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from generator.files.source import SourceText, Span, read_once
from generator.model import comments, grammar

_DUE = re.compile(
    r"(?:📅|📆|🗓)\uFE0F?[ \t]*+([\d-]+)|\[due::[ \t]*+([^\]\s]*+)[ \t]*+\]|\(due::[ \t]*+([^)\s]*+)[ \t]*+\)"
)
_DONE = re.compile(
    r"✅\uFE0F?[ \t]*+([\d-]+)|\[completion::[ \t]*+([^\]\s]*+)[ \t]*+\]|\(completion::[ \t]*+([^)\s]*+)[ \t]*+\)"
)
# Priorities, other dates, repetition and tags: Obsidian keeps them in a task's text, but they are no part of its words.
_ASIDE = re.compile(
    r"[🔺⏫🔼🔽⏬]\uFE0F?|[➕🛫⏳❌]\uFE0F?[ \t]*+[\d-]+|🔁\uFE0F?[^📅📆🗓✅➕🛫⏳❌]*+"
    r"|(?<!\S)#(?=[\w/\-]*[^\W\d])[\w/\-]++"
)


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it, up to the next heading of its level or above, or its quote's or item's end.

    `title` is what a reader sees, `heading` the place of the heading's words, `span` covers the text under it.
    """

    level: int
    title: str
    heading: Span
    span: Span
    inside: bool = False
    """Whether it stands in a quote, a callout or an item."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a meeting and its answer, empty until it has one."""

    text: str
    answer: str
    span: Span


@dataclass(frozen=True, slots=True)
class Task:
    """A task item: `mark` is ` `, `/`, `x` or `-`; `section` the heading of level one or two above it, if any.

    `due` and `done` are the dates as written, with their places.
    """

    mark: str
    text: str
    span: Span
    section: str
    due: tuple[str, Span] | None
    done: tuple[str, Span] | None

    @property
    def words(self) -> str:
        """What is promised: the text without its dates, priorities and tags."""
        return " ".join(_ASIDE.sub(" ", _DONE.sub(" ", _DUE.sub(" ", self.text))).split())


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link or image: where it points, and the place of that address in the file."""

    target: str
    span: Span
    image: bool = False


@dataclass(frozen=True, slots=True)
class Wikilink:
    """`[[target|text]]`; with a `!` before it, an embedded picture or page. In a row of a table its bar is escaped."""

    target: str
    text: str
    span: Span
    embed: bool = False
    in_row: bool = False


@dataclass(frozen=True, slots=True)
class Body:
    """All that was found in a body, in the order of the text. `text` is the body with comments blanked out."""

    text: str
    unclosed: tuple[Span, ...]
    sections: tuple[Section, ...]
    tasks: tuple[Task, ...]
    items: tuple[Span, ...]
    links: tuple[Link, ...]
    wikilinks: tuple[Wikilink, ...]
    can_be_shown: bool
    begins_with_heading: bool


@read_once
def read(source: SourceText, start: int) -> Body:
    """Return what the body that begins at `start` holds."""
    shown, unclosed = comments.hide(source.text[start:], grammar.layout, grammar.showing_comments)
    env: dict[str, Any] = {}
    seen = grammar.readable_part(shown)
    tokens = grammar.parse_for_places(seen, env)
    found = _Finder(seen, start, len(shown))
    found.walk(tokens)
    found.definitions(env.get("references", {}))
    return Body(
        text=shown,
        unclosed=tuple(Span(start + place.start, start + place.end) for place in unclosed),
        sections=tuple(found.sections),
        tasks=tuple(sorted(found.tasks, key=lambda task: task.span)),
        items=tuple(sorted(found.items)),
        links=tuple(sorted(found.links, key=lambda link: link.span)),
        wikilinks=tuple(sorted(found.wikilinks, key=lambda link: link.span)),
        can_be_shown=grammar.can_be_shown(shown, tokens),
        begins_with_heading=bool(tokens) and tokens[0].type == "heading_open",
    )


@dataclass(slots=True)
class _Heading:
    level: int
    title: str
    heading: Span
    start: int
    inside: bool


@dataclass
class _Finder:
    """Gathers what the tokens of one text hold.

    The text begins at offset `start` of its file. It may be only the beginning of a body that is `end` characters long.
    """

    text: str
    start: int
    end: int
    sections: list[Section] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    items: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    wikilinks: list[Wikilink] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = grammar.line_starts(self.text)
        self._lines = re.split(r"\r\n|\r|\n", self.text.replace("\0", "\ufffd"))  # as the parser reads it
        self._open: list[list[_Heading]] = [[]]
        self._lists = 0
        self._table_at: tuple[int, int] = (-1, 0)

    def walk(self, tokens: Sequence[Token]) -> None:
        """Gather everything from the tokens of a whole text."""
        before: Token | None = None
        for at, token in enumerate(tokens):
            if token.type in ("bullet_list_open", "ordered_list_open"):
                self._lists += 1
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                self._lists -= 1
            elif token.type in ("blockquote_open", "callout_open", "list_item_open", "footnote_open"):
                self._open.append([])
            elif token.type in ("blockquote_close", "callout_close", "list_item_close", "footnote_close"):
                self._close(1, self._line_start(self._end_of(tokens, at, token)))
                self._open.pop()
            elif token.type == "heading_open":
                self._heading(token, tokens[at + 1])
            elif token.type == "inline":
                place = self._place(token, before)
                self._pointers(token.children or (), place)
                if at > 1 and tokens[at - 1].type == "paragraph_open" and tokens[at - 2].type == "list_item_open":
                    self._item(tokens[at - 2], token, place)
            before = token
        self._close(1, self.end)
        self.sections.sort(key=lambda part: part.heading)
        self._under_headings()

    def definitions(self, references: dict[str, Any]) -> None:
        """Gather the addresses in definitions of links (`[name]: address`)."""
        for found in references.values():
            first, last = found["map"]
            for line in range(first, min(last, len(self._lines))):
                behind = re.search(r"\]:[ \t]*", self._lines[line]) or re.match(r"[ \t>]*", self._lines[line])
                raw = re.compile(r"<([^<>]*)>|(\S+)").search(self._lines[line], behind.end() if behind else 0)
                if raw is not None:
                    group = 1 if raw[1] is not None else 2
                    place = Span(self._offset(line, raw.start(group)), self._offset(line, raw.end(group)))
                    self.links.append(Link(raw[group], place))
                    break

    def _line_start(self, line: int) -> int:
        return self._starts[line] if line < len(self._starts) else len(self.text)

    def _offset(self, line: int, column: int) -> int:
        """Return the place in the file of a column of a line."""
        return self.start + self._starts[line] + column

    def _end_of(self, tokens: Sequence[Token], at: int, closed: Token) -> int:
        """Return the line behind the block that a token closes."""
        level, opened = closed.level, at - 1
        while tokens[opened].level != level or tokens[opened].nesting != 1:
            opened -= 1
        if lines := tokens[opened].map:
            return lines[1]
        return max((one.map[1] for one in tokens[opened:at] if one.map), default=len(self._starts))

    def _under_headings(self) -> None:
        """Give each task the heading it stands under, now that all are known: tokens of footnotes come last of all."""
        above = [part for part in self.sections if part.level <= 2 and not part.inside]
        begins = [part.heading.start for part in above]
        for number, task in enumerate(self.tasks):
            if before := bisect_right(begins, task.span.start):
                self.tasks[number] = replace(task, section=above[before - 1].title)

    def _heading(self, opened: Token, words: Token) -> None:
        level, lines = int(opened.tag[1]), opened.map or [0, 1]
        begin = self._line_start(lines[0])
        self._close(level, begin)
        title = grammar.plain_words(words.children or ())
        place = self._place(words, opened)
        inside = len(self._open) > 1
        heading = Span(place(0), place(len(words.content)))
        self._open[-1].append(_Heading(level, title, heading, self._line_start(lines[1]), inside))

    def _close(self, level: int, end: int) -> None:
        """End the headings of a level and below in the innermost quote or item."""
        opened = self._open[-1]
        while opened and opened[-1].level >= level:
            one = opened.pop()
            span = Span(self.start + min(one.start, end), self.start + end)
            self.sections.append(Section(one.level, one.title, one.heading, span, one.inside))

    def _item(self, item: Token, words: Token, place: "Place") -> None:
        line = words.content.partition("\n")[0].rstrip()
        span = Span(place(0), place(len(line)))
        if self._lists == 1 and len(self._open) == 2:
            self.items.append(span)
        if "task" in item.meta:
            text = self.text[span.start - self.start : span.end - self.start]
            seen = _without_code(text)
            due, done = _dated(_DUE, seen, span.start), _dated(_DONE, seen, span.start)
            self.tasks.append(Task(item.meta["task"], text, span, "", due, done))

    def _pointers(self, tokens: Sequence[Token], place: "Place") -> None:
        for token in tokens:
            where: Span | None = token.meta.get("place")
            if where is None:
                continue
            span = Span(place(where.start), place(where.end))
            if token.type == "wikilink":
                embed = token.meta["embed"]
                self.wikilinks.append(Wikilink(token.content, token.meta["label"], span, embed, place.in_row))
            else:
                target = self.text[span.start - self.start : span.end - self.start]
                self.links.append(Link(target, span, token.type == "image"))

    def _place(self, token: Token, before: Token | None) -> "Place":
        """Return a function from an offset in an inline token's content to its place in the file."""
        first = token.map[0] if token.map else 0
        if before is not None and before.type in ("td_open", "th_open"):
            return self._place_in_row(token, first)
        if before is not None and before.type == "heading_open" and before.markup.startswith("#"):
            written = self._lines[first]
            behind = written.find(before.markup) + len(before.markup)
            return Place(token.content, (self._offset(first, max(written.find(token.content, behind), 0)),))
        places, lines = [], token.content.split("\n")
        # To the parser a line of only no-break spaces belongs to the paragraph, but it strips it from the content.
        while token.map and first < token.map[1] - 1 and lines[0].strip() not in self._lines[first]:
            first += 1
        for number, content in enumerate(lines):
            line = min(first + number, len(self._lines) - 1)
            places.append(self._offset(line, _column(content, self._lines[line])))
        return Place(token.content, tuple(places))

    def _place_in_row(self, token: Token, line: int) -> "Place":
        at = self._table_at[1] if self._table_at[0] == line else 0
        written = token.content.replace("|", "\\|")
        column = self._lines[line].find(written, at)
        column = column if column >= 0 else at
        self._table_at = (line, column + len(written))
        return Place(token.content, (self._offset(line, column),), in_row=True)


@dataclass(frozen=True, slots=True)
class Place:
    """Where each line of an inline token's content begins in the file; in a row of a table bars are escaped there."""

    content: str
    lines: tuple[int, ...]
    in_row: bool = False

    def __call__(self, offset: int) -> int:
        """Return the place in the file of an offset in the content."""
        number = self.content.count("\n", 0, offset)
        begin = self.content.rfind("\n", 0, offset) + 1
        bars = self.content.count("|", 0, offset) if self.in_row else 0
        return self.lines[min(number, len(self.lines) - 1)] + offset - begin + bars


def _column(content: str, written: str) -> int:
    """Return the column at which a line of a paragraph begins in the line as written."""
    words = content.strip()
    column = len(written.rstrip()) - len(words)
    if column < 0 or not written.startswith(words, column):
        column = max(written.find(words), 0)
    return column - len(content) + len(content.lstrip())


def _dated(pattern: re.Pattern[str], text: str, start: int) -> tuple[str, Span] | None:
    found = pattern.search(text)
    if found is None:
        return None
    group = next(group for group in (1, 2, 3) if found[group] is not None)
    return found[group], Span(start + found.start(group), start + found.end(group))


def _without_code(text: str) -> str:
    """Return a line with its code blanked out; each place stays."""
    made, kept = [], 0
    for code in comments.code_in(text):
        made += [text[kept : code.start], " " * (code.end - code.start)]
        kept = code.end
    return "".join([*made, text[kept:]])


def sections(source: SourceText, start: int) -> tuple[Section, ...]:
    """Return the sections of a body in their order, those inside others included."""
    return read(source, start).sections


def _called(source: SourceText, start: int, title: str) -> Iterator[Section]:
    wanted = title.casefold()
    for part in read(source, start).sections:
        if part.level == 2 and not part.inside and part.title.casefold() == wanted:
            yield part


def section(source: SourceText, start: int, title: str) -> Section | None:
    """Return the first `##` section called `title`, in any case, that is not empty, else the first, else None."""
    found = list(_called(source, start, title))
    return next((part for part in found if words(source, start, part)), found[0] if found else None)


def words_under(source: SourceText, start: int, title: str) -> str:
    """Return the words of all `##` sections called `title`; empty where there are none."""
    return "\n\n".join(filter(None, (words(source, start, part) for part in _called(source, start, title))))


def words(source: SourceText, start: int, part: Section | None) -> str:
    """Return the text of a section of a body without comments and surrounding blanks; empty for None."""
    return "" if part is None else text(source, start, part.span)


def text(source: SourceText, start: int, span: Span) -> str:
    """Return a part of a body without comments and surrounding blanks."""
    return read(source, start).text[span.start - start : span.end - start].strip()


def text_with_places(source: SourceText, start: int, span: Span) -> str:
    """Return a part of a body with comments and code blanked out; every place is as it was."""
    return without_code(read(source, start).text[span.start - start : span.end - start])


def full_text(source: SourceText, start: int) -> str:
    """Return the body that begins at `start`, comments blanked out; every place is as it was."""
    return read(source, start).text


def questions(source: SourceText, start: int) -> tuple[Question, ...]:
    """Return the questions of a meeting's `## Questions` and the answers under them (contract §1)."""
    part = section(source, start, "Questions")
    if part is None:
        return ()
    inside = [
        one
        for one in read(source, start).sections
        if one.level == 3 and not one.inside and part.span.start <= one.heading.start < part.span.end and one.title
    ]
    if inside:
        return tuple(
            Question(text(source, start, one.heading), words(source, start, one), one.heading) for one in inside
        )
    return tuple(Question(text(source, start, place), "", place) for place in list_items(source, start, part))


def list_items(source: SourceText, start: int, part: Section) -> tuple[Span, ...]:
    """Return the places of the top-level list items of a section, each one line without its bullet."""
    items = read(source, start).items
    first, behind = (bisect_left(items, Span(place, place)) for place in (part.span.start, part.span.end))
    return items[first:behind]


def tasks(source: SourceText, start: int) -> tuple[Task, ...]:
    """Return the task items of a body in their order."""
    return read(source, start).tasks


def links(source: SourceText, start: int) -> tuple[Link, ...]:
    """Return the Markdown links, pictures, definitions of links and autolinks of a body."""
    return read(source, start).links


def wikilinks(source: SourceText, start: int) -> tuple[Wikilink, ...]:
    """Return the wikilinks of a body."""
    return read(source, start).wikilinks


def without_comments(text: str) -> str:
    """Return a text of Markdown with its comments blanked out; every place is as it was."""
    return comments.hide(text, grammar.layout, grammar.showing_comments)[0]


def without_code(text: str) -> str:
    """Return one line, or the words of a paragraph, with comments and code blanked out; every place is as it was."""
    return _without_code(without_comments(text))


def wikilinks_in(text: str) -> Iterator[Wikilink]:
    """Yield the wikilinks of a field's text, in which nothing else counts as Markdown."""
    for found in grammar.WIKILINK.finditer(text):
        target, label = grammar.parts_of_wikilink(found[1])
        yield Wikilink(target, label, Span(*found.span()), found[0][0] == "!")

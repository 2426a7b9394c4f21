"""Comments in the owner's text, which are never shown: HTML's `<!-- … -->` and Obsidian's `%% … %%` (contract §1).

In code both stay as they are. Code is what the page shows as code, so the blocks are parsed first. Where a comment
covers the beginning of a code block, the rest of the text has other blocks and is parsed again.

A comment is replaced by blanks, so that every place stays. At the beginning of a line blanks would turn the text behind
them into indented code; there a `GAP` is put instead.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.files.source import Span

_SIGN = re.compile(r"\\.|`+|<!--|%%", re.DOTALL)
_TICKS = re.compile(r"`+")
_BAR = re.compile(r"(?<!\\)\|")
SIGNS = {"<!--": "-->", "%%": "%%"}
"""What begins a comment, and what ends it."""
_MOST_PASSES = 8
"""How often a text is parsed again. After that nothing counts as code: rather too much is hidden than too little."""

GAP = "\u205f"
"""A blank that nobody types, and that Markdown does not count as indentation."""
_INDENTED = re.compile(r"(?:[ \t>*+-]|\d{1,9}[.)]|\[\^[^\[\]\s]{1,99}\]:)*+")
_BLANK = re.compile(r"[ \t]*+(?:[\r\n]|\Z)")


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a text has blocks of code (`code`) and paragraphs, headings and rows of tables (`words`), in its order.

    `rows` are the offsets at which those `words` begin that are rows.
    """

    code: Sequence[Span] = ()
    words: Sequence[Span] = ()
    rows: frozenset[int] = frozenset()


def hide(
    text: str, layout: Callable[[str], Layout], showing: Callable[[str], Sequence[Span]]
) -> tuple[str, tuple[Span, ...]]:
    """Return a text with comments blanked out, all places and line ends kept, and the places of unclosed comments.

    An unclosed one hides nothing; its place is that of its opening sign. `showing` returns the parts of a text in which
    a page would still show a comment, since what looked like code there is none; then these are read without code.
    """
    plain: frozenset[Span] = frozenset()

    def found(text: str) -> Layout:
        made = layout(text)
        return replace(made, words=[part for part in made.words if part not in plain]) if plain else made

    hidden, unclosed = _hidden(text, found)
    for _ in range(_MOST_PASSES):
        if not any(sign in hidden for sign in SIGNS) or not (shown := showing(hidden)):
            break
        plain, before = plain.union(shown), hidden
        hidden, unclosed = _hidden(before, found)
        if hidden == before:
            break
    return hidden, unclosed


def _hidden(text: str, layout: Callable[[str], Layout]) -> tuple[str, tuple[Span, ...]]:
    unclosed: list[Span] = []
    at, before = 0, text
    for look in range(_MOST_PASSES + 1):
        if not any(text.find(sign, at) >= 0 for sign in SIGNS):
            break
        found = layout(text) if look < _MOST_PASSES else Layout()
        text, at = _hide_until_code_is_hit(text, at, _Places(text, found), unclosed)
    return text if text is before else _without_gaps_in_empty_lines(text), tuple(unclosed)


def _without_gaps_in_empty_lines(text: str) -> str:
    """Return the text with blanks alone in lines that held nothing but comments."""
    if GAP not in text:
        return text
    lines = re.split(r"([\r\n]+)", text)
    return "".join(line.rstrip(f" \t{GAP}").ljust(len(line)) if GAP in line else line for line in lines)


class _Places:
    """A text's layout, asked by place."""

    def __init__(self, text: str, layout: Layout) -> None:
        self._text, self._code, self._words, self._rows = text, layout.code, layout.words, layout.rows
        self._code_starts = [part.start for part in layout.code]
        self._word_starts = [part.start for part in layout.words]
        self._cell = Span(0, 0)

    def end_at(self, place: int) -> int | None:
        """Return the end of the block of code in which a place lies."""
        before = bisect_right(self._code_starts, place) - 1
        return self._code[before].end if before >= 0 and place < self._code[before].end else None

    def begins_within(self, span: Span) -> bool:
        """Return whether a block of code begins within a span."""
        behind = bisect_right(self._code_starts, span.start)
        return behind < len(self._code_starts) and self._code_starts[behind] < span.end

    def words_end(self, place: int) -> int:
        """Return where the paragraph, heading or cell ends in which a place lies; without one, the place itself."""
        before = bisect_right(self._word_starts, place) - 1
        if before < 0 or place >= self._words[before].end:
            return place
        end = self._words[before].end
        if self._words[before].start not in self._rows:
            return end
        if not self._cell.start <= place < self._cell.end:
            bar = _BAR.search(self._text, place, end)
            self._cell = Span(place, bar.start() if bar else end)
        return self._cell.end


class _Lines:
    """What to put in place of each comment of a text; to be asked in the order of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]
        self._seen = -1

    def blanked(self, comment: Span) -> str:
        """Return what replaces a comment: blanks, with a gap where blanks alone would indent the text behind it."""
        text = self._text
        first, last = (bisect_right(self._starts, place) - 1 for place in (comment.start, comment.end - 1))
        seen, self._seen = self._seen, last
        blank = re.sub(r"[^\r\n]", " ", text[comment.start : comment.end])
        if _BLANK.match(text, comment.end):
            return blank
        if first == last:
            indent = None if first == seen else _INDENTED.match(text, self._starts[first], comment.start)
            return GAP + blank[1:] if indent and indent.end() == comment.start else blank
        closing = comment.end - self._starts[last]
        written = text[comment.end - closing : comment.end]
        indent_ = len(written) - len(written.lstrip(" \t"))
        return f"{blank[:-closing]}{written[:indent_]}{GAP}{blank[-closing:][indent_ + 1 :]}"


def _hide_until_code_is_hit(text: str, at: int, places: _Places, unclosed: list[Span]) -> tuple[str, int]:
    """Blank comments from `at` on; stop behind one that covers the beginning of a code block, which then is none.

    Return the text, and the offset up to which it is done.
    """
    made, kept = [], 0
    lines = _Lines(text)
    open_for_good = {text[place.start : place.end] for place in unclosed}
    while (found := _SIGN.search(text, at)) is not None:
        sign, at = found[0], found.end()
        if (end := places.end_at(found.start())) is not None:
            at = end
        elif sign[0] == "`":
            at = _end_of_code(text, at, places.words_end(found.start()), len(sign))
        elif sign in SIGNS:
            end = None if sign in open_for_good else _closed_at(text, at, sign, places)
            if end is None:
                if sign not in open_for_good:  # anything behind it might be part of it
                    open_for_good.add(sign)
                    unclosed.append(Span(*found.span()))
                continue
            made += [text[kept : found.start()], lines.blanked(Span(found.start(), end))]
            kept = at = end
            if places.begins_within(Span(found.start(), end)):
                return "".join([*made, text[kept:]]), at
    return "".join([*made, text[kept:]]), len(text)


def _closed_at(text: str, at: int, sign: str, places: _Places) -> int | None:
    """Return where a comment ends: at its first closing sign outside of code, else at the first of all."""
    closing = SIGNS[sign]
    first = found = text.find(closing, at)
    while found >= 0 and (end := places.end_at(found)) is not None:
        found = text.find(closing, end)
    end = found if found >= 0 else first
    return None if end < 0 else end + len(closing)


def code_in(line: str) -> Iterator[Span]:
    """Yield the places of code that stands within a line."""
    at = 0
    while (found := _SIGN.search(line, at)) is not None:
        at = found.end()
        if found[0][0] == "`" and (end := _end_of_code(line, at, len(line), len(found[0]))) > at:
            yield Span(found.start(), end)
            at = end


def _end_of_code(text: str, at: int, most: int, ticks: int) -> int:
    """Return where the code ends that so many backticks opened before `at`; `at` where they open none before `most`."""
    for found in _TICKS.finditer(text, at, most):
        if len(found[0]) == ticks:
            return found.end()
    return at

"""Front matter, split from the body and parsed to YAML nodes with places; broken YAML is read field by field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from generator.files.source import Fault, SourceText, Span
from generator.files.yaml_nodes import (
    MappingNode,
    Node,
    NodePair,
    ScalarNode,
    compose,
    forbidden,
    is_text_with_colon,
    is_value,
    listed,
)

_OPENING = re.compile(r"---[ \t]*(?:\r\n|\r|\n|\Z)")
_CLOSING = re.compile(r"---[ \t]*(?:\r\n|\r|\n|\Z)")
_MARKER = re.compile(r"(?:^|(?<=\r))(?:([<|>])\1{6} [^\r\n]*|={7}(?=[\r\n]|\Z))", re.MULTILINE)
_FENCED = re.compile(r"^ {0,3}(```|~~~).*?(?:^ {0,3}\1|\Z)", re.MULTILINE | re.DOTALL)
# Where a field can begin: a name, quoted or not, and a colon. `...` and `%` mean something to YAML, but are no field.
_TOP_KEY = re.compile(
    r"(?:^|(?<=\r))(?:(?:\"[^\"\r\n]*\"[ \t]*|'[^'\r\n]*'[ \t]*|[^\s#\-\[\]{}'\"%][^\r\n]*?):(?=[ \t\r\n]|\Z)"
    r"|\.{3}(?=\s|\Z)|%)",
    re.MULTILINE,
)
# What is put around a field that is parsed alone: at the beginning or end of a text YAML would accept more.
_BEFORE, _BEHIND = "x: ''\n", "\nx:\n"
MOST_BROKEN = 1000
"""How many broken fields of one file are reported; the rest of its front matter is left unread."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file taken apart: the pairs of its front matter, where its body begins, and what was wrong.

    Offsets of nodes count from `base`. `root` is set only where the front matter is no mapping.
    """

    source: SourceText
    base: int = 0
    body_start: int = 0
    pairs: tuple[NodePair, ...] = ()
    root: Node | None = None
    faults: tuple[Fault, ...] = ()
    found: bool = False
    """Whether there is front matter at all."""
    complete: bool = True
    """Whether all of it could be read; if not, a field that seems to be missing may stand in the part left unread."""
    _lists: dict[int, list[Node]] = field(default_factory=dict, init=False, repr=False, compare=False)
    _values: dict[int, list[Node]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def span(self, node: Node) -> Span:
        """Return where a node stands in the file; blanks and line ends at its end are left out."""
        start, end = self.base + node.start_mark.index, self.base + node.end_mark.index
        if is_text_with_colon(node):  # YAML's own end lies behind what follows it, a remark too
            name, value = node.value[0]
            return Span(start, max(self.span(name).end + 1, self.span(value).end))
        if isinstance(node, ScalarNode) and node.style in ("'", '"'):
            return Span(start, end)
        text = self.source.text[start:end]
        return Span(start, start + len(text.rstrip()))

    def entries(self, node: Node) -> list[Node]:
        """Return the entries of a list node; kept, since many places in it may be asked for."""
        if id(node) not in self._lists:
            self._lists[id(node)] = listed(node)
        return self._lists[id(node)]

    def values(self, node: Node) -> list[Node]:
        """Return those entries of a list node that are plain values; kept too."""
        if id(node) not in self._values:
            self._values[id(node)] = [entry for entry in self.entries(node) if is_value(entry)]
        return self._values[id(node)]

    @property
    def opening(self) -> Span:
        """The opening `---`."""
        start = len(self.source.text) - len(self.source.text.lstrip())
        return Span(start, min(start + 3, len(self.source.text)))


class LocatedYaml(YAMLHandler):
    """A python-frontmatter handler that gives nodes with offsets instead of values.

    It splits only at `---` (contract §1), not at four dashes or `...`, and never loses a repeated key.
    """

    def __init__(self) -> None:
        super().__init__()
        self.base = 0
        self.body_start = 0

    def split(self, text: str) -> tuple[str, str]:
        """Return front matter and body; raise ValueError where the front matter has no end."""
        opening = _OPENING.match(text)
        closing = _closing(text, opening.end()) if opening else None
        if opening is None or closing is None:
            raise ValueError("no closing ---")
        self.base, self.body_start = opening.end(), closing.end()
        return text[opening.end() : closing.start()], text[closing.end() :]

    def load(self, fm: str, **_: object) -> dict[str, Any]:
        """Return the root node as `root`, or the place and name of a `forbidden` feature."""
        # Looked for first: composing a node that is nested without end would never finish.
        bad = forbidden(fm)
        return {"forbidden": bad} if bad else {"root": compose(fm)}


def _closing(text: str, start: int) -> re.Match[str] | None:
    # Finding the three dashes first is much quicker than trying the pattern at every place.
    at = text.find("---", start)
    while at >= 0:
        if (at == start or text[at - 1] in "\r\n") and (found := _CLOSING.match(text, at)):
            return found
        at = text.find("---", at + 1)
    return None


def has_front_matter(text: str) -> bool:
    """Return whether `text` begins with `---` on a line of its own, perhaps behind blanks."""
    return _OPENING.match(text.lstrip()) is not None


def read(source: SourceText) -> Document:
    """Take one file apart. Never raises: what is wrong is in `faults`, and what can be read is read."""
    text = source.text
    if "<<<<<<<" in text and (other_side := _other_side(text)):
        return _read_ours(source, other_side)
    blanks = len(text) - len(text.lstrip())
    if not text.startswith("---", blanks) or not _OPENING.match(text, blanks):
        return Document(source, faults=(Fault("missing-front-matter", source, Span(0, 0)),))
    early = (Fault("missing-front-matter", source, Span(0, 0), reason="blanks"),) if blanks else ()
    return _read_from(source, text[blanks:], blanks, early)


def _read_from(source: SourceText, text: str, skipped: int, faults: tuple[Fault, ...]) -> Document:
    # Not frontmatter.parse: it makes every CRLF one character, and then no place in the file is right.
    handler = LocatedYaml()
    try:
        front, _ = handler.split(text)
    except ValueError:
        return Document(source, faults=(*faults, Fault("unclosed-front-matter", source, Span(0, 0))))
    base, body = skipped + handler.base, skipped + handler.body_start
    try:
        metadata = handler.load(front)
    except yaml.YAMLError as error:
        return _read_broken(source, base, body, faults, _invalid(source, error, base, body))
    if (bad := metadata.get("forbidden")) is not None:
        return _read_broken(source, base, body, faults, _feature(source, base, bad))
    return _document(source, base, body, metadata["root"], faults)


def _document(source: SourceText, base: int, body: int, root: Node | None, faults: tuple[Fault, ...]) -> Document:
    if root is None or isinstance(root, MappingNode):
        pairs = tuple(root.value) if root is not None else ()
        return Document(source, base, body, pairs, faults=faults, found=True)
    return Document(source, base, body, root=root, faults=faults, found=True)


def _feature(source: SourceText, base: int, bad: tuple[int, int, str]) -> Fault:
    place = Span(base + bad[0], base + bad[1])
    return Fault("yaml-feature", source, place, value=source.slice(place), reason=bad[2])


def _other_side(text: str) -> list[Span]:
    """Return, in order, the places of what git does not call ours, and of its marker lines."""
    found: list[Span] = []
    opened: list[tuple[Span, int, bool]] = []  # a first marker, where ours ends, whether ======= was there
    for mark in _MARKER.finditer(text):
        sign = mark[0][0]
        if sign == "<":
            opened.append((Span(*mark.span()), 0, False))
        elif opened:
            first, end, divided = opened[-1]
            if sign != ">":
                opened[-1] = first, end or mark.start(), divided or sign == "="
            elif divided:
                opened.pop()
                found += [first, Span(end, mark.end())]
    return sorted(found)


def unfinished_merge(source: SourceText) -> tuple[Fault, ...]:
    """Return the fault of a text without front matter in which git's markers stand, those in a fence apart."""
    if "<<<<<<<" not in source.text or not (other_side := _other_side(_FENCED.sub(_blanked, source.text))):
        return ()
    return (Fault("merge-conflict", source, Span(other_side[0].start, other_side[0].start + 7)),)


def _blanked(found: re.Match[str]) -> str:
    return re.sub(r"[^\r\n]", " ", found[0])


def _read_ours(source: SourceText, other_side: list[Span]) -> Document:
    # Until the owner decides, the side that git calls ours is read; the other is blanked, so that every place stays.
    text, parts, at = source.text, [], 0
    for span in other_side:
        if span.start >= at:
            parts += [text[at : span.start], re.sub(r"[^\r\n]", " ", source.slice(span))]
            at = span.end
    shown = read(SourceText(source.path, "".join([*parts, text[at:]]), source.bom))
    fault = Fault("merge-conflict", source, Span(other_side[0].start, other_side[0].start + 7))
    # Where front matter begins and ends may be wrong only because of the merge; a broken field is broken anyhow.
    others = [replace(f, source=source) for f in shown.faults if f.rule in ("invalid-yaml", "yaml-feature")]
    return Document(
        source, shown.base, shown.body_start, shown.pairs, shown.root, (fault, *others), shown.found, complete=False
    )


def _read_broken(source: SourceText, base: int, body: int, faults: tuple[Fault, ...], whole: Fault) -> Document:
    """Read the front matter without its broken fields, so that one broken field does not hide the others.

    `whole` is the fault of the front matter as one text; it is reported where each field alone is right.
    """
    closing = source.text.rindex("---", base, body)
    front = source.text[base:closing]
    found: list[Fault] = []
    kept: list[str] = []
    for start, end in _fields(front):
        if len(found) == MOST_BROKEN:  # no person wrote this
            kept.append(re.sub(r"[^\r\n]", "#", front[start:]))
            break
        bad, good = _fault_in(source, base + start, base + end), end
        if bad is not None:
            found.append(bad)
            good = _good_until(source, base + start, bad) - base
        kept += [front[start:good], re.sub(r"[^\r\n]", "#", front[good:end])]  # each place stays
    together = "".join(kept)
    try:
        root = compose(together) if found and not forbidden(together) else None
    except yaml.YAMLError:
        root = None
    pairs = tuple(root.value) if isinstance(root, MappingNode) else ()
    return Document(source, base, body, pairs, faults=(*faults, *(found or [whole])), found=True, complete=False)


def _fault_in(source: SourceText, start: int, end: int) -> Fault | None:
    """Return what is wrong with the field that stands there alone, or None."""
    field = source.text[start:end]
    if bad := forbidden(field):
        return _feature(source, start, bad)
    try:
        compose(_BEFORE + field + _BEHIND)
    except yaml.YAMLError as error:
        return _invalid(source, error, start, end, len(_BEFORE))
    return None


def _good_until(source: SourceText, start: int, bad: Fault) -> int:
    """Return where the last line ends that is right, before the faulty one; `start` where there is none."""
    line = max(source.text.rfind("\n", start, bad.span.start), source.text.rfind("\r", start, bad.span.start)) + 1
    return line if line > start and _fault_in(source, start, line) is None else start


def _fields(front: str) -> Iterator[tuple[int, int]]:
    starts = [found.start() for found in _TOP_KEY.finditer(front)]
    if not starts or front[: starts[0]].strip():
        starts.insert(0, 0)
    yield from zip(starts, [*starts[1:], len(front)], strict=True)


def _invalid(source: SourceText, error: yaml.YAMLError, begin: int, limit: int, ahead: int = 0) -> Fault:
    """Return a parser's error as a fault between `begin` and `limit`; `ahead` characters were read before `begin`."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it is not YAML")
    context = str(getattr(error, "context", None) or "")
    places = (begin + place - ahead for place in _places(error, context + problem))
    start = next((place for place in places if begin <= place < limit), begin)
    line_end = re.compile(r"[\r\n]|\Z").search(source.text, start)
    end = min(line_end.start() if line_end else limit, limit)
    return Fault("invalid-yaml", source, Span(start, max(end, start)), reason=problem, value=context)


def _places(error: yaml.YAMLError, words: str) -> Iterator[int]:
    """Yield the offsets at which an error may be shown, the best first."""
    if isinstance(error, yaml.reader.ReaderError):
        yield int(error.position)
        return
    marks = [getattr(error, "problem_mark", None), getattr(error, "context_mark", None)]
    # A quote or bracket that is left open is put right where it was opened, not where the text ended.
    left_open = ("quoted scalar", "flow sequence", "flow mapping", "could not find expected ':'")
    if any(sign in words for sign in left_open):
        marks.reverse()
    yield from (int(mark.index) for mark in marks if mark is not None)


@lru_cache(maxsize=16)
def read_cached(source: SourceText) -> Document:
    """Return `read(source)`; the last few are kept, as a file with one fault often has more."""
    return read(source)

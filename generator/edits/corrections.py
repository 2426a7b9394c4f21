"""What `check --fix` may do to one value or name: put another in its place, or quotes around what a # cut off."""

from collections.abc import Iterator

from generator.edits.front import Splice, cut, opened, shapes, texts
from generator.edits.quoting import in_style
from generator.edits.refusal import CannotEdit
from generator.front_matter.document import Document, read
from generator.front_matter.nodes import Node, ScalarNode, SequenceNode
from generator.source import SourceText, Span


def correct(source: SourceText, span: Span, text: str) -> str:
    """Return the text with the value, the word of a line or the field's name at `span` saying `text` instead."""
    document = opened(source)
    for node, flow in _scalars(document):
        whole = document.span(node)
        if whole.start <= span.start and span.end <= whole.end:
            new = in_style(text, node.style or None, flow=flow) if whole == span else text
            return _finished(document, Splice(span.start, span.end, new))
    raise CannotEdit(source.path, "there is no value here", source.position(span.start).line)


def quote_cut(source: SourceText, span: Span) -> str:
    """Return the text with quotes around a value that a ` #` cut; `span` is that of `cut-by-comment`."""
    document = opened(source)
    start = span.start - (source.text[span.start - 1 : span.start] == "#")
    return _finished(document, Splice(start, span.end, in_style(source.text[start : span.end], '"')))


def _scalars(document: Document) -> Iterator[tuple[ScalarNode, bool]]:
    for key, value in document.pairs:
        yield from _in(key, flow=False)
        yield from _in(value, flow=False)


def _in(node: Node, *, flow: bool) -> Iterator[tuple[ScalarNode, bool]]:
    if isinstance(node, ScalarNode):
        yield node, flow
        return
    flow = flow or bool(getattr(node, "flow_style", False))
    for entry in node.value:
        for part in (entry,) if isinstance(node, SequenceNode) else entry:
            yield from _in(part, flow=flow)


def _finished(document: Document, splice: Splice) -> str:
    """Return the new text, once it has been read again: one text is another, and nothing else."""
    source = document.source
    text = cut(source.text, [splice])
    made = read(SourceText(source.path, text, source.bom))
    old, new = list(texts(shapes(document))), list(texts(shapes(made)))
    differing = sum(before != after for before, after in zip(old, new, strict=False))
    same_body = text[made.body_start :] == source.text[document.body_start :]
    if len(old) != len(new) or differing > 1 or len(made.faults) > len(document.faults) or not same_body:
        line = source.position(splice.start).line
        raise CannotEdit(source.path, "this is written in a way that only a person can edit", line)
    return text

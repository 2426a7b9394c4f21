"""Where a text points: wikilinks, Markdown links and pictures, with their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.dependencies import asks
from generator.records.body import visible
from generator.source import SourceText, Span

# Possessive quantifiers (`*+`) keep every pattern linear in the length of a hostile text.
_WIKILINK = re.compile(r"(?<!\\)(!?)\[\[([^\[\]\n]++)\]\]")
_INLINE_LINK = re.compile(
    r"(?<!\\)(!?)\[((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*+\](?:\([^()\n]*+\))?)*+)\]"
    r"\([ \t]*+(?:<([^<>\n]*+)>|((?:[^\s()<>\\]|\\.|\((?:[^\s()\\]|\\.)*+\))*+))"
    r"(?:[ \t\n]++(?:\"[^\"]*+\"|'[^']*+'|\([^()]*+\)))?[ \t]*+\)"
)
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]\n]++\]:[ \t]*+(?:<([^<>\n]++)>|([^\s<>]++))", re.MULTILINE)
_AUTOLINK = re.compile(r"<([A-Za-z][A-Za-z0-9+.\-]{1,31}:[^\s<>]*+)>")


@dataclass(frozen=True, slots=True)
class Link:
    """A Markdown link or image: where it points, and the place of that address in the file."""

    target: str
    span: Span
    image: bool = False


@dataclass(frozen=True, slots=True)
class Wikilink:
    """`[[target|text]]`; with a `!` before it, an embedded picture or page."""

    target: str
    text: str
    span: Span
    embed: bool = False


@asks(telling=lambda found: [one.target for one in found])
def wikilinks_of(source: SourceText, start: int) -> tuple[Wikilink, ...]:
    """Return the wikilinks of the body that begins at `start`: where they lead is what counts."""
    return tuple(wikilinks(source.text[start:], start)) if "[[" in source.text else ()


@asks(telling=lambda found: [one.target for one in found])
def links_of(source: SourceText, start: int) -> tuple[Link, ...]:
    """Return the Markdown links, pictures and autolinks of the body that begins at `start`, the same."""
    return tuple(links(source.text[start:], start))


def wikilinks(text: str, start: int = 0) -> Iterator[Wikilink]:
    """Yield the wikilinks of `text`, which lies at offset `start` of its file."""
    if "[[" not in text:
        return
    for found in _WIKILINK.finditer(visible(text)):
        target, _, shown = found[2].replace("\\|", "|").partition("|")  # in a table the bar is escaped
        span = Span(start + found.start(), start + found.end())
        yield Wikilink(target.strip(), (shown or target).strip(), span, bool(found[1]))


def links(text: str, start: int = 0) -> Iterator[Link]:
    """Yield the Markdown links, images, link definitions and autolinks of `text`, at offset `start`."""
    if "](" not in text and "]:" not in text and "<" not in text:
        return
    shown = visible(text)
    yield from _inline_links(shown, start)
    for found in _DEFINITION.finditer(shown):
        group = 1 if found[1] is not None else 2
        yield Link(found[group], Span(start + found.start(group), start + found.end(group)))
    for found in _AUTOLINK.finditer(shown):
        yield Link(found[1], Span(start + found.start(1), start + found.end(1)))


def _inline_links(text: str, start: int) -> Iterator[Link]:
    for found in _INLINE_LINK.finditer(text):
        group = 3 if found[3] is not None else 4
        place = Span(start + found.start(group), start + found.end(group))
        yield Link(found[group], place, bool(found[1]))
        if "](" in found[2]:  # a picture inside a link
            yield from _inline_links(found[2], start + found.start(2))

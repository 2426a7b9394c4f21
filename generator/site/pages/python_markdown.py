"""The owner's own pages rendered by Python-Markdown, where mkdocs.yml lists `markdown_extensions`.

MkDocs would end the whole build where Python-Markdown fails on one page, so it is called here, with errors caught.
Texts that would take it minutes are recognised beforehand, by size and nesting.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.facts.wikilinks import SCHEME, answering, follow
from generator.files.source import SourceText
from generator.model import addresses, body, grammar
from generator.model.body import Link, Wikilink
from generator.model.records import Contact, FreePage
from generator.site.pages.html import encoded, sanitize
from generator.site.pages.page import Page
from generator.site.pages.prose import as_written

if TYPE_CHECKING:
    from generator.site.pages.links import Links
    from generator.site.pages.page_context import PageContext

_MOST_LETTERS = 50_000
_MOST_OPEN = 100
"""The most brackets that may be open at once, since Python-Markdown's time grows with their square."""
_ACTIVE = re.compile(r"[\\`*_{}\[\]<>()#+!|&~^-]")


class CannotRender(Exception):
    """This text can't be converted; the message says why."""


def converted(text: str, extensions: Sequence[str], settings: Mapping[str, Any]) -> Markup:
    """Return a text as HTML, sanitized; raise CannotRender."""
    import markdown

    if (
        len(text) > _MOST_LETTERS
        or not grammar.can_be_shown(text, grammar.parse(text))
        or _open_at_once(text) > _MOST_OPEN
    ):
        raise CannotRender("it is too long, or too much in it lies in each other")
    try:
        made = markdown.Markdown(extensions=[*extensions], extension_configs=dict(settings)).convert(text)
    except Exception as error:  # an extension may raise anything
        raise CannotRender(f"Python-Markdown can't convert it: {type(error).__name__}: {error}") from error
    return sanitize(made)


def with_extensions(context: "PageContext", page: Page, listed: Mapping[str, Mapping[str, Any]]) -> Page:
    """Return one of the owner's own pages rendered with `listed` extensions; any other page as it is.

    A text that can't be converted is shown as it is written.
    """
    free = next((one for one in context.journal.free_pages if addresses.of_free_page(one) == page.address), None)
    if free is None or page.address == addresses.TODAY:
        return page
    return replace(page, render=partial(_page, free, context.links(page.address), listed))


def _page(free: FreePage, links: "Links", listed: Mapping[str, Mapping[str, Any]]) -> Markup:
    try:
        return converted(with_links_of_site(free.source, free.body_start, links), [*listed], listed)
    except CannotRender:
        return as_written(body.full_text(free.source, free.body_start))


def with_links_of_site(source: SourceText, start: int, links: "Links") -> str:
    """Return a body as Markdown without comments, with wikilinks and relative links leading to pages of the site."""
    text, made, at = body.full_text(source, start), [], 0
    places: list[Link | Wikilink] = [*body.links(source, start), *body.wikilinks(source, start)]
    for one in sorted(places, key=lambda place: place.span):
        begin, end = one.span.start - start, one.span.end - start
        new = _wikilink(links, one) if isinstance(one, Wikilink) else _relative(links, source, one)
        if new is not None and begin >= at:
            made += [text[at:begin], new]
            at = end
    return "".join([*made, text[at:]])


def _relative(links: "Links", source: SourceText, link: Link) -> str | None:
    if SCHEME.match(link.target):
        return None
    target = follow(links.journal, links.journal.address_of(source), link.target, links.today)
    return f"{links.relative(target.address)}{target.anchor}" if target is not None else None


def _wikilink(links: "Links", link: Wikilink) -> str:
    found = answering(links.journal, link.target)
    words = link.text
    if len(found) != 1:
        return _inert(words)
    if isinstance(found[0].record, Contact) and words == link.target:
        words = found[0].name
    picture = "!" if link.embed and found[0].address in links.journal.assets else ""
    address = encoded(links.relative(found[0].address) + found[0].anchor)
    return f"{picture}[{_inert(words)}]({address})"


def _inert(words: str) -> str:
    """Return words in which no character has a meaning in Markdown."""
    return _ACTIVE.sub(lambda mark: f"&#{ord(mark[0])};", words)  # a backslash works for some characters only


def _open_at_once(text: str) -> int:
    """Return the largest number of brackets that are open at the same time."""
    deepest = depth = 0
    for bracket in re.findall(r"[\[\](){}<>]|\n[ \t]*\n", text):
        depth = 0 if bracket[0] == "\n" else max(depth + (1 if bracket in "[({<" else -1), 0)
        deepest = max(deepest, depth)
    return deepest

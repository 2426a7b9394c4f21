"""The playbook: advice on networking, each piece with the debt or rule that reminds of it.

Under each piece of advice a line of its own names these, the sources of the advice and the rows of docs/rows.md that
it answers: `{watched: thank-email, late-thanks; source: 001; row: 18}`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib.resources import files

from markupsafe import Markup

from generator.debts import DEBT_NAMES
from generator.files.source import SourceText
from generator.model import addresses
from generator.model.settings import Settings
from generator.site.pages.html import listed
from generator.site.pages.links import Links
from generator.site.pages.page import Ids, Page
from generator.site.pages.page_context import PageContext
from generator.site.pages.prose import headings, rendered

NAMES = tuple(address.removeprefix("playbook/").removesuffix(".html") for address in addresses.PLAYBOOK)
NOTHING = "none"
_MARKER = re.compile(r"\{watched: ([^;{}\n]+); source: ([^;{}\n]+); row: ([^;{}\n]+)\}")
_STOPS = re.compile(r"\n[ \t]*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """One piece of advice: a paragraph of Markdown without its marker, on line `line` of its page.

    `watched` names debts and rules, and may be empty; `sources` are numbers such as 001, `rows` are numbers of rows of
    docs/rows.md.
    """

    text: str
    line: int
    watched: tuple[str, ...]
    sources: tuple[str, ...]
    rows: tuple[int, ...]


def read(name: str) -> tuple[Advice, ...]:
    """Return the advice of a page of `NAMES`, in the order of the page."""
    return parse(markdown(name))


def markdown(name: str) -> str:
    """Return a page of `NAMES` as it was written, with its markers."""
    return files("generator.site.pages").joinpath("playbook", f"{name}.md").read_text(encoding="utf-8")


def parse(text: str) -> tuple[Advice, ...]:
    """Return the advice in a text; raise ValueError for a marker in another form or without advice above it."""
    return tuple(advice for line, paragraph in _paragraphs(text) if (advice := _advice(paragraph, line)))


def pages(context: PageContext) -> Iterator[Page]:
    """Yield every page of the playbook."""
    for name in NAMES:
        source = _source(name, context.journal.folder, context.journal.masked)
        title, *rest = headings(source, 0)
        address = f"playbook/{name}.html"
        yield Page(
            address=address,
            title=title.title,
            render=partial(_page, context, address, source),
            headings=(title, *rest),
        )


@cache  # the same object each time, so that what is worked out from it is cached
def _source(name: str, folder: str, masked: bool) -> SourceText:
    text = markdown(name)
    if masked:  # a copy to show has no page of problems to link to
        text = text.replace("[problems](../problems.md)", "problems")
    return SourceText(f"{folder}/playbook/{name}.md", text)


def _page(context: PageContext, address: str, source: SourceText) -> Markup:
    """Return the page with a small line under each piece of advice instead of its marker."""
    links, ids = context.links(address), Ids()
    made, at = Markup(), 0
    for marker in _MARKER.finditer(source.text):
        part = SourceText(source.path, source.text[at : marker.start()])
        advice = _read(marker, "", 0)
        made += rendered(part, 0, len(part.text), links, ids=ids, wrapped=True) + _watched(
            links, advice, context.settings
        )
        at = marker.end()
    part = SourceText(source.path, source.text[at:])
    return made + rendered(part, 0, len(part.text), links, ids=ids, wrapped=True)


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a text, each with the number of its first line, from 1."""
    start = 0
    for end in [*(stop.start() for stop in _STOPS.finditer(text)), len(text)]:
        paragraph = text[start:end]
        yield text.count("\n", 0, start + len(paragraph) - len(paragraph.lstrip())) + 1, paragraph.strip()
        start = end


def _advice(paragraph: str, line: int) -> Advice | None:
    text, _, last = paragraph.rpartition("\n")
    marker = _MARKER.fullmatch(last)
    if marker is None and "{watched" not in paragraph:
        return None
    if marker is None or not text or "{watched" in text:
        raise ValueError(f"line {line}: advice ends in one line like {{watched: thank-email; source: 001; row: 18}}")
    return _read(marker, text, line)


def _read(marker: re.Match[str], text: str, line: int) -> Advice:
    watched, sources, rows = (tuple(part.strip() for part in group.split(",")) for group in marker.groups())
    return Advice(
        text=text,
        line=line,
        watched=() if watched == (NOTHING,) else watched,
        sources=sources,
        rows=tuple(int(row) for row in rows),
    )


def _watched(links: Links, advice: Advice, settings: Settings) -> Markup:
    """Return the line that names the debts and rules for a piece of advice, and its sources."""
    sources = f"{_plural('source', advice.sources)} {', '.join(advice.sources)}"
    debts = [_debt(links, name, settings) for name in advice.watched if name in DEBT_NAMES]
    rules = [_rule(name, settings) for name in advice.watched if name not in DEBT_NAMES]
    watchers = [
        Markup("the {} {}").format(_plural(kind, names), listed(names))
        for kind, names in (("debt", debts), ("rule", rules))
        if names
    ]
    said = (
        Markup("Watched by {} · {}").format(Markup(" and ").join(watchers), sources)
        if watchers
        else sources.capitalize()
    )
    return Markup('<p class="advice__watched">{}</p>\n').format(said)


def _debt(links: Links, name: str, settings: Settings) -> Markup:
    link = links.to(Markup("<em>{}</em>").format(name), addresses.WHAT_I_OWE)
    return link + _switched_off(settings.debts.get(name))


def _rule(name: str, settings: Settings) -> Markup:
    said = Markup("<em>{0}</em> (<code>journal explain {0}</code>)").format(name)
    return said + _switched_off(settings.rules.get(name))


def _switched_off(option: str | None) -> str:
    return " (switched off here)" if option == "off" else ""


def _plural(noun: str, names: Sequence[object]) -> str:
    return noun if len(names) == 1 else f"{noun}s"

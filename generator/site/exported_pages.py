"""Pages as files for others: a folder that MkDocs or Zensical builds without our plugin, the one-sheet, and briefs.

In the folder a page is a Markdown file with our HTML inside one element, which those builders leave as it is.
"""

import re
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import Any

import yaml
from markupsafe import escape

from generator.model import addresses
from generator.model.journal import Journal
from generator.reports import brief_words
from generator.reports.brief import Brief
from generator.reports.one_sheet import OneSheet
from generator.reports.ways_to_reach import dial, web_address
from generator.site.config import OWN, navigation, own_file, plain_settings
from generator.site.pages import Script
from generator.site.pages.page import Page

CONFIG = "mkdocs.yml"
DOCS = "docs"
OVERRIDES = "overrides"
MARK = "# Written by `journal export pages`, which writes it anew."
"""The first line of the mkdocs.yml, by which a folder of ours is recognised."""
# Scripts that those builders put into pages run; scripts in attributes of elements never do.
_POLICY = (
    "default-src 'none'; connect-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; "
    "script-src 'self' 'unsafe-inline'; script-src-attr 'none'; style-src 'self' 'unsafe-inline'; "
    "worker-src 'self' blob:; frame-src 'self' blob: data:; base-uri 'none'; form-action 'none'"
)
# Python-Markdown reads a fence as code wherever it stands, also inside an element.
_FENCE = re.compile(r"(?m)^([ \t]*)([`~])(?=\2\2)")
_FRAME = f"""\
{{% extends "base.html" %}}
{{% block site_meta %}}
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
{{{{ super() }}}}
{{% endblock %}}
"""


def to_pages(
    pages: Iterable[Page],
    scripts: Iterable[Script],
    journal: Journal,
    feeds: Mapping[str, bytes],
    written: Mapping[str, Any],
) -> dict[str, bytes]:
    """Return all files by their addresses in the folder; the caller adds the owner's other files to DOCS.

    `written` is the owner's mkdocs.yml.
    """
    found = {addresses.markdown(page.address): _file(page) for page in pages}
    config = _config(found, journal, written)
    for address in OWN:
        found[address] = own_file(address).read_bytes()
    found.update((address, make().encode("utf-8", "replace")) for address, make in scripts)
    found.update(feeds)
    return {
        CONFIG: config,
        f"{OVERRIDES}/main.html": _FRAME.encode(),
        **{f"{DOCS}/{address}": data for address, data in found.items()},
    }


def _file(page: Page) -> bytes:
    """Return a page as Markdown with front matter; the title is escaped, since those builders print it as HTML."""
    meta: dict[str, Any] = {"title": str(escape(page.title))}
    if len(page.headings) < 4:
        meta["hide"] = ["toc"]  # a list of two headings is of no use
    front = yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1000)
    shown = _FENCE.sub(lambda sign: f"{sign[1]}&#{ord(sign[2])};", page.render())
    return f'---\n{front}---\n\n<div class="page">\n{shown}\n</div>\n'.encode("utf-8", "replace")


def _config(there: Iterable[str], journal: Journal, written: Mapping[str, Any]) -> bytes:
    free = {addresses.markdown(addresses.of_free_page(page)) for page in journal.free_pages}
    nav = written.get("nav") or navigation(frozenset(there), free)
    text = yaml.safe_dump(plain_settings(written, nav), allow_unicode=True, sort_keys=False, width=1000)
    return f"{MARK}\n{text}".encode()


def one_sheet_page(sheet: OneSheet) -> bytes:
    """Return the one-sheet as an HTML file of its own; every value in it is escaped."""
    from jinja2 import Environment, StrictUndefined

    templates = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = files("generator.site").joinpath("one_sheet.html.j2").read_text(encoding="utf-8")
    return (templates.from_string(page).render(sheet=sheet) + "\n").encode("utf-8", "replace")


def brief_page(brief: Brief) -> str:
    """Return a brief as an HTML file of its own; every value in it is escaped."""
    from jinja2 import Environment, StrictUndefined

    templates = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = files("generator.site").joinpath("brief.html.j2").read_text(encoding="utf-8")
    return templates.from_string(page).render(brief=brief, say=brief_words, web=web_address, dial=dial) + "\n"

"""The pages as a folder that MkDocs and its successors build without our plugin: a mkdocs.yml and Markdown."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import PurePosixPath
from typing import Any

import yaml
from markupsafe import escape

from generator.exporters.harmless import Harmless
from generator.pages.page import Page
from generator.records import Journal, addresses
from generator.site_config import SCRIPT, STYLE, WORKER, extensions, plain_settings
from generator.site_nav import navigation

CONFIG = "mkdocs.yml"
DOCS = "docs"
MARK = "# Written by `journal export pages`, which writes it anew."
"""The first line of the mkdocs.yml: it tells a folder of ours from anybody else's."""


def to_pages(
    pages: Iterable[Page], journal: Journal, feeds: Mapping[str, bytes], written: Mapping[str, Any]
) -> dict[str, bytes]:
    """Return every file by its address in the folder; the owner's other files, `journal.assets`, belong in DOCS too.

    `written` is the owner's mkdocs.yml. What could harm in a page's Markdown is sanitized HTML instead.
    """
    pages = tuple(pages)
    listed = extensions(written)
    harmless = Harmless(listed, listed)
    texts = {page.source: _front(page) + harmless.page(without_templates(page.markdown)) for page in pages}
    found = {source: text.encode("utf-8", "replace") for source, text in texts.items()}
    for address in (STYLE, SCRIPT, WORKER):
        found[address] = files("generator.assets").joinpath(PurePosixPath(address).name).read_bytes()
    found.update(feeds)
    return {CONFIG: _config(pages, journal, written), **{f"{DOCS}/{address}": data for address, data in found.items()}}


def without_templates(text: str) -> str:
    """Return a page's Markdown with what waits for its day hidden in it.

    To Markdown without our extension a `<template>` is a word of a paragraph; the page's script shows and hides both.
    """
    return text.replace("<template ", "<div hidden ").replace("</template>", "</div>")


def _config(pages: tuple[Page, ...], journal: Journal, written: Mapping[str, Any]) -> bytes:
    free = {addresses.markdown(addresses.of_free_page(page)) for page in journal.free_pages}
    nav = written.get("nav") or navigation(pages, free)
    text = yaml.safe_dump(plain_settings(written, nav), allow_unicode=True, sort_keys=False, width=1000)
    return f"{MARK}\n{text}".encode()


def _front(page: Page) -> str:
    """Return the front matter that Material and Zensical read; they print a title as HTML, so it is escaped."""
    meta: dict[str, Any] = {"title": str(escape(page.title))}
    if not page.search:
        meta["search"] = {"exclude": True}
    if page.markdown.count("\n## ") < 3:
        meta["hide"] = ["toc"]  # a list of two says less than the page itself
    return f"---\n{yaml.safe_dump(meta, allow_unicode=True, sort_keys=False, width=1000)}---\n\n"

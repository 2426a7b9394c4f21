"""The rows of a table that is spread over several pages, in one script: so that a filter finds what lies elsewhere."""

import json
import re
from collections.abc import Iterable

from generator.pages.page import Page
from generator.pages.sanitizer import sanitize

# A name, never an address: an owner's own page may say this too, and must not lead the script elsewhere.
_SPREAD = re.compile(r'<div class="comparison"[^>]* data-rows="([a-z]+)"')
_BODY = re.compile(r"<tbody>\n(.*?)</tbody>", re.DOTALL)


def spread_table(markdown: str) -> str:
    """Return the name of a page's table that goes on on other pages; empty where it has none."""
    found = _SPREAD.search(markdown)
    return found[1] if found else ""


def row_scripts(pages: Iterable[Page]) -> dict[str, str]:
    """Return the scripts by address: in each, pairs of a page's address and its rows as HTML.

    The rows are those that the pages show, so that a row found elsewhere looks as it does there. A page
    opened as a file may load a script, though not read another page.
    """
    spread: dict[str, list[tuple[str, str]]] = {}
    for page in pages:
        if page.rows:
            spread.setdefault(f"assets/journal/rows-{page.rows}.js", []).append((page.address, _rows(page.markdown)))
    return {address: f"window.journalRows = {_as_script(parts)};\n" for address, parts in spread.items()}


def _rows(markdown: str) -> str:
    table = f"<table><tbody>{''.join(_BODY.findall(markdown))}</tbody></table>"
    return sanitize(table).removeprefix("<table><tbody>").removesuffix("</tbody></table>")


def _as_script(parts: list[tuple[str, str]]) -> str:
    # Lines of their own: where one letter changes, a comparison of two builds shows one line.
    return json.dumps(parts, ensure_ascii=False, indent=0).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

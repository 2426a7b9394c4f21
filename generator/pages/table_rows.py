"""The rows of a table that is spread over several pages, in one script: so that a filter finds what lies elsewhere."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.digest import digest
from generator.pages.page import Page
from generator.pages.sanitizer import sanitize

# A name, never an address: an owner's own page may say this too, and must not lead the script elsewhere.
_SPREAD = re.compile(r'<div class="comparison"[^>]* data-rows="([a-z]+)"')
_BODY = re.compile(r"<tbody>\n(.*?)</tbody>", re.DOTALL)


def spread_table(markdown: str) -> str:
    """Return the name of a page's table that goes on on other pages; empty where it has none."""
    found = _SPREAD.search(markdown)
    return found[1] if found else ""


def row_scripts(pages: Iterable[Page]) -> Iterator[tuple[str, Callable[[], str], str]]:
    """Yield each script's address, what makes it, and a hash of what it is made from, empty where not known.

    In it are pairs of a page's address and its rows as HTML. The rows are those that the pages show, so that a row
    found elsewhere looks as it does there. A page opened as a file may load a script, though not read another page.
    """
    spread: dict[str, list[Page]] = {}
    for page in pages:
        if page.rows:
            spread.setdefault(f"assets/journal/rows-{page.rows}.js", []).append(page)
    for address, found in spread.items():
        facts = [(page.address, page.facts) for page in found]
        yield address, partial(_script, found), digest(repr(facts)) if all(page.facts for page in found) else ""


def _script(pages: Iterable[Page]) -> str:
    return f"window.journalRows = {_as_script([(page.address, _rows(page.markdown)) for page in pages])};\n"


def _rows(markdown: str) -> str:
    table = f"<table><tbody>{''.join(_BODY.findall(markdown))}</tbody></table>"
    return sanitize(table).removeprefix("<table><tbody>").removesuffix("</tbody></table>")


def _as_script(parts: list[tuple[str, str]]) -> str:
    # Lines of their own: where one letter changes, a comparison of two builds shows one line.
    return json.dumps(parts, ensure_ascii=False, indent=0).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

"""The rows of a table that is spread over several pages, in one script: so that a filter finds what lies elsewhere."""

import json
from collections.abc import Iterable


def address(name: str) -> str:
    """Return where the script of a table lies under site/; its pages name the table in `data-rows`."""
    return f"assets/journal/rows-{name}.js"


def script(parts: Iterable[tuple[str, str]]) -> str:
    """Return a script that holds pairs: the address of a page under site/, and its rows as HTML.

    The rows are those that the page shows, so that a row found elsewhere looks as it does there. A page opened as a
    file may load a script, though not read another page.
    """
    # Lines of their own: where one letter changes, a comparison of two builds shows one line.
    made = json.dumps([*parts], ensure_ascii=False, indent=0)
    return f"window.journalRows = {made};\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")

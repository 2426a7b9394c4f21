"""Links that lead out of docs/, into the source tree, become plain words: on the site there is nothing behind them.

A page that stands beside the program instead, as its readers expect it there, is shown where a page of docs/ says so.
"""

import posixpath
import re
from pathlib import Path
from typing import Any

_LINK = re.compile(r"\[([^\[\]]+)\]\((?![a-z]+:|#)([^()\s#]+)(#[^()\s]*)?\)")
_SHOWN = re.compile(r"^<!-- ([A-Z]+\.md), from its second line on -->$", re.MULTILINE)
_TOP = Path(__file__).parents[2]


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Return a page's text in which every link leads to a page."""
    folder = posixpath.dirname(page.file.src_uri)

    def kept(found: re.Match[str]) -> str:
        return found[1] if posixpath.normpath(posixpath.join(folder, found[2])).startswith("..") else found[0]

    return _SHOWN.sub(_shown, _LINK.sub(kept, markdown))


def _shown(found: re.Match[str]) -> str:
    return (_TOP / found[1]).read_text(encoding="utf-8").partition("\n")[2]

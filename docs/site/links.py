"""Links that lead out of docs/, into the source tree, become plain words: on the site there is nothing behind them."""

import posixpath
import re
from typing import Any

_LINK = re.compile(r"\[([^\[\]]+)\]\((?![a-z]+:|#)([^()\s#]+)(#[^()\s]*)?\)")


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Return a page's text in which every link leads to a page."""
    folder = posixpath.dirname(page.file.src_uri)

    def kept(found: re.Match[str]) -> str:
        return found[1] if posixpath.normpath(posixpath.join(folder, found[2])).startswith("..") else found[0]

    return _LINK.sub(kept, markdown)

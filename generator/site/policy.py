"""The Content-Security-Policy of every page: only the site's own files are run and loaded (decision 0026)."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html.parser import HTMLParser

# What is not named is forbidden by `default-src`. Scripts and style sheets inside a page are allowed by their hashes; a
# browser that doesn't know `style-src-elem` uses `style-src`.
_POLICY = (
    "default-src 'none'; connect-src 'self'; font-src 'self'; img-src 'self' data:; media-src 'self'; "
    "script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; style-src-elem 'self'{styles}; worker-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
_META = '<meta http-equiv="Content-Security-Policy" content="{policy}">'
_BEGINNING = re.compile(
    r'(?:\s*<!doctype[^>]*>)?(?:.*?<head(?:\s[^>]*)?>(?:\s*<meta charset="?[\w-]+"?\s*/?>)?)?',
    re.IGNORECASE | re.DOTALL,
)
_RUNS = frozenset({"", "module", "text/javascript", "application/javascript"})


def policy_for(page: str) -> str:
    """Return a policy that allows the scripts and style sheets inside `page`.

    `page` must be made by the theme's template without any text of the journal, since a script in such text would be
    allowed too.
    """
    found = _Inline()
    found.feed(page)
    found.close()
    return _POLICY.format(scripts=_hashes(found.scripts), styles=_hashes(found.styles))


def with_policy(page: str, policy: str) -> str:
    """Return the page with a policy at the beginning of its head; an empty page stays empty."""
    if not page.strip():
        return page
    beginning = _BEGINNING.match(page)
    end = beginning.end() if beginning else 0
    return page[:end] + _META.format(policy=policy) + page[end:]


def allow_script(page: bytes, script: bytes) -> bytes:
    """Return a page whose policy also allows this script, which a server is about to put into it."""
    allowed = b"script-src 'self'"
    return page.replace(allowed, b"%b '%b'" % (allowed, _hash(script).encode()), 1)


def _hashes(texts: Iterable[str]) -> str:
    return "".join(f" '{_hash(text.encode('utf-8', 'xmlcharrefreplace'))}'" for text in texts)


def _hash(text: bytes) -> str:
    return f"sha256-{b64encode(sha256(text).digest()).decode()}"


class _Inline(HTMLParser):
    """Collects the scripts and style sheets inside a page, each once and in order."""

    def __init__(self) -> None:
        super().__init__()
        self.scripts: dict[str, None] = {}
        self.styles: dict[str, None] = {}
        self._into: dict[str, None] | None = None
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "script" and "src" not in given and (given.get("type") or "") in _RUNS:
            self._into, self._text = self.scripts, ""
        elif tag == "style":
            self._into, self._text = self.styles, ""

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style") and self._into is not None:
            self._into[self._text] = None
            self._into = None

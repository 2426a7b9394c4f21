"""The Content-Security-Policy in the head of every page: it runs and fetches what is the site's own (decision 0026)."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html.parser import HTMLParser

# What is not named falls to the first part: nothing. Scripts and style sheets that stand in a page itself are named
# by their hashes; a browser that knows no `style-src-elem` goes by `style-src`.
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
    """Return the policy that lets the scripts and style sheets inside `page` work.

    `page` is one that the theme's template made of nothing: a script that a record had brought into it would be
    allowed too.
    """
    found = _Inline()
    found.feed(page)
    found.close()
    return _POLICY.format(scripts=_hashes(found.scripts), styles=_hashes(found.styles))


def with_policy(page: str, policy: str) -> str:
    """Return the page with a policy in its head, before all that it governs; a page of nothing stays so."""
    if not page.strip():
        return page
    beginning = _BEGINNING.match(page)
    end = beginning.end() if beginning else 0
    return page[:end] + _META.format(policy=policy) + page[end:]


def allow_script(page: bytes, script: bytes) -> bytes:
    """Return a page whose policy allows one script more, which a server is about to put into it."""
    allowed = b"script-src 'self'"
    return page.replace(allowed, b"%b '%b'" % (allowed, _hash(script).encode()), 1)


def _hashes(texts: Iterable[str]) -> str:
    return "".join(f" '{_hash(text.encode('utf-8', 'xmlcharrefreplace'))}'" for text in texts)


def _hash(text: bytes) -> str:
    return f"sha256-{b64encode(sha256(text).digest()).decode()}"


class _Inline(HTMLParser):
    """Collects the texts of scripts and style sheets that stand in a page, each once and in order."""

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

"""What rendering a page gave: beside its HTML, all that the rest of the site needs to know of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields

Stamp = tuple[int, int, int]
"""A file's size, the instant it was written and its inode: what does not stay when somebody touches it."""
Said = tuple[str, int, str]
"""A logger, a level and a message."""
_COMMA = (",", ":")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """One page, without its HTML, which lies where the site is built.

    `key` is the hash of all that it was rendered from, `facts` that of all that its Markdown was written from, empty
    where that is not known. `asked` are the addresses that its links were looked up under, each with the URL that was
    found, or None. `entries` is its part of the search index, a JSON list without its brackets. `links` are those with
    an anchor: the page, the anchor, and the link as written. `said` is what MkDocs had to say of it.
    """

    address: str
    key: str
    facts: str = ""
    asked: tuple[tuple[str, str | None], ...] = ()
    entries: str = ""
    anchors: tuple[str, ...] = ()
    links: tuple[tuple[str, str, str], ...] = ()
    said: tuple[Said, ...] = ()
    stamp: Stamp | None = None

    def as_text(self) -> str:
        """Return it as JSON."""
        return json.dumps({name: getattr(self, name) for name in _NAMES}, separators=_COMMA)


_NAMES = tuple(one.name for one in fields(Rendered))


def from_text(text: str) -> Rendered | None:
    """Return what `as_text` wrote, or None for any other text."""
    try:
        found = json.loads(text)
        return Rendered(
            address=found["address"],
            key=found["key"],
            facts=found["facts"],
            asked=tuple((asked, url) for asked, url in found["asked"]),
            entries=found["entries"],
            anchors=tuple(found["anchors"]),
            links=tuple((to, anchor, written) for to, anchor, written in found["links"]),
            said=tuple((name, level, words) for name, level, words in found["said"]),
            stamp=None if found["stamp"] is None else (found["stamp"][0], found["stamp"][1], found["stamp"][2]),
        )
    except (ValueError, TypeError, KeyError, IndexError):
        return None


def leads_the_same(page: Rendered, urls: Mapping[str, str]) -> bool:
    """Return whether every link of a page leads where it led when the page was rendered."""
    return all(urls.get(asked) == url for asked, url in page.asked)

"""The HTML that a text may bring into a page: what Markdown makes, and nothing that runs or works the page's script."""

import re

from generator.records.grammar import HTML_TAGS
from generator.records.links import SAFE_SCHEMES, is_local, is_safe

# Besides what may stand in a text: what Python-Markdown's extensions make of the owner's free pages.
TAGS = HTML_TAGS | {"audio", "input", "label", "source", "track", "video"}

ATTRIBUTES: dict[str, set[str]] = {
    "*": {"class", "dir", "id", "lang", "role", "title"},
    "a": {"href"},
    "audio": {"controls", "src"},
    "col": {"span"},
    "colgroup": {"span"},
    "data": {"value"},
    "del": {"datetime"},
    "details": {"open"},
    "img": {"alt", "height", "loading", "src", "width"},
    "input": {"checked"},
    "ins": {"datetime"},
    "li": {"value"},
    "ol": {"reversed", "start", "type"},
    "source": {"src", "type"},
    "td": {"align", "colspan", "headers", "rowspan", "style"},
    "th": {"abbr", "align", "colspan", "headers", "rowspan", "scope", "style"},
    "time": {"datetime"},
    "track": {"kind", "label", "src", "srclang"},
    "video": {"controls", "height", "poster", "src", "width"},
}
VALUES = {"a": {"target": {"_blank"}}}
SCHEMES = set(SAFE_SCHEMES)

# The theme's own classes position things over the page, and a mermaid block fetches a script from a CDN.
_THEME_CLASS = re.compile(r"md-(?!button\b)|mermaid$|glightbox", re.IGNORECASE)


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value that the attribute may keep, or None to drop it."""
    match name:
        case "class":
            return " ".join(one for one in value.split() if not _THEME_CLASS.match(one)) or None
        case "id":
            # The theme's script finds its settings and switches by ids that begin so.
            return None if value.startswith("_") else value
        case "href":
            return value if is_safe(value) else None
        case "src" | "poster":
            return value if is_local(value) or (tag == "img" and is_safe(value)) else None
    return value

"""The HTML that a page may hold: what Markdown, Material and our own pages need, and nothing that runs."""

import re

from generator.records.links import is_local, is_safe


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


# No `title` or `desc`: HTML may stand in them, and two parsers may disagree on where it ends.
_SHAPES = _words("circle ellipse g line linearGradient path polygon polyline rect stop svg text tspan")
TAGS = _SHAPES | _words(
    "abbr b bdi bdo br cite code data dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i ins kbd li mark ol p",
    "pre q rp rt ruby s samp small span strong sub sup time u ul var wbr",
    "address article aside blockquote details figcaption figure footer header hgroup nav section summary",
    "caption col colgroup table tbody td tfoot th thead tr",
    "a audio button img input label source track video",
)
WITHOUT_CONTENT = {"iframe", "noscript", "object", "script", "style", "title", "xmp"}

_DRAWING = _words(
    "cx cy d dominant-baseline dx dy fill fill-opacity fill-rule font-size font-weight gradientUnits height",
    "offset opacity points preserveAspectRatio r rx ry stop-color stop-opacity stroke stroke-dasharray",
    "stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewBox width x x1",
    "x2 y y1 y2",
)
ATTRIBUTES: dict[str, set[str]] = {
    **{shape: set(_DRAWING) for shape in _SHAPES},
    "*": {
        "class", "dir", "hidden", "id", "lang", "role", "tabindex", "title",
        "data-copy", "data-debt", "data-due", "data-from", "data-search-exclude", "data-sort", "data-state",
        "data-until",
        # What assets/tables.js makes its controls of.
        "data-choices", "data-choose", "data-many", "data-one", "data-rows", "data-total", "data-value",
        # What assets/journal.js works on besides: none of it is run, fetched or styled by.
        "data-coming", "data-frozen", "data-group", "data-most", "data-order", "data-record", "data-said",
        "data-words",
    },
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
    "svg": {"xmlns", *_DRAWING},
    "td": {"align", "colspan", "headers", "rowspan", "style"},
    "th": {"abbr", "align", "colspan", "headers", "rowspan", "scope", "style"},
    "time": {"datetime"},
    "track": {"kind", "label", "src", "srclang"},
    "video": {"controls", "height", "poster", "src", "width"},
}  # fmt: skip
VALUES = {"a": {"target": {"_blank"}}}
# A button acts through the page's script alone. One attribute a tag: nh3 adds several in any order.
FORCED = {"button": {"type": "button"}}

# The theme's own classes position things over the page, and a mermaid block fetches a script from a CDN.
_THEME_CLASS = re.compile(r"md-(?!button\b)|mermaid$|glightbox", re.IGNORECASE)
_HARMLESS_PAINT = re.compile(r"(?!.*url)[#\w\s.,%()\-]*", re.IGNORECASE)


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value that the attribute may keep, or None to drop it."""
    match name:
        case "class":
            return _own_classes(value)
        case "id":
            # The theme's script finds its settings and switches by ids that begin so.
            return None if value.startswith("_") else value
        case "href":
            return value if is_safe(value) else None
        case "src" | "poster":
            return value if is_local(value) or (tag == "img" and is_safe(value)) else None
        case "tabindex":
            return value if value in ("0", "-1") else None
        case "fill" | "stroke" | "stop-color" | "transform":
            return value if _HARMLESS_PAINT.fullmatch(value) else None
    return value


def _own_classes(value: str) -> str | None:
    return " ".join(name for name in value.split() if not _THEME_CLASS.match(name)) or None

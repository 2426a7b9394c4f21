"""Making HTML from values: everything is escaped unless it is `Markup`; and making foreign HTML safe."""

import re
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import nh3
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.model.grammar import HTML_TAGS
from generator.model.links import SAFE_SCHEMES, is_local, is_remote, is_safe

_UNSHOWN = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
# Besides the tags that texts may have, those that extensions of Python-Markdown make in the owner's pages.
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

# Classes of the theme could lay things over the page, and a mermaid block fetches a script from a CDN.
# By the others the scripts of our own pages find what they show, hide, sort and word.
_THEME_CLASS = re.compile(
    r"md-(?!button\b)|mermaid$|glightbox|(?:as-of|comparison|debts|if-empty|nothing|opening|owing\w*|said-aloud)$",
    re.IGNORECASE,
)
# nh3 writes each tag in one form: attributes in double quotes, `<` and `>` in them escaped.
_UNSETTLED = re.compile(r'<(a|img|input)((?: [^\s"=<>]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s"=<>]+)="([^"]*)"')


def escape(value: object) -> Markup:
    """Return any value as HTML; None is empty, `Markup` is left as it is."""
    return Markup.escape(_said(value))


def whole(page: str) -> Markup:
    """Return a finished page without control characters and surrogates, which HTML can't hold."""
    return Markup(page if page.isprintable() else _UNSHOWN.sub("", page))  # noqa: S704 - what a template made


def _said(value: object) -> object:
    return "" if value is None else value


def link(words: object, address: str) -> Markup:
    """Return a link, or the words alone where a page may not link to the address.

    `address` is a URL or a relative address: a `?` or `#` that belongs to a file's name comes percent-encoded.
    """
    said = escape(words) or escape(address)
    address = address.strip()
    if not address or not is_safe(address):
        return said
    apart = Markup(' rel="noopener noreferrer"') if is_remote(address) else ""
    return Markup('<a href="{}"{}>{}</a>').format(encoded(address), apart, said)


def encoded(address: str) -> str:
    """Return an address in which characters that end an attribute, or that browsers drop, are encoded."""
    return quote(_BARE_PERCENT.sub("%25", address), safe="/:?#@=&+,;!%~-._", errors="replace")


def strong(words: object) -> Markup:
    """Return words in bold."""
    return Markup("<strong>{}</strong>").format(escape(words))


def listed(parts: Iterable[object]) -> Markup:
    """Return `Ana, Ben and Chi`."""
    made = [escape(part) for part in parts]
    return Markup(" and ").join([Markup(", ").join(made[:-1]), made[-1]] if len(made) > 1 else made)


def with_code(text: str) -> Markup:
    """Return a text escaped, with parts in backticks as code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    return Markup().join(
        Markup("<code>{}</code>").format(escape(p)) if i % 2 else escape(p) for i, p in enumerate(parts)
    )


def environment(folder: Path = Path(__file__).parent) -> Environment:
    """Return the environment of the pages' templates (`<page>.html.j2`), which escapes everything that is printed."""
    made = Environment(
        autoescape=True,
        finalize=_said,
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(link=link, strong=strong, listed=listed, with_code=with_code, Markup=Markup)
    return made


def keep_attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value that the attribute may keep, or None to drop it."""
    match name:
        case "class":
            return " ".join(one for one in value.split() if not _THEME_CLASS.match(one)) or None
        case "id":
            # The theme's script finds its settings by ids that begin so.
            return None if value.startswith("_") else value
        case "href":
            return value if is_safe(value) else None
        case "src" | "poster":
            return value if is_local(value) or (tag == "img" and is_safe(value)) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(),  # the content of a forbidden tag stays as text
    attributes=ATTRIBUTES,
    generic_attribute_prefixes={"aria-"},
    attribute_filter=keep_attribute,
    tag_attribute_values=VALUES,
    filter_style_properties={"text-align"},
    url_schemes=SCHEMES,
    link_rel=None,
)


def sanitize(html: str) -> Markup:
    """Return a fragment of HTML without anything that runs, fetches from elsewhere or imitates the theme.

    A remote image becomes a link to it; links to other hosts get a `rel`; comments go.
    """
    if "<" not in html:
        return Markup(html)  # noqa: S704 - there is no tag in it
    cleaned = _CLEANER.clean(html.encode("utf-8", "replace").decode())
    return Markup(_UNSETTLED.sub(_settled, cleaned))  # noqa: S704 - this is what makes it safe


def _settled(tag: re.Match[str]) -> str:
    name, written = tag.groups()
    attributes: dict[str, str] = dict(_ATTRIBUTE.findall(written))
    if name == "a":
        rel = ' rel="noopener noreferrer"' if is_remote(attributes.get("href", "")) else ""
        return f"<a{written}{rel}>"
    if name == "input":  # a task's box: shown, not worked
        return f'<input type="checkbox" disabled=""{written}>'
    target = attributes.get("src", "")
    if is_local(target):
        return tag[0]
    words = attributes.get("alt") or target
    return f'<a href="{target}" class="remote-image" rel="noopener noreferrer">{words}</a>'

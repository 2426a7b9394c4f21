"""The last step of every text that may hold marks: its HTML goes through an allow-list, whoever wrote it."""

import re

import nh3
from markupsafe import Markup

from generator.pages.allowed import ATTRIBUTES, SCHEMES, TAGS, VALUES, keep_attribute
from generator.records.links import is_local, is_remote

# nh3 writes each tag in one form: attributes in double quotes, `<` and `>` in them escaped.
_UNSETTLED = re.compile(r'<(a|img|input)((?: [^\s"=<>]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s"=<>]+)="([^"]*)"')

_CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(),  # what stands in a tag that is not allowed stays there as text
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

"""The last step of every page's Markdown: HTML goes through an allow-list, whoever wrote it.

A Markdown extension, because that is the one hook that MkDocs and its successors all run.
"""

import re
from typing import Any

import nh3
from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor

from generator.pages.allowed import ATTRIBUTES, FORCED, TAGS, VALUES, WITHOUT_CONTENT, keep_attribute
from generator.records.links import SAFE_SCHEMES, is_local, is_remote

# A template's content is no part of the tree that nh3 walks, so it is sanitised under another name.
_STAND_IN = "journal-template"
_TEMPLATE = re.compile(r"<(/?)template(?=[\s/>])")
_STOOD_IN = re.compile(rf"<(/?){_STAND_IN}(?=[\s>])")
# nh3 writes each tag in one form: attributes in double quotes, `<` and `>` in them escaped.
_UNSETTLED = re.compile(r'<(a|img|input)((?: [^\s"=<>]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s"=<>]+)="([^"]*)"')
_LONE_SURROGATES = re.compile(r"[\ud800-\udfff]")

_CLEANER = nh3.Cleaner(
    tags={*TAGS, _STAND_IN},
    clean_content_tags=WITHOUT_CONTENT,
    attributes={**ATTRIBUTES, _STAND_IN: set()},
    generic_attribute_prefixes={"aria-"},
    attribute_filter=keep_attribute,
    tag_attribute_values=VALUES,
    set_tag_attribute_values=FORCED,
    filter_style_properties={"text-align"},
    url_schemes=set(SAFE_SCHEMES),
    link_rel=None,
)


class SanitizerExtension(Extension):
    """Registers the sanitizer behind every other step; the plugin lists it last."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Put the sanitizer behind what brings raw HTML back, and let `<template>` be a block."""
        md.block_level_elements.append("template")
        md.postprocessors.register(_Sanitizer(md), "generator.sanitizer", -1_000_000)


class _Sanitizer(Postprocessor):
    def run(self, text: str) -> str:
        return sanitize(text)


def makeExtension(**settings: Any) -> SanitizerExtension:  # noqa: N802 - Python-Markdown's name
    """Return the extension, for those who list it by its module's name."""
    return SanitizerExtension(**settings)


def sanitize(html: str) -> str:
    """Return a fragment of HTML without anything that runs, fetches from elsewhere or imitates the theme.

    A remote image becomes a link to it; links to other hosts get a `rel`; comments go. A `<template>` may
    hold what may stand where it stands: list items in a list, but no table rows.
    """
    # Headings come here once more for the table of contents, most of them without a tag.
    if "<" not in html:
        return html
    cleaned = _CLEANER.clean(_TEMPLATE.sub(rf"<\1{_STAND_IN}", _LONE_SURROGATES.sub("\ufffd", html)))
    return _UNSETTLED.sub(_settled, _STOOD_IN.sub(r"<\1template", cleaned))


def _settled(tag: re.Match[str]) -> str:
    name, written = tag.groups()
    attributes: dict[str, str] = dict(_ATTRIBUTE.findall(written))
    if name == "a":
        rel = ' rel="noopener noreferrer"' if is_remote(attributes.get("href", "")) else ""
        return f"<a{written}{rel}>"
    if name == "input":  # a task's box: shown, not worked
        checked = ' checked=""' if "checked" in attributes else ""
        return f'<input type="checkbox" disabled=""{checked}>'
    target = attributes.get("src", "")
    if is_local(target):
        return tag[0]
    words = attributes.get("alt") or target
    return f'<a href="{target}" class="remote-image" rel="noopener noreferrer">{words}</a>'

"""Pages for builders that have no sanitizer: what a note could do to its reader is taken out beforehand."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import markdown

from generator.pages.allowed import TAGS
from generator.pages.sanitizer import sanitize
from generator.records.links import is_local, is_safe

_TAGS = TAGS | {"template"}
# A comment's or a declaration's name is one that no tag bears.
_TAG = re.compile(r"</?([a-zA-Z!?][^\s/>]*)")
# Wherever it stands: where a tag ends is what two parsers may disagree on.
_ATTRIBUTE = re.compile(r"""(?<![\w:.\-])([a-zA-Z][\w:.\-]*)\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)""")
_FORBIDDEN = frozenset(
    ("action", "background", "data", "formaction", "http-equiv", "ping", "srcdoc", "srcset", "xlink:href")
)
_FETCHED = frozenset(("poster", "src"))
_ALIGNED = re.compile(r"text-align:\s*\w+;?")
_LINK = re.compile(r'(<a [^>]*?href=")([^":?#]+)\.md(?=["#])')


class Harmless:
    """Makes Markdown harmless; `extensions` and `settings` are those that mkdocs.yml will list."""

    def __init__(self, extensions: Iterable[str], settings: Mapping[str, Any]) -> None:
        usual = ("toc", "tables", "fenced_code")
        self._converter = markdown.Markdown(extensions=[*usual, *extensions], extension_configs=dict(settings))

    def page(self, text: str) -> str:
        """Return a page's Markdown as it is, or, where it could harm, as sanitized HTML with the same links."""
        converter = self._converter.reset()
        made = converter.convert(text)
        if is_harmless(made):
            return text
        heading, _, rest = text.lstrip().partition("\n")
        # Builders look for a page's heading at the beginning of its Markdown.
        if heading.startswith("# ") and is_harmless(converter.reset().convert(heading)):
            return f"{heading}\n\n{_block(converter.reset().convert(rest))}"
        return _block(made)


def is_harmless(made: str) -> bool:
    """Return whether a page's HTML surely holds nothing that runs, fetches or leads astray."""
    if any(tag.lower() not in _TAGS for tag in _TAG.findall(made)):
        return False
    return all(_is_allowed(name.lower(), value.strip("\"'")) for name, value in _ATTRIBUTE.findall(made))


def _is_allowed(name: str, value: str) -> bool:
    if name == "style":
        return _ALIGNED.fullmatch(value.strip()) is not None
    if name == "href":
        return is_safe(value)
    if name in _FETCHED:
        return is_local(value)
    return name not in _FORBIDDEN and not name.startswith("on")


def _block(made: str) -> str:
    cleaned = _LINK.sub(r"\1\2.html", sanitize(made))
    # One block of HTML to Markdown: no empty line ends it, and no `markdown` attribute opens it again.
    return f"<div>\n{cleaned}\n</div>\n"

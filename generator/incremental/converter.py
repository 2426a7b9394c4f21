"""Python-Markdown's converter, which gives the same and asks less in vain."""

from typing import Any

import markdown
from markdown import inlinepatterns as patterns
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
from mkdocs.config.defaults import MkDocsConfig

_SIGNS = {
    patterns.AUTOLINK_RE: "://",
    patterns.AUTOMAIL_RE: "@",
    patterns.BACKTICK_RE: "`",
    patterns.ENTITY_RE: "&",
    patterns.ESCAPE_RE: "\\",
    patterns.HTML_RE: "<",
    patterns.IMAGE_LINK_RE: "![",
    patterns.IMAGE_REFERENCE_RE: "![",
    patterns.LINE_BREAK_RE: "  \n",
    patterns.LINK_RE: "[",
    patterns.REFERENCE_RE: "[",
    r"\[\^([^\]]*)\]": "[^",  # a footnote
}
"""What stands in any text that one of Python-Markdown's own patterns matches, by the pattern."""


def converter(config: MkDocsConfig) -> markdown.Markdown:
    """Return a converter with the extensions of `config`."""
    made = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
    if type(made.treeprocessors["inline"]) is InlineProcessor:
        made.treeprocessors.register(_Inline(made), "inline", 20)
    return made


class _Inline(InlineProcessor):
    """Looks for inline patterns in pieces of text, and asks none whose sign is missing: most pieces have few signs.

    With a Python-Markdown that names its methods otherwise, it is the one that it is made of.
    """

    def __init__(self, md: markdown.Markdown) -> None:
        super().__init__(md)
        # A registry sorts itself at every question.
        self.inlinePatterns: Any = tuple(md.inlinePatterns)
        self._signs = tuple(_SIGNS.get(pattern.getCompiledRegExp().pattern, "") for pattern in self.inlinePatterns)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803 - its name
        if isinstance(data, AtomicString):
            return data
        apply: Any = getattr(self, "_InlineProcessor__applyPattern")  # noqa: B009 - which its types do not tell of
        for index in range(patternIndex, len(self._signs)):
            if self._signs[index] in data:
                start, again = 0, True
                while again:
                    data, again, start = apply(self.inlinePatterns[index], data, index, start)
        return data

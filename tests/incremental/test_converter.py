"""Our converter asks fewer patterns of a text, and gives what Python-Markdown's own gives."""

import re
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig

from generator.incremental import converter as ours
from generator.site_config import settle

MARKS = (
    "[", "]", "(", ")", "!", "<", ">", "&", ";", "`", "``", "\\", "*", "**", "_", "~~", "==", ":", "://", "@", "^",
    "{", "}", "  \n", "\n", "\n\n", "# ", "- ", "1. ", "> ", "| ", "|-|\n", "[^1]", "[^1]: ", "[a]: b", "[a][b]",
    "![a](b)", "<b>", "</b>", "<https://a.example>", "<a@b.example>", "&amp;", "&#x2e;", "<!-- ", " -->",
    "<div markdown>\n\n", "\n</div>\n", ": a", "{: .b }", "*[ab]: c", "ab", "a", "b", " ", "é", "'", '"', "...", "--",
    "(c)", ":smile:", "[TOC]", "- [ ] ", "\x02", "\x03",
)  # fmt: skip
MORE = [
    "abbr",
    "smarty",
    "sane_lists",
    "pymdownx.betterem",
    "pymdownx.caret",
    "pymdownx.magiclink",
    "pymdownx.smartsymbols",
]


def config(*more: str) -> MkDocsConfig:
    made = MkDocsConfig()
    made.load_dict({"site_name": "A journal", "docs_dir": "journal", "plugins": [], "markdown_extensions": [*more]})
    made.validate()
    list(settle(made, {"docs_dir": "journal"}))
    return made


def stock(settings: MkDocsConfig) -> markdown.Markdown:
    return markdown.Markdown(extensions=settings.markdown_extensions, extension_configs=settings.mdx_configs or {})


SETTINGS = [config(), config(*MORE)]
BOTH = [(ours.converter(settings), stock(settings)) for settings in SETTINGS]


@pytest.mark.parametrize("which", [0, 1])
@given(text=st.lists(st.sampled_from(MARKS), max_size=40).map("".join))
def test_any_text_becomes_what_it_becomes_with_the_converter_of_the_library(which: int, text: str) -> None:
    mine, theirs = BOTH[which]
    assert mine.reset().convert(text) == theirs.reset().convert(text)


@pytest.mark.parametrize("pattern", ours._SIGNS)
@given(data=st.data())
def test_the_sign_of_a_pattern_stands_in_all_that_it_matches(pattern: str, data: st.DataObject) -> None:
    compiled = re.compile(pattern, re.DOTALL)
    found = compiled.search(data.draw(st.from_regex(compiled)))
    assert found
    assert ours._SIGNS[pattern] in found.string


def test_the_library_still_asks_what_ours_answers() -> None:
    mine, _ = BOTH[0]
    inline: Any = mine.treeprocessors["inline"]
    asked = []

    class Told(type(inline)):  # type: ignore[misc] # of a class that is known when this runs
        def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
            asked.append(data)
            return str(super()._InlineProcessor__handleInline(data, patternIndex))

    converter = ours.converter(SETTINGS[0])
    converter.treeprocessors.register(Told(converter), "inline", 20)
    assert converter.convert("*a* b") == "<p><em>a</em> b</p>"
    assert asked[0] == "*a* b"


def test_most_patterns_of_the_site_have_a_sign() -> None:
    inline: Any = BOTH[0][0].treeprocessors["inline"]
    assert [
        type(pattern).__name__ for pattern, sign in zip(inline.inlinePatterns, inline._signs, strict=True) if not sign
    ] == ["DelimiterProcessor"]

"""Anchors in a page's own HTML are found where MkDocs finds them, though few pages are looked at so closely."""

import pytest
from mkdocs.structure.pages import _RawHTMLPreprocessor

from generator.incremental.renderer import _RawAnchors


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<a id="x">', {"x"}),
        ("<a name=x>", {"x"}),
        ("<p\nID = 'x'>", {"x"}),
        ('<p class="a"id="x">', {"x"}),
        ("<br/id=x>", {"x"}),
        ('<p name="x">', set()),
        ("She did name the idea.", set()),
        ("She said her name and <b>left</b>.", set()),
        ("`<p id=x>`", {"x"}),
        ("<p data-id=x grid=x>", set()),
    ],
)
def test_an_anchor_in_html_is_found_as_mkdocs_finds_it(html: str, found: set[str]) -> None:
    lines = ["Some text", *html.split("\n"), "and more."]
    ours, theirs = _RawAnchors(), _RawHTMLPreprocessor()
    assert ours.run(lines) == theirs.run(lines)
    assert ours.present_anchor_ids == theirs.present_anchor_ids == found

"""The owner's own pages by Python-Markdown: with the extensions that they list, and as safe as any other text."""

from datetime import date

import pytest
from attacks import VECTORS
from built_site import Read

from generator.files.front_matter import read
from generator.files.source import SourceText
from generator.model.decode import decode
from generator.model.journal import Collection, Journal
from generator.model.records import Contact
from generator.site.pages.html import TAGS
from generator.site.pages.links import Links
from generator.site.pages.python_markdown import CannotRender, converted, with_links_of_site

ANA = SourceText("journal/contacts/ana.md", "---\nname: Ana *Silva*\n---\n")
JOURNAL = Journal(
    contacts=Collection((decode(Contact, read(ANA), "ana", frozenset())[0],)), assets=frozenset(["pics/a-b.png"])
)
USUAL = ("toc", "tables", "fenced_code")
MANY = (
    *USUAL, "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "smarty", "pymdownx.details",
    "pymdownx.highlight", "pymdownx.magiclink", "pymdownx.superfences", "pymdownx.tasklist", "pymdownx.tilde",
)  # fmt: skip


def made(text: str, *extensions: str) -> str:
    """Return a page in a folder below the site's, made with MkDocs' own extensions and others."""
    source = SourceText("journal/own/page.md", text)
    links = Links(JOURNAL, "own/page.html", date(2026, 11, 22))
    return str(converted(with_links_of_site(source, 0, links), [*USUAL, *extensions], {}))


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[[ana]]", '<a href="../contacts/ana.html">Ana *Silva*</a>'),
        ("[[ana|AT&T <b> \\ *x* ~a~]]", '<a href="../contacts/ana.html">AT&amp;T &lt;b&gt; \\ *x* ~a~</a>'),
        ("[[a_b_c|<i> & `x`]]", "&lt;i&gt; &amp; `x`"),
        ("![[a-b.png]]", '<img alt="a-b.png" src="../pics/a-b.png">'),
        ("[x](../contacts/ana.md#notes)", '<a href="../contacts/ana.html#notes">x</a>'),
        ("[x][a]\n\n[a]: ../contacts/ana.md", '<a href="../contacts/ana.html">x</a>'),
        ("`[[ana]]` \\[[ana]]", "<code>[[ana]]</code> [[ana]]"),
        ("a<!-- gone -->", "a"),
        ("![far](https://e.example/x.png)", None),
    ],
)
def test_links_are_those_of_the_site(text: str, html: str | None) -> None:
    far = '<a href="https://e.example/x.png" class="remote-image" rel="noopener noreferrer">far</a>'
    assert " ".join(made(text).split()).replace(" </p>", "</p>") == f"<p>{html or far}</p>"


def test_extensions_make_what_they_are_for() -> None:
    text = "a | b\n--|:-:\n1 | 2\n\n- [x] done\n\n!!! note\n    Well.\n\n```py\nimport x\n```\n\n[^1]\n\n[^1]: Foot.\n"
    clean = made(text, *MANY)
    for part in ('style="text-align:', 'type="checkbox" disabled=""', "admonition", 'class="highlight"', "footnote"):
        assert part in clean
    assert "admonition" not in made(text)


@pytest.mark.parametrize("text", VECTORS)
def test_no_attack_brings_more_than_a_text_may(text: str) -> None:
    for element in Read(made(text, *MANY)).elements:
        assert element.tag in TAGS
        assert not [name for name in element.attributes if name.startswith(("on", "data-"))]


@pytest.mark.parametrize(
    ("text", "extension"),
    [("[" * 200, ""), ("> " * 150 + "x", ""), ("word " * 12_000, ""), ("x", "no.such.extension")],
    ids=["brackets", "quotes", "length", "extension"],
)
def test_what_would_end_or_stop_a_build_is_refused(text: str, extension: str) -> None:
    with pytest.raises(CannotRender):
        made(text, *filter(None, [extension]))

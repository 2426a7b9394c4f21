"""Foreign text stays text, whatever extension reads it."""

import re
from html.parser import HTMLParser
from pathlib import Path

import markdown
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jinja2 import UndefinedError

from generator.pages.markdown import Markdown, environment, escape, link

# What Material's documentation recommends, and what Python-Markdown brings along.
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "meta", "nl2br", "sane_lists",
    "smarty", "tables", "toc", "wikilinks",
    "pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
    "pymdownx.emoji", "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink",
    "pymdownx.mark", "pymdownx.progressbar", "pymdownx.smartsymbols", "pymdownx.snippets",
    "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde",
]  # fmt: skip

LEADS = [
    "1. one", "1) one", "- one", "+ one", "* one", "# one", "## one ##", "> one", "!!! note", "??? note",
    "===", '=== "Tab"', "    code", "\tcode", '--8<-- "pyproject.toml"', "---", "***", "```", "~~~ py",
    "[TOC]", "*[HTML]: x", "[^1]: note", "[a]: https://e.example", "Term\n:   definition",
    "a | b\n--|--\n1 | 2", "Title: x", "/// note", "{++added++}", "[=50%]", "- [ ] task", "<div markdown>",
    "a. one", "iv. one",
]  # fmt: skip
INLINE = [
    "*a* _b_ **c** __d__", "`code`", "<b>bold</b>", "<!-- gone -->", "&lt; &#60; &amp;lt;", "[a](b)",
    "![a](b)", "[[Ana Silva|Ana]]", "<https://e.example>", "https://e.example www.e.example",
    "ana@e.example", ":smile:", "==mark== ^sup^ ~sub~ ~~del~~ ^^ins^^", "(c) (tm) +/- --> <-- 1/2 c/o =/=",
    "1st 2nd 3rd 4th 13th 21st", "++ctrl++", "$x$ \\(x\\)", "a\\*b\\\\", "{: .cls #id onclick=x}",
    "{{ x }} {% x %}", "\"quoted\" 'it's' ... -- ---", "[^1]", "a  \nb", "x\ny", "| a | b |",
    "<script>alert(1)</script>", "#!py code", "@user #12 user/repo#1", "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0001\x03", "a-b -c d- e--f", "\ud800 \ufffe \x00",
]  # fmt: skip

_DROPPED = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


class Reader(HTMLParser):
    """Collects what a browser would make of a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag + "".join(f" {name}" for name, _ in attrs))

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append("!--")


def normal(text: str) -> str:
    return " ".join(re.sub("[\ud800-\udfff]", "\ufffd", _DROPPED.sub("", text)).split())


_MARKDOWN = markdown.Markdown(extensions=EXTENSIONS)


def to_html(text: str) -> str:
    return str(_MARKDOWN.reset().convert(text))


def render(text: str) -> Reader:
    return Reader(to_html(text))


def assert_inert(text: str) -> None:
    read = render(str(escape(text)))
    assert read.tags in ([], ["p"])
    assert normal(read.text) == normal(text)


@pytest.mark.parametrize("text", LEADS + INLINE)
def test_known_syntax_is_plain_text(text: str) -> None:
    assert_inert(text)


@settings(max_examples=150, deadline=None)
@given(st.text() | st.lists(st.sampled_from(LEADS + INLINE) | st.text(max_size=3), max_size=4).map("".join))
@example("\x85\u2028\u2029\x0b\x0c")
@example("\N{NO-BREAK SPACE}a\N{IDEOGRAPHIC SPACE}b")
def test_any_text_is_plain_text(text: str) -> None:
    assert_inert(text)


@pytest.mark.parametrize("text", LEADS + INLINE)
@pytest.mark.parametrize(
    ("frame", "tags"),
    [
        ("# {}", ["h1 id"]),
        ("- {}", ["ul", "li"]),
        ("a | b\n--|--\n{} | 2", ["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]),
        ("**{}**", ["p", "strong"]),
        ('<div title="{}">x</div>', ["div title"]),
        ("[{}](a.md)", ["p", "a href"]),
    ],
)
def test_it_stays_inside_what_a_template_puts_around_it(text: str, frame: str, tags: list[str]) -> None:
    # A word that every text has, so that no construct is left empty.
    assert render(frame.format("Ana " + escape(text) + " Silva")).tags == tags


def test_what_most_names_are_made_of_stays_readable() -> None:
    names = "José María O-Neill, 王小明 2026-11-22; 50%"
    assert escape(names) == names


def test_none_is_nothing_and_markdown_is_left_alone() -> None:
    assert escape(None) == ""
    assert escape(Markdown("**a**")) == "**a**"
    assert escape(7) == "7"


def test_markdown_escapes_what_it_is_put_together_with() -> None:
    assert Markdown("**") + "*a" + Markdown("**") == "**&#x2a;a**"
    assert "*a " + Markdown("**b**") == "&#x2a;a **b**"
    assert Markdown(", ").join(["*a", Markdown("*b*")]) == "&#x2a;a, *b*"
    assert Markdown("**{}** {by}").format("*a", by="<b>") == "**&#x2a;a** &lt;b&gt;"
    assert isinstance(Markdown(" a ").strip(), Markdown)
    assert isinstance(Markdown("a") * 2, Markdown)


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("../companies/acme.md", "../companies/acme.md"),
        ("my notes (old).md", "my%20notes%20%28old%29.md"),
        ("王小明.md", "%E7%8E%8B%E5%B0%8F%E6%98%8E.md"),
        ("https://e.example/?a=1&copy=2#x", "https://e.example/?a=1&copy=2#x"),
        ("https://e.example/100%", "https://e.example/100%25"),
        ("https://e.example/a%20b", "https://e.example/a%20b"),
        ('https://e.example/"><script>', "https://e.example/%22%3E%3Cscript%3E"),
        ("mailto:ana_silva@e.example", "mailto:ana_silva@e.example"),
        ("https://e.example/*a*_b_[c]`d`\\e", "https://e.example/%2Aa%2A_b_%5Bc%5D%60d%60%5Ce"),
    ],
)
def test_a_link_leads_where_it_should(address: str, href: str) -> None:
    class Links(HTMLParser):
        found = ""

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag == "a":
                self.found = dict(attrs)["href"] or ""

    links = Links()
    links.feed(to_html(link("*Ana* [Silva]", address)))
    assert links.found == href


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " java\tscript:x", "&#106;avascript:x", "//host/x", "\\\\host\\x", ""]
)
def test_an_unsafe_address_leaves_the_text_alone(address: str) -> None:
    assert link("Ana", address) == "Ana"


def test_a_link_without_words_shows_its_address() -> None:
    assert link("", "a.md") == "[a&#x2e;md](a.md)"


def test_templates_are_safe_unless_they_say_otherwise(tmp_path: Path) -> None:
    (tmp_path / "page.md.j2").write_text(
        "{% macro bold(x) %}**{{ x }}**{% endmacro %}\n"
        "{% set kept %}*{{ name }}*{% endset %}\n"
        "{{ name }} {{ bold(name) }} {{ kept }} {{ none }} {{ [name, link('b', 'c.md')] | join(', ') }}\n"
        "{{ name | upper }} {{ name | e }} {{ name | safe }}\n"
    )
    made = environment(tmp_path).get_template("page.md.j2").render(name="*a", none=None)
    assert made == (
        "&#x2a;a **&#x2a;a** *&#x2a;a*  &#x2a;a, [b](c.md)\n"
        "&#x2a;A &#x2a;a &#x2a;a\n"
    )  # fmt: skip
    assert isinstance(made, Markdown)


def test_a_template_that_names_what_it_was_not_given_fails() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nobody }}").render()

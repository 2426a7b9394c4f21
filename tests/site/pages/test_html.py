"""Foreign text stays text, wherever a template puts it."""

import re
from pathlib import Path

import pytest
from built_site import Read
from hypothesis import example, given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup

from generator.site.pages.html import encoded, environment, escape, link, listed, whole, with_code

HOSTILE = [
    "<script>alert(1)</script>", "<b>bold</b>", '" onclick="x', "' onclick='x", "<!-- gone -->", "&lt; &#60; &amp;lt;",
    "</div></article>", "]]>", "`code`", "{{ x }} {% x %}", "*a* [b](c)", "\x00\x01\x0b\x1b\x7f\x85", "\ud800 \ufffe",
]  # fmt: skip
FRAMES = {
    "<p>{}</p>": ["p"],
    '<div title="{}">x</div>': ["div"],
    "<ul><li>{}</li></ul>": ["ul", "li"],
    '<svg role="img" aria-label="{}"><text>{}</text></svg>': ["svg", "text"],
    "<code>{}</code>": ["code"],
}
_DROPPED = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("frame", FRAMES)
def test_it_stays_inside_what_a_template_puts_around_it(text: str, frame: str) -> None:
    template = environment().from_string(frame.replace("{}", "{{ text }}"))
    read = Read(whole(template.render(text=text)))
    assert [element.tag for element in read.elements] == FRAMES[frame]
    assert {name for element in read.elements for name in element.attributes} <= {"title", "role", "aria-label"}
    shown = [element.attributes.get("title") or element.text for element in read.elements]
    assert shown[-1] == _DROPPED.sub("", text)


@given(st.text())
@example("\x85\u2028\u2029\x0b\x0c")
def test_any_text_is_plain_text(text: str) -> None:
    read = Read(f"<p>{whole(escape(text))}</p>")
    assert [element.tag for element in read.elements] == ["p"]
    assert read.one("p").text == _DROPPED.sub("", text)


def test_none_is_nothing_and_html_is_left_alone() -> None:
    assert escape(None) == ""
    assert escape(Markup("<b>a</b>")) == "<b>a</b>"
    assert escape(7) == "7"


def test_several_are_said_one_after_the_other() -> None:
    assert listed([]) == ""
    assert listed(["<a>"]) == "&lt;a&gt;"
    assert listed(["Ana", Markup("<b>Ben</b>"), "Chi & Co"]) == "Ana, <b>Ben</b> and Chi &amp; Co"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("journal done `x`", "journal done <code>x</code>"),
        ("`<b>` and `a`", "<code>&lt;b&gt;</code> and <code>a</code>"),
        ("a ` alone", "a ` alone"),
        ("<b>", "&lt;b&gt;"),
    ],
)
def test_only_code_is_marked_in_our_own_sentences(text: str, shown: str) -> None:
    assert with_code(text) == shown


@pytest.mark.parametrize(
    ("address", "href"),
    [
        ("../companies/acme.html", "../companies/acme.html"),
        ("my notes (old).html", "my%20notes%20%28old%29.html"),
        ("王小明.html", "%E7%8E%8B%E5%B0%8F%E6%98%8E.html"),
        ("https://e.example/?a=1&copy=2#x", "https://e.example/?a=1&copy=2#x"),
        ("https://e.example/100%", "https://e.example/100%25"),
        ("https://e.example/a%20b", "https://e.example/a%20b"),
        ('https://e.example/"><script>', "https://e.example/%22%3E%3Cscript%3E"),
        ("mailto:ana_silva@e.example", "mailto:ana_silva@e.example"),
        ("https://e.example/*a*_b_[c]`d`\\e", "https://e.example/%2Aa%2A_b_%5Bc%5D%60d%60%5Ce"),
    ],
)
def test_a_link_leads_where_it_should(address: str, href: str) -> None:
    made = Read(link("<i>Ana</i>", address)).one("a")
    assert made.attributes == {"href": href} | ({"rel": "noopener noreferrer"} if href.startswith("http") else {})
    assert made.text == "<i>Ana</i>"
    assert encoded(encoded(address)) == encoded(address)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", " java\tscript:x", "&#106;avascript:x", "//host/x", "\\\\host\\x", ""]
)
def test_an_unsafe_address_leaves_the_words_alone(address: str) -> None:
    assert link("Ana", address) == "Ana"


def test_a_link_without_words_shows_its_address() -> None:
    assert link("", "a.html") == '<a href="a.html">a.html</a>'


def test_templates_are_safe_unless_they_say_otherwise(tmp_path: Path) -> None:
    (tmp_path / "page.html.j2").write_text(
        "{% macro bold(x) %}<b>{{ x }}</b>{% endmacro %}\n"
        "{% set kept %}<i>{{ name }}</i>{% endset %}\n"
        "{{ name }} {{ bold(name) }} {{ kept }} {{ nobody }} {{ [name, link('b', 'c.html')] | join(', ') }}\n"
        "{{ name | upper }} {{ name | e }} {{ name | replace('a', name) }} {{ name ~ '<' }}\n"
    )
    made = environment(tmp_path).get_template("page.html.j2").render(name="<a", nobody=None)
    assert made == (
        '&lt;a <b>&lt;a</b> <i>&lt;a</i>  &lt;a, <a href="c.html">b</a>\n'
        "&lt;A &lt;a &lt;&lt;a &lt;a&lt;"
    )  # fmt: skip


def test_no_template_of_ours_says_otherwise() -> None:
    found = environment()
    for name in found.list_templates(extensions=["j2"]):
        text = Path(str(found.get_template(name).filename)).read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe\b|autoescape|Markup\((?!\")", text), name


def test_a_template_that_names_what_it_was_not_given_fails() -> None:
    with pytest.raises(UndefinedError):
        environment().from_string("{{ nobody }}").render()

"""The owner's text is read as their editor reads it (contract §1), never fails, and never takes for ever."""

import time
from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from generator.files.source import SourceText
from generator.model import body, grammar

QUIET = {"paragraph", "inline", "text", "softbreak"}


def words(text: str) -> str:
    """Return what a reader sees of a text, on one line."""
    return " ".join(
        " ".join((grammar.plain_words(one.children or ()) if one.type == "inline" else one.content).split())
        for one in grammar.parse(text)
        if one.content
    )


def outline(tokens: Sequence[Token]) -> str:
    """Return what was found as nested words: `list(item(text) item(text))`."""
    return " ".join(_outline(tokens)).replace("( ", "(").replace(" )", ")")


def _outline(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if token.type == "text" and token.content.strip():
            yield token.content.strip()
        elif token.children:
            yield from _outline(token.children)
        elif name in QUIET:
            continue
        elif token.nesting > 0:
            yield f"{token.tag if name == 'heading' else name}("
        elif token.nesting < 0:
            yield ")"
        else:
            yield f"{name}:{token.content.strip()}" if token.content else name


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("- one\n  - two", "bullet_list(list_item(one bullet_list(list_item(two))))"),
        ("1. one\n   - two", "ordered_list(list_item(one bullet_list(list_item(two))))"),
        ("What I promised:\n- Send it", "What I promised: bullet_list(list_item(Send it))"),
        ("- one\n\n  more of one\n- two", "bullet_list(list_item(one more of one) list_item(two))"),
        ("Before\n| a | b |\n|---|---|", "Before table(thead(tr(th(a) th(b))))"),
        ('```python title="a.py"\nx\n```', "fence:x"),
        ("- a\n  ```\n  x\n  ```", "bullet_list(list_item(a fence:x))"),
        ("#person #met", "tag:#person tag:#met"),
        ("##Next", "##Next"),
        ("a #b/c-d #1 #2a e#f `#g`", "a tag:#b/c-d #1 tag:#2a e#f code_inline:#g"),
        ("Title\n===\nLess\n---", "h1(Title) h2(Less)"),
        ("# A #\n####### B", "h1(A) ####### B"),
        ("    ## code", "code_block:## code"),
        ("~~a~~ ==b *c*== = d == e", "s(a) mark(b em(c)) = d == e"),
        ("[[a]] ![[b.png|200]] [[c#^d|e]]", "wikilink:a wikilink:b.png wikilink:c#^d"),
        ("https://a.example/b_c, www.d.example", "link(https://a.example/b_c) , link(www.d.example)"),
        ("a[^1]\n\n[^1]: b", "a footnote_ref footnote_block(footnote(b footnote_anchor))"),
        ("{{ x }} {% y %}\n{: #id }\n{.class}", "{{ x }} {% y %} {: tag:#id } {.class}"),
        ("!!! note\n[TOC]\n*[a]: b", "!!! note [TOC] *[a]: b"),
        ("a <unknown> <bc:d> d < e > f <3 <g@h.example>", "a <unknown> link(bc:d) d < e > f <3 link(g@h.example)"),
        ("<unknown>\n\n- a", "<unknown> bullet_list(list_item(a))"),
        ("a <kbd>b</kbd><br>", "a html_inline:<kbd> b html_inline:</kbd> html_inline:<br>"),
        ("<div>\n*a*\n</div>", "html_block:<div>\n*a*\n</div>"),
        ("[a]: b\n\n[a] [c]", "link(a) [c]"),
        ("a \\#b \\[[c]] \\==d==", "a #b [[c]] ==d=="),
    ],
)  # fmt: skip
def test_a_text_is_what_an_editor_shows(text: str, found: str) -> None:
    assert outline(grammar.parse(text)) == found
    assert outline(grammar.parse(text.replace("\n", "\r\n"))) == found


def test_the_end_of_a_line_is_one() -> None:
    assert [one.type for one in grammar.parse("a\nb")[1].children or ()] == ["text", "softbreak", "text"]


@pytest.mark.parametrize(
    ("text", "kind", "fold", "title", "inside"),
    [
        ("> [!note]- Folded\n> a", "note", "-", "Folded", "a"),
        ("> [!TIP]+\n> a\n> b", "tip", "+", "Tip", "a b"),
        ("> [!my kind] A *title*\n> - a", "my kind", "", "A em(title)", "bullet_list(list_item(a))"),
        ("> [!note]", "note", "", "Note", ""),
    ],
)
def test_a_callout(text: str, kind: str, fold: str, title: str, inside: str) -> None:
    tokens = grammar.parse(text)
    assert tokens[0].type == "callout_open"
    assert tokens[0].meta == {"kind": kind, "fold": fold}
    assert outline(tokens) == f"callout(callout_title({title}) {inside}".strip() + ")"


@pytest.mark.parametrize("text", ["[!note] a", "> a\n> [!note] b", "> [note]", "- [!note] a", "> # [!note] a"])
def test_what_is_no_callout(text: str) -> None:
    assert "callout_open" not in {token.type for token in grammar.parse(text)}


@pytest.mark.parametrize(
    ("text", "at"), [("a ^b-1", "paragraph_open"), ("# a ^b-1", "heading_open"), ("- a\n  b ^b-1", "paragraph_open")]
)
def test_a_block_id_is_no_text(text: str, at: str) -> None:
    tokens = grammar.parse(text)
    assert [token.type for token in tokens if token.meta.get("block_id") == "^b-1"] == [at]
    assert "^" not in words(text)


@pytest.mark.parametrize("text", ["a ^b c", "a^b", "a ^b_c", "a `^b`", "```\na ^b\n```"])
def test_what_is_no_block_id(text: str) -> None:
    assert "^b" in words(text)


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("- [ ] a\n- [x] b\n- [X] c\n- [-] d\n- [/] e", [" ", "x", "x", "-", "/"]),
        ("What I promised:\n- [ ] a\n1. [ ] b", [" ", " "]),
        ("> [!todo]-\n> - [ ] a\n>   - [x] b", [" ", "x"]),
        ("- [ ]\n- [ ]a\n- [>] b\n- \\[ ] c\n[ ] d\n- a [ ] e\n- `[ ] f`", []),
    ],
)
def test_a_task_bears_its_sign(text: str, signs: list[str]) -> None:
    tokens = grammar.parse(text)
    assert [token.meta["task"] for token in tokens if "task" in token.meta] == signs
    assert len(body.tasks(SourceText("journal/a.md", text), 0)) == len(signs)


def test_the_words_of_a_text_are_what_a_reader_sees() -> None:
    text = '# A *b* `c`\n[d](e "f") [[g|h]] ![[i.png]]\nl\\* &amp; <b>m</b> #n ==o==\n\n```p\nq\n```\n| r |\n|---|\n'
    assert words(text) == "A b c d h l* & m #n o q r"


@pytest.mark.parametrize("text", ["> " * 70 + "a", "1. " * 70 + "a", "- " * 35 + "> " * 35 + "a", "a" * 100_001])
def test_what_is_too_deep_or_too_long_is_told(text: str) -> None:
    assert not body.read(SourceText("journal/a.md", text), 0).can_be_shown


@pytest.mark.parametrize(
    "text", ["> " * 50 + "a", "1. " * 25 + "a", "[" * 500, "*" * 500 + "a", "[a](" * 300, "a" * 100_000]
)
def test_what_is_neither_is_shown(text: str) -> None:
    assert body.read(SourceText("journal/a.md", text), 0).can_be_shown


PIECES = st.sampled_from(
    [
        "#", "## a\n", "a\n---\n", "- ", "1. ", "[ ] ", "[x] ", "> ", "[!n]- ", "```\n", "~~~ b\n", "`", "``", "    ",
        "[c](d)", "![e](f)", "[[g|h]]", "![[i]]", "[^1]", "[^1]: ", "[j]: k\n", "<l:m>", "<b>", "<div>", "<!--", "-->",
        "%%", "==", "~~", "**", "_", "| n | o |\n", "|---|---|\n", "\\", "&amp;", "^p", "#q", "📅 2026-12-01", "\n",
        "\n\n", "\t", "\r\n", "\r", " ", "\0", "\x0b", "\x85", "\u2028", "\ufeff", "\ud800", "🙂", "www.r.example ",
        "https://s.example ", "{{ t }}",
    ]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


@settings(deadline=None)
@given(TEXTS)
def test_any_text_is_read(text: str) -> None:
    found = body.read(SourceText("journal/a.md", text), 0)
    grammar.parse(found.text)
    words(found.text)
    assert found.can_be_shown


@settings(deadline=None)
@given(TEXTS)
def test_whoever_looks_up_places_finds_what_the_page_shows(text: str) -> None:
    shown, quick = grammar.parse(text), grammar.parse_for_places(text, {})
    assert [(token.type, token.level, token.map) for token in quick] == [
        (token.type, token.level, token.map) for token in shown
    ]
    for one, other in zip(quick, shown, strict=True):
        assert one.meta == other.meta
        assert _pointers(one) == _pointers(other)
    heads = [at for at, token in enumerate(shown) if token.type == "heading_open"]
    for at in heads:
        assert grammar.plain_words(quick[at + 1].children or ()) == grammar.plain_words(shown[at + 1].children or ())


def _pointers(token: Token) -> list[object]:
    return [one.meta["place"] for one in token.children or () if one.meta.get("place") and one.info != "auto"]


HOSTILE = (
    "[", "[a](", "![", "[[", "![[", "](", "[a](b ", "<div>", "<a ", '<a href="', "<a:", "Term\n: means\n\n", "a",
    "QUJD", "www.", "==a ", "==", "#a ", "## a\n", "a\n-\n", "` `` ", "```\n", "    x\n", "<!-- ", "<!-- a -->",
    "%% `a` ", "%% ", "%%a%%", "- %% a %% b\n", "%%\n```\n%%\n```\n", "*a ", "**a", "_a_ ", "~~a", "[^a]",
    "[^a]: b\n\n",
    "[^a]: [^a] `%%a%%`\n", "|a", "|c|d|\n", "|`\\|`", "- [ ] x 📅 2026-01-01\n", "📅 ", "[due:: ", "http://a ",
    "a@b.c ", "@", "&a", "\\[", " ^a", "- a\n", "- ", "1. ", "> ", "> a\n\n", "> [!n] x\n", "[a]: b\n", "a:", "\n",
    "\r", " ", "\t", "\0", "\xa0\n", "{{ a }} ", "`%%a%%` ", "<b title='`'> %%a%% ` ", "[a](b%%c%%d) ",
)  # fmt: skip
"""What a text is made of, again and again."""
MOST = 8.0
"""Times as long for four times as much; what grows with the square takes sixteen."""
FLOOR = 0.05
"""Seconds: what is quicker counts as this much, since a clock says nothing about less."""


def seconds(text: str, enough: float = 0) -> float:
    """Return the processor's time, the best of two, to look a text up and to show it; once is quick `enough`."""
    best = float("inf")
    for _ in range(2):
        began = time.process_time()
        grammar.parse(body.read(SourceText("journal/a.md", text), 0).text)
        best = min(best, time.process_time() - began)
        if best <= enough:
            break
    return best


def times_as_long(piece: str, length: int) -> float:
    """Return how many times as long four times the text takes; a shorter text is only measured where it matters."""
    text = piece * (4 * length // len(piece))
    long = seconds(text, enough=MOST * FLOOR)
    return long / FLOOR if long <= MOST * FLOOR else long / max(seconds(text[:length]), FLOOR)


@pytest.mark.parametrize("piece", HOSTILE)
def test_four_times_the_text_takes_no_sixteen_times_as_long(piece: str) -> None:
    grammar.parse("a www.b.example")  # what is loaded and compiled on first use
    assert times_as_long(piece, 1_000) <= MOST or times_as_long(piece, 2_000) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_text_too(piece: str) -> None:
    assert times_as_long(piece, 10_000) <= MOST or times_as_long(piece, 10_000) <= MOST


@pytest.mark.slow
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_file_as_large_as_may_be_is_looked_up_soon(piece: str) -> None:
    began = time.process_time()
    body.read(SourceText("journal/a.md", piece * (1024 * 1024 // len(piece.encode()))), 0)
    assert time.process_time() - began < 30

"""Comments are never text, code keeps them, and nothing else moves (contract §1)."""

from collections.abc import Iterable, Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it.token import Token

from generator.files.source import SourceText
from generator.model import body, grammar
from generator.model.comments import GAP


def read(text: str) -> body.Body:
    return body.read(SourceText("journal/contacts/ada.md", text), 0)


def words(text: str) -> str:
    """Return what is left of a text, in words."""
    return " ".join(read(text).text.split())


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a <!-- b --> c", "a c"),
        ("a %% b %% c", "a c"),
        ("a %%b%%%%c%% d <!----> e <!-- --> f", "a d e f"),
        ("a\n%%\nb\n\nc\n%%\nd", "a d"),
        ("a <!--\n## b\n- [ ] c\n--> d", "a d"),
        ("- a %% b\n- c %% d", "- a d"),
        ("a <!-- %% --> b", "a b"),
        ("a %% <!-- %% b --> c", "a b --> c"),
        ("%% a %% b\n<!-- c --> d", "b d"),
        ("a 100%% sure\n\n50% b %% c", "a 100 c"),
        ("# a %% b %%\n> c %% d %%\n- [ ] e %% f %%\n\n[^1]: %% g %% h", "# a > c - [ ] e [^1]: h"),
        ("| a %% b %% | c |\n|---|---|\n| <!-- d --> | e |", "| a | c | |---|---| | | e |"),
        ("<div>%% a %%</div>\n\n<b title='%% c %%'>d</b>", "<div> </div> <b title=' '>d</b>"),
        ("%%\n```\na\n```\n%%\nb", "b"),
        ("%%\n```\n%% a %%\n```\n%%\nb", "b"),
    ],
)
def test_a_comment_is_no_text(text: str, left: str) -> None:
    assert words(text) == left
    assert read(text).unclosed == ()


@pytest.mark.parametrize(
    "text",
    [
        "`<!-- a -->` b", "``%% ` %%``", "a\n`%% b\nc %%` d", "# `%% a %%`", "| `%% a %%` | b |\n|---|---|",
        "```\n%% a %%\n```", "``` %% a %%\nb", "~~~~\n~~~\n<!-- a -->\n~~~~", "```\n%% a %% to the end",
        "    <!-- a -->", "\t%% a %%", "a\n\n    %% b\n    c %%", "- a\n\n      %% b %%", "> ```\n> %% a %%\n> ```",
        "1. a\n   ~~~\n   %% b %%\n   ~~~", "- - ```\n    <!-- a -->", "\\%% a \\%%", "\\<!-- a -->", "100 % a % b",
        "a -->",
    ],
)  # fmt: skip
def test_code_keeps_both_kinds(text: str) -> None:
    assert read(text).text == text
    assert read(text).unclosed == ()


@pytest.mark.parametrize(
    "text",
    [
        "- ` a %% b %%\n- c `", "| ` a %% b %% | c ` |\n|---|---|", "> [!note] `\n> %% b %% `", "# ` %% b %%\nc `",
        "a ` %% b %%\n```\n`\n```", "a ` %% b %%\n\n` c", "a ` %% b %%\n- c `", "> a ` %% b %%\n\nc `",
        "<b title='`'> %% b %% `</b>", "[a](`) %% b %% `", "<http://`> %% b %% `", "[[`]] %% b %% `", "\\`%% b %%`",
        "`\\`%% b %%`", "a ``` %% b %%\n```\nc\n```", "<div>`%% b %%`</div>", "a ` %% b %% `` c",
        "<b>%% a %%\n~~~\n%% b %%", "1. a\n\n    %% b %%",
    ],
)  # fmt: skip
def test_what_only_looks_like_code_hides_no_less(text: str) -> None:
    assert "b %%" not in read(text).text


@pytest.mark.parametrize(
    ("text", "unclosed"),
    [
        ("a <!-- b", ["<!--"]),
        ("a %% b\n\n- [ ] c", ["%%"]),
        ("a %% b %% c %% d\n\n- [ ] c", ["%%"]),
        ("a <!-- b %% c", ["<!--", "%%"]),
        ("a <!-- b <!-- c %% d <!-- e", ["<!--", "%%"]),
        ("a <!-- b %% c %% d", ["<!--"]),
        ("`%%` a %% b", ["%%"]),
        ("%%", ["%%"]),
    ],
)
def test_an_open_comment_hides_nothing_and_is_told(text: str, unclosed: list[str]) -> None:
    file = SourceText("journal/contacts/ada.md", f"---\n---\n{text}")
    found = body.read(file, 8)
    assert [file.slice(place) for place in found.unclosed] == unclosed
    assert found.text.endswith(text[-2:])
    assert [task.text for task in found.tasks] == (["c"] if "[ ]" in text else [])


@pytest.mark.parametrize(
    "text",
    [
        "%% a secret %% [[b]]", "<!-- a --> [[b]]", "- %% a secret %% [[b]]", "> %% a %% [[b]]", "1. %% a %% [[b]]",
        "%% a\nsecret %% [[b]]", "# c %% a\nsecret %% [[b]]", "c\n%% a %% [[b]]", "[^1]: %% a %% [[b]]\n\nc[^1]",
        "- c\n\n  %% a\n\n  secret %% [[b]]", "%% a %% %% secret %% [[b]]", "   <!-- a -->   [[b]]",
    ],
)  # fmt: skip
def test_what_stands_behind_a_comment_is_text(text: str) -> None:
    """Blanks in the place of the comment would make indented code of it."""
    found = read(text)
    assert [link.target for link in found.wikilinks] == ["b"]
    assert text[found.wikilinks[0].span.start : found.wikilinks[0].span.end] == "[[b]]"
    tokens = grammar.parse(found.text)
    assert "code_block" not in {token.type for token in tokens}
    assert GAP not in "".join(token.content for token in tokens)


@pytest.mark.parametrize(
    "text", ["%% a %%", "%% a %% %% b %%", "- %% a %%", "c\n\n  <!-- a --> <!-- b -->  \n\nd", ">%% a\nb %%"]
)
def test_a_line_of_nothing_but_comments_is_empty(text: str) -> None:
    assert GAP not in read(text).text
    assert [token.content for token in grammar.parse(read(text).text) if token.type == "inline"] in ([], ["c", "d"])


@pytest.mark.parametrize("text", ["%% a %% ## b", "%% a %% - [ ] b", "<!-- a --> > b", "%% a %% ```\nb"])
def test_behind_a_comment_nothing_begins_but_a_paragraph(text: str) -> None:
    assert {token.type for token in grammar.parse(read(text).text)} == {"paragraph_open", "inline", "paragraph_close"}


NOISE = st.sampled_from(
    [
        "a", " ", "\n", "\n\n", "\r\n", "\r", "- ", "1. ", "> ", "# ", "> [!note]- ", "- [ ] ", "|", "|---|---|\n",
        "[", "](b)", "[[c]]", "[^1]", "[^1]: ", "[d]: e\n", "==", "*", "_", "<b>", "<div>\n", "</div>", "&amp;", "🙂",
        "\xa0", "\u2028", "\0",
    ]
)  # fmt: skip
COMMENTS = st.sampled_from(
    ["%%SECRET%%", "%% SECRET\nSECRET %%", "<!-- SECRET -->", "<!--\n\nSECRET\n\n-->", "<!--SECRET%%-->"]
)
SIGNS_OF_CODE = st.sampled_from(
    [
        "`",
        "``",
        "```\n",
        "\n```\n",
        "\n~~~\n",
        "    ",
        "\t",
        "[f](`)",
        "<b title='`'>",
        "[[`]]",
        "\n- `",
        "| ` |",
        "<http://`>",
    ]
)
ONE_LINE = st.sampled_from(["%%SECRET%%", "<!-- SECRET -->"])


@settings(deadline=None)
@given(st.lists(NOISE | COMMENTS, max_size=30).map("".join))
def test_of_a_comment_no_word_is_left(text: str) -> None:
    assert "SECRET" not in read(text).text


def shown(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type in ("fence", "code_block", "code_inline"):
            continue
        yield str(token.meta.get("label", ""))
        yield from shown(token.children) if token.children else (token.content,)


@settings(deadline=None)
@given(st.lists(NOISE | SIGNS_OF_CODE | ONE_LINE, max_size=30).map("".join))
def test_outside_of_code_no_word_of_a_comment_is_shown(text: str) -> None:
    assert "SECRET" not in "".join(shown(grammar.parse(read(text).text)))


@settings(deadline=None)
@given(st.lists(NOISE | SIGNS_OF_CODE | COMMENTS | st.sampled_from(["<!--", "-->", "%%", "%", "\\"])).map("".join))
def test_hiding_moves_nothing(text: str) -> None:
    found = read(text)
    assert len(found.text) == len(text)
    assert all(now in (was, " ", GAP) for was, now in zip(text, found.text, strict=True))
    assert [at for at, one in enumerate(found.text) if one in "\r\n"] == [
        at for at, one in enumerate(text) if one in "\r\n"
    ]
    assert {text[place.start : place.end] for place in found.unclosed} <= {"%%", "<!--"}


def test_a_text_without_comments_is_the_same_text() -> None:
    text = "a `<!-- b -->`\n"
    assert body.without_comments(text) is text

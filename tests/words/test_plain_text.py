"""The owner's Markdown as words that can be said or sent."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.words import plain_text
from generator.words.plain_text import line, one_line, paragraphs, sentences


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("*one* and **two**, _three_ and ~~four~~", "one and two, three and four"),
        ("2 * 3 * 4 and snake_case_word", "2 * 3 * 4 and snake_case_word"),
        ("[[ana-silva|Ana]] met [[Ben]]", "Ana met Ben"),
        ("[a page](https://example.org/a) and [b](b.md)", "a page (https://example.org/a) and b"),
        ("![picture](x.png)gone ![[y.png]]", "gone"),
        ("## A heading", "A heading"),
        ("> quoted\n> on", "quoted on"),
        ("- [ ] a task", "a task"),
        ("two\r\n\tlines\u2028three", "two lines three"),
        ("\u202eabc\u2066 \x1b[31mred\x00", "abc [31mred"),
        ("<!-- kept in a line -->", "<!-- kept in a line -->"),
        ("", ""),
    ],
)
def test_marks_are_read_and_dropped(text: str, said: str) -> None:
    assert line(text) == said


def test_names_and_addresses_keep_every_sign() -> None:
    assert one_line(" https://example.org/_a_/**b** ") == "https://example.org/_a_/**b**"


def test_paragraphs_are_unwrapped_and_items_stand_alone() -> None:
    text = "One\nline.\n\n\n<!-- no -->\n- first\n  goes on\n- second\n\n![x](y)\n\nLast.\n"
    assert paragraphs(text) == ("One line.", "first goes on", "second", "Last.")
    assert paragraphs(text, "- ") == ("One line.", "- first goes on", "- second", "Last.")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ('He said "No." Then he left.', ['He said "No."', "Then he left."]),
        ("Dr. Doe came at 5.30 p.m. on Monday. She stayed.", ["Dr. Doe came at 5.30 p.m. on Monday.", "She stayed."]),
        ("Wait … and see. È vero.", ["Wait … and see.", "È vero."]),
        ("一。二！", ["一。", "二！"]),
    ],
)
def test_sentences(text: str, said: list[str]) -> None:
    assert list(sentences(text)) == said


PIECES = ["*", "_a", "[", "[[", "![](", "- [ ] ", "> ", '"', ". A", "\n\n", "<!--", "`", "](x", "**a", "1. "]


@pytest.mark.parametrize("piece", PIECES)
def test_no_text_is_slow(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    began = process_time()
    line(text)
    list(sentences(text))
    assert process_time() - began < 4


@given(st.text(alphabet="ab 1.)#>-+*_~=[]()!|\\xX\u200d\u200b\t\n\u00a0é\u2028", max_size=12))
def test_a_text_that_is_left_alone_holds_no_mark(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plain_text, "MAY_BE_MARKED", re.compile(""))
        wanted = line(text)
    assert line(text) == wanted

"""One line of a feed: escaped so that it stays one, folded so that every reader takes it."""

import sys
import unicodedata

import pytest

from generator.io.exporters.content_lines import escaped, written


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a;b,c\\d", "a\\;b\\,c\\\\d"), ("a\r\nb\nc\rd", "a\\nb\\nc\\nd"), ("a\x85b\u2028c", "a\\nb\\nc"),
        ("a\x00\x1b[31mb", "a[31mb"), ("\\n", "\\\\n"),
    ],
)  # fmt: skip
def test_a_text_stays_within_its_line(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize("letter", ["x", "é", "日", "🙂"])
@pytest.mark.parametrize("many", [1, 18, 19, 24, 25, 37, 74, 75, 76, 149, 150, 400])
def test_a_long_line_is_folded_between_letters_and_unfolds_to_itself(letter: str, many: int) -> None:
    data = written([letter * many])
    parts = data.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(part) <= 75 for part in parts)
    assert "".join([parts[0].decode(), *(part.decode().removeprefix(" ") for part in parts[1:])]) == letter * many
    assert len(parts) <= len(letter.encode()) * many // 70 + 1


def test_what_can_be_printed_ends_no_line() -> None:
    everything = "".join(letter for letter in map(chr, range(sys.maxunicode + 1)) if letter.isprintable())
    assert escaped(everything).translate({ord("\\"): None}) == everything.replace("\\", "")
    assert all(escaped(f"{letter} ") == escaped(f"{letter}\n").replace("\\n", " ") for letter in everything[::17])


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0)])
def test_no_control_is_left_but_a_tab(code: int) -> None:
    text = escaped(f"Zoe{chr(code)}31m")
    assert [one for one in text if unicodedata.category(one) == "Cc"] == (["\t"] if code == 9 else [])
    assert text.startswith("Zoe")

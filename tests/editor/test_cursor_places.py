import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.editor.conversion import EditorPosition, offset_of, place_of
from generator.files.source import SourceText

TEXT = SourceText("a.md", "a🦀b\r\né[[x]]\rc")


@pytest.mark.parametrize(
    ("encoding", "behind_the_crab", "behind_the_e"), [("utf-8", 5, 2), ("utf-16", 3, 1), ("utf-32", 2, 1)]
)
def test_a_place_counts_the_units_that_were_agreed_on(encoding: str, behind_the_crab: int, behind_the_e: int) -> None:
    assert place_of(TEXT, TEXT.text.index("b"), encoding) == EditorPosition(0, behind_the_crab)
    assert place_of(TEXT, TEXT.text.index("[["), encoding) == EditorPosition(1, behind_the_e)
    assert offset_of(TEXT, EditorPosition(0, behind_the_crab), encoding) == TEXT.text.index("b")


def test_a_place_behind_a_line_or_the_text_is_its_end() -> None:
    assert offset_of(TEXT, EditorPosition(0, 99)) == TEXT.text.index("\r\n")
    assert offset_of(TEXT, EditorPosition(99, 0)) == len(TEXT.text)


@given(st.text(st.sampled_from("a🦀é\n\r\u2028[")), st.data(), st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_every_place_leads_back_to_its_offset(text: str, data: st.DataObject, encoding: str) -> None:
    source = SourceText("a.md", text)
    offset = data.draw(st.integers(0, len(text)))
    if text[offset - 1 : offset + 1] == "\r\n":
        offset -= 1  # between these two no editor puts a cursor
    assert offset_of(source, place_of(source, offset, encoding), encoding) == offset

"""A text is quoted where YAML needs it, and a wrong or cut one is put right."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.edit.fields import correct, quote_cut
from generator.edit.quoting import quoted, quoted_key
from generator.files.lock import CannotEdit
from generator.files.source import SourceText, Span
from generator.files.yaml_nodes import compose
from generator.model.decode import plain

NASTY = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
    st.text(st.sampled_from("a -?:,[]{}#&*!|>'\"%@`~\n\t\\.=<0"), max_size=8),
)


@given(NASTY)
def test_a_quoted_text_reads_as_itself(text: str) -> None:
    def read_back(yaml: str) -> object:
        root = compose(yaml)
        assert root is not None
        return plain(root)

    block, flow = quoted(text), quoted(text, flow=True)
    assert "\n" not in block
    assert read_back(f"k: {block}  # why\n") == {"k": text}
    assert read_back(f"- {block}\n- x\n") == [text, "x"]
    assert read_back(f"[{flow}, {{k: {flow}}}]") == [text, {"k": text}]
    if len(text) < 100:
        assert read_back(f"{quoted_key(text)}: x") == {text: "x"}
        assert read_back(f"{{{quoted_key(text, flow=True)}: x}}") == {text: "x"}


@pytest.mark.parametrize(
    "text", ["Ana", "王小明", "a, b", "Dory & Plumb", "NO", "030", "2026-11-22 15:00", "it's", "x:y", "¿Qué?"]
)
def test_what_needs_no_quotes_has_none(text: str) -> None:
    assert quoted(text) == text


def test_half_a_character_is_refused() -> None:
    with pytest.raises(ValueError, match="half a character"):
        quoted("\ud800")


FRONT = """---
kind: 'catchup'
thanks: [emial 2026-11-22]
plece: Bar
title: Update #2
link: #5
---
"""
FIX = SourceText("journal/meetings/x.md", FRONT)


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("'catchup'", "catch-up", "kind: 'catch-up'"),
        ("emial", "email", "thanks: [email 2026-11-22]"),
        ("plece", "place", "place: Bar"),
    ],
)
def test_a_word_is_corrected(old: str, new: str, line: str) -> None:
    at = FIX.text.index(old)
    before = FIX.text.splitlines()
    after = correct(FIX, Span(at, at + len(old)), new).splitlines()
    assert [now for was, now in zip(before, after, strict=True) if was != now] == [line]


@pytest.mark.parametrize(("cut", "line"), [("Update #2", 'title: "Update #2"'), ("5", 'link: "#5"')])
def test_a_cut_value_gets_quotes(cut: str, line: str) -> None:
    at = FIX.text.index(cut)
    assert line in quote_cut(FIX, Span(at, at + len(cut))).splitlines()


def test_a_correction_that_changes_more_is_refused() -> None:
    at = FIX.text.index("emial")
    with pytest.raises(CannotEdit, match="only a person"):
        correct(FIX, Span(at, at + 5), "a, b")

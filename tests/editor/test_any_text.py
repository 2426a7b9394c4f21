"""Whatever stands in a file while it is typed, every question gets an answer and none a traceback."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.edit.change import CannotWrite
from generator.editor.actions import actions
from generator.editor.completion import completion
from generator.editor.conversion import offset_of, place_of
from generator.editor.hover import hover
from generator.editor.navigation import definition, references, symbols
from generator.editor.renames import renamable, renames
from generator.editor.workspace import with_text, workspace_of
from generator.files.lock import CannotEdit
from generator.files.source import Span
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.check import check

WORKSPACE = workspace_of(Day(Journal(), date(2026, 11, 22), Settings()))
for path, text in {
    "journal/contacts/ana.md": "---\nname: Ana\noutreach: [2026-11-01 email]\n---\nsee [[ben]]\n",
    "journal/contacts/ben.md": "---\nname: Ben\nintroduced_by: ana\n---\n",
    "journal/events/fair.md": "---\nname: Fair\ndate: 2026-11-01\nmet: [Chi]\n---\n",
}.items():
    WORKSPACE = with_text(WORKSPACE, path, text)
LINES = (
    *(
        "---",
        "date: 2026-11-20",
        "with: [ana, 'ben",
        "with: ana",
        "thanks:",
        "by: card",
        "waived:\n  news/ana: no",
        "event: fair",
    ),
    *("introductions:\n  - Chi", "introductions: {name: [[ana]]}", "follow_ups:\n  - do: x\n    to: ben", "name: Ana"),
    *("## Notes", "- [ ] do it 📅 2026-12-01", "<<<<<<< a", "=======", ">>>>>>> b", "", "personal:\n  a: b"),
)
PARTS = (
    *(
        "---\r\n",
        "  - ",
        "- ",
        "on: 20",
        "\r",
        "[[",
        "[[ana",
        "]]",
        "|",
        "### ",
        "🦀",
        "\u2028",
        "\x85",
        "&a ",
        "*a",
        "a",
    ),
    *("[x](../contacts/ana.md)", "personal:\n  ", "!!python ", "{", "}", "[", ":", "company: ", " "),
)
PIECES = st.sampled_from([*(f"{line}\n" for line in LINES), *PARTS])
PATHS = st.sampled_from(
    ["journal/meetings/2026-11-20-ana.md", "journal/contacts/new.md", "journal/contacts/ana.md", "journal/updates/n.md",
     "journal/profile.md", "journal/questions.md", "journal/page.md", "journal/events/e.md"]
)  # fmt: skip


def ask_everything(path: str, text: str, at: float) -> None:
    workspace = with_text(WORKSPACE, path, text)
    content = workspace.content(path)
    assert content is not None
    source = content.source
    offset = int(at * len(source.text))
    offset = offset_of(source, place_of(source, offset))
    found = completion(workspace, content, offset)
    if found is not None:
        assert 0 <= found.span.start <= found.span.end <= offset
    hover(workspace, content, offset)
    definition(workspace, content, offset)
    list(references(workspace, content, offset, own=True))
    symbols(content)
    wrong = [d for d in check(workspace.day) if d.source is source]
    for action in actions(workspace, content, Span(offset, offset), wrong):
        for edit in action.edits:
            for piece in edit.pieces:
                assert 0 <= piece.span.start <= piece.span.end <= len(edit.source.text)
    if renamable(workspace, content, offset) is not None:
        with suppress(CannotWrite, CannotEdit):
            renames(workspace, content, offset, "Zoe Zander")


@settings(max_examples=150, deadline=None)
@given(PATHS, st.lists(PIECES, max_size=14).map("".join), st.floats(0, 1))
def test_every_question_is_answered(path: str, text: str, at: float) -> None:
    ask_everything(path, f"---\n{text}", at)


@pytest.mark.slow
@settings(max_examples=5000, deadline=None)
@given(PATHS, st.lists(PIECES, max_size=30).map("".join), st.floats(0, 1))
def test_every_question_is_answered_at_length(path: str, text: str, at: float) -> None:
    ask_everything(path, text, at)

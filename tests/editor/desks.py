"""A desk from a small journal, and a place in one of its files."""

from datetime import date
from pathlib import Path

from generator.editor.workspace import Desk, laid_out, with_text
from generator.model.day import Day
from generator.model.loader import Content, load
from generator.model.settings import Settings

TODAY = date(2026, 11, 22)


def desk_of(root: Path, today: date = TODAY) -> Desk:
    return laid_out(Day(load(root / "journal"), today, Settings()))


def at(desk: Desk, path: str, before: str) -> tuple[Desk, Content, int]:
    """Return a file and the offset behind the first `before` in it."""
    content = desk.content(path)
    assert content is not None, path
    return desk, content, content.source.text.index(before) + len(before)


def typed(desk: Desk, path: str, text: str) -> tuple[Desk, Content, int]:
    """Return the desk with a file saying `text`, in which `|` is the cursor."""
    made = with_text(desk, path, text.replace("|", "", 1))
    content = made.content(path)
    assert content is not None
    return made, content, text.index("|")

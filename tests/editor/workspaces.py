"""A workspace from a small journal, and a place in one of its files."""

from datetime import date
from pathlib import Path

from generator.editor.workspace import Workspace, with_text, workspace_of
from generator.model.day import Day
from generator.model.loader import Content, load
from generator.model.settings import Settings

TODAY = date(2026, 11, 22)


def desk_of(root: Path, today: date = TODAY) -> Workspace:
    return workspace_of(Day(load(root / "journal"), today, Settings()))


def at(workspace: Workspace, path: str, before: str) -> tuple[Workspace, Content, int]:
    """Return a file and the offset behind the first `before` in it."""
    content = workspace.content(path)
    assert content is not None, path
    return workspace, content, content.source.text.index(before) + len(before)


def typed(workspace: Workspace, path: str, text: str) -> tuple[Workspace, Content, int]:
    """Return the workspace with a file saying `text`, in which `|` is the cursor."""
    made = with_text(workspace, path, text.replace("|", "", 1))
    content = made.content(path)
    assert content is not None
    return made, content, text.index("|")

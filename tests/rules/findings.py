"""What one rule finds in a small journal: each finding as its file, line, column and the text at its place."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

from generator.model.day import Day
from generator.model.loader import load
from generator.model.settings import Settings
from generator.rules.check import check

TODAY = date(2026, 11, 22)


class Finding(NamedTuple):
    """Where a rule finds something, and what stands there."""

    path: str
    line: int
    text: str


def found(root: Path, rule: str, files: Mapping[str, str]) -> list[Finding]:
    """Write `files`, named relative to journal/, into `root`, and return what `rule` finds in them."""
    for name, text in files.items():
        path = root / "journal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dedent(text).removeprefix("\n").encode())
    diagnostics = check(Day(load(root / "journal"), TODAY, Settings()))
    return [
        Finding(said.path.removeprefix("journal/"), said.start.line, said.source.slice(said.span))
        for said in diagnostics
        if said.rule == rule
    ]


def person(name: str, *fields: str) -> str:
    """Return a contact's file."""
    return "\n".join(["---", f"name: {name}", *fields, "---", ""])

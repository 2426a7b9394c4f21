"""A journal of a few files in a folder of its own, and the command to run on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import Any

import yaml
from click.testing import CliRunner, Result

from generator.cli import main
from generator.model.journal import Journal
from generator.model.loader import load

TODAY = "2026-11-22"


@dataclass(frozen=True)
class SmallJournal:
    root: Path

    def run(self, *args: str) -> Result:
        """Run `journal` in this folder on a fixed day; our own bugs come up as they are."""
        given = ["-C", str(self.root), "--today", TODAY, *args]
        return CliRunner().invoke(main, given, prog_name="journal", catch_exceptions=False)

    def load(self) -> Journal:
        return load(self.root / "journal")


def write_journal(
    root: Path, files: Mapping[str, str | bytes], options: Mapping[str, Any] | None = None
) -> SmallJournal:
    """Write `files`, named relative to journal/, and a mkdocs.yml with the plugin's `options`.

    A text is dedented and loses the line end it begins with; bytes are written as they are.
    """
    plugins = ["search", {"journal": dict(options or {})}]
    config = {"site_name": "Small", "docs_dir": "journal", "plugins": plugins}
    (root / "journal").mkdir(parents=True)
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    for name, text in files.items():
        path = root / "journal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).removeprefix("\n").encode())
    return SmallJournal(root)

"""The sample journal, and the command run on it on the day at which it is frozen."""

import shutil
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main

ROOT = Path(__file__).parents[2]


def run(*args: str, columns: int = 80) -> Result:
    """Run `journal` on the sample as if the terminal had so many columns."""
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(
        main, ["-C", str(ROOT), *args], prog_name="journal", catch_exceptions=False
    )


def copied(folder: Path) -> Path:
    """Return a copy of the sample in a folder of its own."""
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "journal", folder / "journal")
    return folder

"""The command run on the sample journal, on the day at which it is frozen."""

from datetime import date
from pathlib import Path

from click.testing import CliRunner, Result

from generator.cli import main

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 19)


def run(*args: str, columns: int = 80) -> Result:
    """Run `journal` on the sample as if the terminal had so many columns."""
    return CliRunner(env={"COLUMNS": str(columns)}).invoke(
        main, ["-C", str(ROOT), *args], prog_name="journal", catch_exceptions=False
    )

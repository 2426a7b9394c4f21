"""The sample journal in a folder of its own, where a test may build and change it."""

import shutil
from pathlib import Path

ROOT = Path(__file__).parents[1]


def copy_to(folder: Path) -> Path:
    """Copy the sample's mkdocs.yml and records, and nothing that was made of them."""
    shutil.copytree(ROOT / "journal", folder / "journal")
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder

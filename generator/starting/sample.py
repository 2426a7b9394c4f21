"""The sample people: in the wheel beside this file, in a checkout the folder `journal/` at its top."""

from collections.abc import Iterator
from pathlib import Path

SAMPLE_DAY = "2026-11-19"
"""The day at which the sample is frozen; a test compares it with mkdocs.yml."""
_IN_THE_WHEEL = Path(__file__).with_name("sample")
_IN_A_CHECKOUT = Path(__file__).parents[2] / "journal"


def sample_files() -> Iterator[tuple[str, bytes]]:
    """Yield each file of the sample: its path relative to docs_dir, with `/`, and its bytes."""
    folder = _IN_THE_WHEEL if _IN_THE_WHEEL.is_dir() else _IN_A_CHECKOUT
    for path in sorted(folder.rglob("*")):
        address = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in address.parts):
            yield address.as_posix(), path.read_bytes()

"""The journal into which every sample is imported, and the samples with what is expected of them."""

import shutil
from pathlib import Path

from small_journal import SmallJournal, write_journal

SAMPLES = Path(__file__).parents[2] / "samples" / "importers"
MAPS = {
    "xlsx/mapped-by-hand.xlsx": (
        "Company=Where they work", "personal.colour=Colour", "keep_in_touch=Every", "nothing=Secret",
    ),
}  # fmt: skip
"""What is said on the command line beside the file."""
WORLD = {
    "profile.md": """
        ---
        name: Dot Marsh
        email: dot@example.com
        phone: +49 30 123456
        time_zone: Europe/Berlin
        targets: [tidewater]
        ---
        """,
    "companies/tidewater.md": "---\nname: Tidewater Museum\n---\n",
    "contacts/ana-silva.md": """
        ---
        name: Ana Silva  # from the ferry
        company: Bank of Sand
        role: Teller
        email: ana@example.com
        linkedin: https://www.linkedin.com/in/ana-silva
        ---

        Knows boats.
        """,
    "contacts/ben-okafor.md": "---\nname: Ben Okafor\ncompany: Tide Pool\n---\n",
    "contacts/chi-lam.md": "---\nname: Chi Lam\nphone: 030 555777\nbond: the sea\n---\n",
    "contacts/kim-berg.md": "---\nname: Kim Berg\ncompany: Harbour Office\nemail: office@example.com\n---\n",
    "contacts/lea-dahl.md": "---\nname: Lea Dahl\ncompany: Harbour Office\nemail: office@example.com\n---\n",
    "meetings/2026-12-01-ana-silva.md": """
        ---
        date: 2026-12-01 09:00
        with: chi-lam
        asked_by: them
        ---
        """,
}


def samples() -> list[str]:
    """Return every sample by its path below SAMPLES."""
    found = (path for path in SAMPLES.glob("*/*") if path.suffix != ".md")
    return sorted(path.relative_to(SAMPLES).as_posix() for path in found)


def expectation(sample: str) -> Path:
    """Return the file beside a sample that holds its review, or the line that says why there is none."""
    return (SAMPLES / sample).with_suffix(".md")


def world(folder: Path) -> SmallJournal:
    """Write the journal of the samples."""
    shutil.rmtree(folder, ignore_errors=True)
    return write_journal(folder, WORLD)


def words(sample: str) -> list[str]:
    """Return the words of the command that imports a sample."""
    maps = [word for pair in MAPS.get(sample, ()) for word in ("--map", pair)]
    return ["import", sample.split("/")[0], str(SAMPLES / sample), *maps]


def tick_all(review: Path) -> None:
    """Tick every heading of a review."""
    review.write_bytes(review.read_bytes().replace(b"\n## [ ]", b"\n## [x]"))

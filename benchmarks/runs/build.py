"""`journal build`: from nothing, on one core, after one edit, and with nothing changed."""

import shutil
from pathlib import Path

from benchmarks import edits, programs
from benchmarks.processes import Command, run
from benchmarks.runs.run import Run
from benchmarks.workshop import Workshop

COLD = "journal build, cold"
ONE_CORE = "journal build, cold, one core"
EDITED = "journal build, after one edit"
UNCHANGED = "journal build, nothing changed"


def command() -> Command:
    """Return the command that is measured."""
    return (programs.beside_python("journal"), "build")


def from_nothing(folder: Path) -> None:
    """Remove what earlier builds left."""
    for kept in (".journal", "site"):
        shutil.rmtree(folder / kept, ignore_errors=True)


def _cold(workshop: Workshop, cores: int | None = None) -> list[list[float]]:
    folder = workshop.copy("built")
    from_nothing(folder)
    return [[run(command(), folder, cores=cores).seconds]]


def _one_core(workshop: Workshop) -> list[list[float]]:
    return _cold(workshop, cores=1)


def _unchanged(workshop: Workshop) -> list[list[float]]:
    return [[run(command(), _built(workshop)).seconds]]


def _edited(workshop: Workshop) -> list[list[float]]:
    folder = _built(workshop)
    edits.note(folder / "journal" / "meetings" / f"{workshop.meeting}.md", workshop.next_word())
    return [[run(command(), folder).seconds]]


def _built(workshop: Workshop) -> Path:
    folder = workshop.copy("built")
    if not (folder / "site").exists():
        run(command(), folder)
    return folder


RUNS = (
    Run(gives=(COLD,), measure=_cold),
    Run(gives=(UNCHANGED,), measure=_unchanged),
    Run(gives=(EDITED,), measure=_edited),
    Run(gives=(ONE_CORE,), measure=_one_core),
)

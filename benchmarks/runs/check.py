"""`journal check` beside reading all files; both are whole processes, start-up included."""

import shutil
import sys
from pathlib import Path

from benchmarks import programs, read_all
from benchmarks.processes import run
from benchmarks.runs.run import Run
from benchmarks.workshop import Workshop

COLD = "journal check, cold"
UNCHANGED = "journal check, nothing changed"
READING = "reading all files"
READING_ALONE = "reading all files, without start-up"


def _cold(workshop: Workshop) -> list[list[float]]:
    folder = workshop.copy("checked")
    shutil.rmtree(folder / ".journal", ignore_errors=True)
    return [[_check(folder)]]


def _unchanged(workshop: Workshop) -> list[list[float]]:
    folder = workshop.copy("checked")
    if not workshop.is_ready(UNCHANGED):
        _check(folder)
    return [[_check(folder)]]


def _check(folder: Path) -> float:
    return run([programs.beside_python("journal"), "check"], folder).seconds


def _reading(workshop: Workshop) -> list[list[float]]:
    done = run([sys.executable, read_all.__file__, "journal"], workshop.copy("checked"))
    return [[done.seconds], [float(done.output)]]


RUNS = (
    Run(gives=(READING, READING_ALONE), measure=_reading),
    Run(gives=(COLD,), measure=_cold),
    Run(gives=(UNCHANGED,), measure=_unchanged),
)

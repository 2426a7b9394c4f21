"""Short commands beside the import of the library that they are made with."""

import sys
from functools import partial

from benchmarks import programs
from benchmarks.processes import run
from benchmarks.runs.run import Run
from benchmarks.workshop import Workshop

TODO = "journal todo"
CHECK = "journal check"
SHOW = "journal show, a person"
HELP = "journal --help"
IMPORT = 'python -c "import click"'


def _journal(words: tuple[str, ...], workshop: Workshop) -> list[list[float]]:
    return [[run([programs.beside_python("journal"), *words], workshop.copy("asked")).busy]]


def _show(workshop: Workshop) -> list[list[float]]:
    return _journal(("show", workshop.person), workshop)


def _import(workshop: Workshop) -> list[list[float]]:
    return [[run([sys.executable, "-c", "import click"], workshop.copy("asked")).busy]]


RUNS = (
    Run(gives=(IMPORT,), measure=_import, often=5),
    Run(gives=(HELP,), measure=partial(_journal, ("--help",)), often=5),
    Run(gives=(TODO,), measure=partial(_journal, ("todo",)), often=3),
    Run(gives=(CHECK,), measure=partial(_journal, ("check",)), often=3),
    Run(gives=(SHOW,), measure=_show, often=3),
)

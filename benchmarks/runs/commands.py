"""Short commands beside the import of the library that they are made with."""

import sys

from benchmarks import programs
from benchmarks.processes import run
from benchmarks.runs.run import Run
from benchmarks.workshop import Workshop

TODO = "journal todo, nothing changed"
HELP = "journal --help"
IMPORT = 'python -c "import click"'


def _todo(workshop: Workshop) -> list[list[float]]:
    folder = workshop.copy("asked")
    command = (programs.beside_python("journal"), "todo")
    if not workshop.is_ready(TODO):
        run(command, folder)
    return [[run(command, folder).seconds]]


def _help(workshop: Workshop) -> list[list[float]]:
    return [[run([programs.beside_python("journal"), "--help"], workshop.copy("asked")).seconds]]


def _import(workshop: Workshop) -> list[list[float]]:
    return [[run([sys.executable, "-c", "import click"], workshop.copy("asked")).seconds]]


RUNS = (
    Run(gives=(IMPORT,), measure=_import, often=5),
    Run(gives=(HELP,), measure=_help, often=5),
    Run(gives=(TODO,), measure=_todo, often=5),
)

"""Plain MkDocs, with our theme, over the pages that 0.1.0 wrote as Markdown."""

import shutil

from benchmarks import programs
from benchmarks.processes import Command, run
from benchmarks.runs.run import Run
from benchmarks.workshop import Workshop

MKDOCS = "plain mkdocs build"


def mkdocs_command() -> Command:
    """Return how plain MkDocs is run."""
    return (programs.beside_python("mkdocs"), "build", "--quiet")


def _mkdocs(workshop: Workshop) -> list[list[float]]:
    shutil.rmtree(workshop.plain / "site", ignore_errors=True)
    return [[run(mkdocs_command(), workshop.plain).busy]]


RUNS = (Run(gives=(MKDOCS,), measure=_mkdocs),)

"""Full builds of the very same pages by others: plain MkDocs with our theme, Zensical, and Hugo with a bare one."""

import shutil
from pathlib import Path

from benchmarks import programs
from benchmarks.processes import Command, run
from benchmarks.runs.run import Run
from benchmarks.workshop import Workshop

MKDOCS = "plain mkdocs build"
MKDOCS_ONE_CORE = "plain mkdocs build, one core"
HUGO = "hugo, full build"
ZENSICAL = "zensical build"


def mkdocs_command() -> Command:
    """Return how plain MkDocs is run."""
    return (programs.beside_python("mkdocs"), "build", "--quiet")


def _mkdocs(workshop: Workshop, cores: int | None = None) -> list[list[float]]:
    _remove(workshop.plain, "site")
    return [[run(mkdocs_command(), workshop.plain, cores=cores).seconds]]


def _mkdocs_one_core(workshop: Workshop) -> list[list[float]]:
    return _mkdocs(workshop, cores=1)


def _hugo(workshop: Workshop) -> list[list[float]]:
    _remove(workshop.hugo, "public", "resources")
    return [[run([programs.hugo(), "--quiet"], workshop.hugo).seconds]]


def _zensical(workshop: Workshop) -> list[list[float]]:
    _remove(workshop.zensical, "site", ".cache")
    return [[run([programs.beside_python("zensical"), "build"], workshop.zensical).seconds]]


def _remove(folder: Path, *names: str) -> None:
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)


RUNS = (
    Run(gives=(MKDOCS,), measure=_mkdocs),
    Run(gives=(HUGO,), measure=_hugo),
    Run(gives=(ZENSICAL,), measure=_zensical),
    Run(gives=(MKDOCS_ONE_CORE,), measure=_mkdocs_one_core),
)

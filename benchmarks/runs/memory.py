"""The most memory that a full build needs, all its processes together; apart from the timed runs it would slow."""

from benchmarks.processes import peak_memory
from benchmarks.runs import build, others
from benchmarks.runs.run import Run
from benchmarks.workshop import Workshop

JOURNAL = "peak memory of journal build"
MKDOCS = "peak memory of plain mkdocs build"
_MEGABYTE = 1_000_000


def _journal(workshop: Workshop) -> list[list[float]]:
    folder = workshop.copy("built")
    build.from_nothing(folder)
    return [[peak_memory(build.command(), folder) / _MEGABYTE]]


def _mkdocs(workshop: Workshop) -> list[list[float]]:
    return [[peak_memory(others.mkdocs_command(), workshop.plain) / _MEGABYTE]]


RUNS = (
    Run(gives=(MKDOCS,), measure=_mkdocs, once=True),
    Run(gives=(JOURNAL,), measure=_journal, once=True),
)

"""Everything that is measured, in the order of one round."""

from benchmarks.runs import build, commands, memory, others, pages, serve
from benchmarks.runs.run import Run

RUNS: tuple[Run, ...] = (
    *commands.RUNS,
    *others.RUNS,
    *build.RUNS,
    *memory.RUNS,
    *serve.RUNS,
    *pages.RUNS,
)

__all__ = ["RUNS", "Run"]

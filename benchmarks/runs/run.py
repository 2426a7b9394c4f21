"""What a run is: something that is measured, and the names of the figures that it gives."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.workshop import Workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One thing to measure.

    `measure` returns a list of values for each name in `gives`: seconds, or megabytes. It is called once a round,
    `often` times where it is short; with `once` only a single time, since it measures many times by itself.
    """

    gives: tuple[str, ...]
    measure: Callable[[Workshop], Sequence[Sequence[float]]]
    often: int = 1
    once: bool = False

"""Runs in turns: what is compared is measured side by side, so that a busy minute falls on all of it."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from benchmarks.processes import Failed
from benchmarks.runs import Run
from benchmarks.workshop import Workshop


@dataclass(slots=True, kw_only=True)
class Measured:
    """What one journal's runs gave: values by name, and why others gave none."""

    records: int
    values: dict[str, list[float]] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)


def measure(
    workshop: Workshop, runs: Iterable[Run], names: Collection[str], repeat: int, say: Callable[[str], None]
) -> Measured:
    """Measure the runs that give one of `names`, `repeat` rounds of them; what fails once is left out then on."""
    wanted = [run for run in runs if set(run.gives) & set(names)]
    measured = Measured(records=workshop.records)
    for number in range(repeat):
        say(f"{workshop.records} records, round {number + 1} of {repeat}")
        for again in range(max((run.often for run in wanted), default=0)):
            for run in wanted:
                if again < run.often and not run.once:
                    _take(run, workshop, measured, say)
    for run in wanted:
        if run.once:
            _take(run, workshop, measured, say)
    return measured


def _take(run: Run, workshop: Workshop, measured: Measured, say: Callable[[str], None]) -> None:
    if run.gives[0] in measured.failed:
        return
    try:
        given = run.measure(workshop)
    except Failed as failure:
        measured.failed.update(dict.fromkeys(run.gives, str(failure)))
        say(f"  {run.gives[0]}: {failure}")
        return
    for name, values in zip(run.gives, given, strict=True):
        measured.values.setdefault(name, []).extend(values)
        say(f"  {name}: {', '.join(f'{value:.3f}' for value in values)}")

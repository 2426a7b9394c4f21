"""Figures as a Markdown table: medians, ratios, goals, and whether each is reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.rounds import Measured
from benchmarks.rows import SMALL, Row

_HEAD = ("what", "records", "here", "beside it", "ratio", "goal", "reached", "why not")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the table, as text."""

    what: str
    records: str
    here: str
    beside: str = ""
    ratio: str = ""
    goal: str = ""
    reached: str = ""
    also: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The line's cells, in order."""
        return (self.what, self.records, self.here, self.beside, self.ratio, self.goal, self.reached, self.also)


def table(rows: Sequence[Row], measured: Sequence[Measured]) -> str:
    """Return the whole table: every row at every size."""
    lines = [line(row, one) for row in rows for one in measured]
    written = [_HEAD, ("---",) * len(_HEAD), *(found.cells for found in lines)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in written)


def line(row: Row, measured: Measured) -> Line:
    """Return a row of one journal."""
    goal = row.small if measured.records <= SMALL and row.small is not None else row.goal
    sign = "x" if row.beside else f" {row.unit}"
    shown = "–" if goal is None else f"≤ {goal:.2g}{sign}"
    records = f"{measured.records:,}"
    why = next((measured.failed[name] for name in (row.ours, row.beside or "") if name in measured.failed), "")
    if why:
        return Line(what=row.ours, records=records, here="not measured", goal=shown, also=why)
    here = median(measured.values[row.ours])
    compared = here / median(measured.values[row.beside]) if row.beside else here
    return Line(
        what=row.ours,
        records=records,
        here=spread(measured.values[row.ours], row.unit),
        beside=f"{row.beside}: {spread(measured.values[row.beside], row.unit)}" if row.beside else "",
        ratio=f"{compared:.3g}x" if row.beside else "",
        goal=shown,
        reached=reached(compared, goal),
    )


def reached(found: float, goal: float | None) -> str:
    """Return whether a goal is reached, in a word; a goal that is not there is neither."""
    return "–" if goal is None else "yes" if found <= goal else "**no**"


def spread(values: Sequence[float], unit: str) -> str:
    """Return the median, and between what the values lie where there are several."""
    if len(values) == 1:
        return number(values[0], unit)
    return f"{number(median(values), unit)} ({number(min(values), '')}–{number(max(values), '')})"


def number(value: float, unit: str) -> str:
    """Return a value with three digits that count, and its unit."""
    digits = 3 if value < 1 else 2 if value < 10 else 1 if value < 100 else 0
    return f"{value:.{digits}f} {unit}".rstrip()

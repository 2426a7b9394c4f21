"""Figures as a Markdown table: medians, ratios, goals, and whether each is reached."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.rounds import Measured
from benchmarks.rows import SMALL, SMALL_BESIDE_LARGE, SMALL_BESIDE_LARGE_GOAL, Row

_HEAD = ("what", "records", "here", "beside it", "ratio", "goal", "reached", "not judged")


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
    """Return the whole table: every row at every size, then how the figures grow from the smallest to the largest."""
    lines = [line(row, one) for row in rows for one in measured]
    if len(measured) > 1:
        small, large = (pick(measured, key=lambda one: one.records) for pick in (min, max))
        lines += [*small_beside_large(small, large), *growth(rows, small, large)]
    written = [_HEAD, ("---",) * len(_HEAD), *(found.cells for found in lines)]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in written)


def line(row: Row, measured: Measured) -> Line:
    """Return a row of one journal."""
    goal = row.small if measured.records <= SMALL else row.goal
    sign = "x" if row.beside else f" {row.unit}"
    shown = "–" if goal is None else f"≤ {goal:.2g}{sign}"
    records = f"{measured.records:,}"
    why = next((measured.failed[name] for name in (row.ours, row.beside or "") if name in measured.failed), "")
    if why:
        return Line(what=row.ours, records=records, here="not measured", goal=shown, reached="not measured", also=why)
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
        also="; ".join(_aside(name, measured, row.unit) for name in row.also),
    )


def _aside(name: str, measured: Measured, unit: str) -> str:
    if name in measured.failed:
        return f"{name}: not measured ({measured.failed[name]})"
    return f"{name}: {spread(measured.values[name], unit)}"


def growth(rows: Sequence[Row], small: Measured, large: Measured) -> Iterator[Line]:
    """Yield what each figure is in the largest journal, compared with the smallest: at most in proportion."""
    proportion = large.records / small.records
    records = f"{small.records:,} → {large.records:,}"
    for row in rows:
        if not row.grows or row.ours not in small.values or row.ours not in large.values:
            continue
        few, many = median(small.values[row.ours]), median(large.values[row.ours])
        yield Line(
            what=f"growth of {row.ours}",
            records=records,
            here=f"{number(many, row.unit)} from {number(few, row.unit)}",
            ratio=f"{many / few:.3g}x",
            goal=f"≤ {proportion:.3g}x",
            reached=reached(many / few, proportion),
        )


def small_beside_large(small: Measured, large: Measured) -> Iterator[Line]:
    """Yield what takes how long in the smallest journal, as a part of what something takes in the largest."""
    for ours, other in SMALL_BESIDE_LARGE:
        if ours not in small.values or other not in large.values:
            continue
        few, many = median(small.values[ours]), median(large.values[other])
        yield Line(
            what=ours,
            records=f"{small.records:,} beside {large.records:,}",
            here=number(few, "s"),
            beside=f"{other}: {number(many, 's')}",
            ratio=f"{few / many:.3g}x",
            goal=f"≤ {SMALL_BESIDE_LARGE_GOAL:.2g}x",
            reached=reached(few / many, SMALL_BESIDE_LARGE_GOAL),
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

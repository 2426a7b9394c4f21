"""The table's rows: what is compared with what, and the goal."""

from dataclasses import dataclass

from benchmarks.runs import build, check, commands, memory, others, pages, serve

SMALL = 1000
"""Journals of at most so many records have their own goals: there start-up weighs more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One comparison: `ours` against `beside`, by the names of their figures.

    `goal` is the most that ours divided by the other may be; without `beside`, the most that ours may be in seconds.
    `small` is the goal of small journals. None is no goal. `also` are figures that are shown and not judged.
    """

    group: str
    ours: str
    goal: float | None
    small: float | None
    beside: str | None = None
    also: tuple[str, ...] = ()
    unit: str = "s"
    grows: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The figures that it needs."""
        return (self.ours, *((self.beside,) if self.beside else ()), *self.also)


ROWS: tuple[Row, ...] = (
    Row(group="check", ours=check.COLD, beside=check.READING, goal=2.0, small=3.0, also=(check.READING_ALONE,)),
    Row(group="check", ours=check.UNCHANGED, beside=check.READING, goal=0.35, small=0.35),
    Row(group="build", ours=build.COLD, beside=others.MKDOCS, goal=0.6, small=0.8, also=(others.ZENSICAL,)),
    Row(group="build", ours=build.ONE_CORE, beside=others.MKDOCS_ONE_CORE, goal=1.0, small=1.0),
    Row(group="build", ours=build.EDITED, beside=others.HUGO, goal=0.5, small=1.5),
    Row(group="build", ours=build.EDITED, beside=others.MKDOCS, goal=1 / 15, small=None, grows=False),
    Row(group="build", ours=build.UNCHANGED, beside=others.HUGO, goal=0.3, small=0.5),
    Row(group="serve", ours=serve.MEETING, beside=serve.HUGO_MEETING, goal=1.0, small=1.0),
    Row(group="serve", ours=serve.LIST, beside=serve.HUGO_LIST, goal=1.0, small=1.0),
    Row(group="todo", ours=commands.TODO, beside=commands.IMPORT, goal=None, small=3.0),
    Row(group="help", ours=commands.HELP, beside=commands.IMPORT, goal=1.5, small=1.5, grows=False),
    Row(group="memory", ours=memory.JOURNAL, beside=memory.MKDOCS, goal=1.2, small=1.2, unit="MB"),
    Row(group="pages", ours=pages.OPENED, goal=0.3, small=0.3),
    Row(group="pages", ours=pages.SEARCHED, goal=1.0, small=1.0),
)
GROUPS = tuple(dict.fromkeys(row.group for row in ROWS))

SMALL_BESIDE_LARGE = (
    (serve.MEETING, serve.MEETING),
    (serve.MEETING, serve.HUGO_MEETING),
    (serve.LIST, serve.LIST),
    (serve.LIST, serve.HUGO_LIST),
)
"""What is compared across sizes: the first in the smallest journal with the second in the largest."""
SMALL_BESIDE_LARGE_GOAL = 0.25

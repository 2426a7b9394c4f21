"""The table's rows: what is compared with what, and the goal."""

from dataclasses import dataclass

from benchmarks.runs import build, commands, memory, others, pages, serve

SMALL = 1000
"""Journals of at most so many records have their own goals: there start-up weighs more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One comparison: `ours` against `beside`, by the names of their figures.

    `goal` is the most that ours divided by the other may be; without `beside`, the most that ours may be in seconds.
    `small` is the goal of small journals where it is another. None is no goal: the figure is reported.
    """

    group: str
    ours: str
    beside: str | None = None
    goal: float | None = None
    small: float | None = None
    unit: str = "s"

    @property
    def names(self) -> tuple[str, ...]:
        """The figures that it needs."""
        return (self.ours, *((self.beside,) if self.beside else ()))


ROWS: tuple[Row, ...] = (
    Row(group="build", ours=build.WHOLE, beside=others.MKDOCS, goal=0.5),
    Row(group="build", ours=build.NOTE, beside=others.MKDOCS, goal=0.5),
    Row(group="build", ours=build.ROLE, beside=others.MKDOCS, goal=0.5),
    Row(group="build", ours=build.CONTACTED, beside=others.MKDOCS, goal=0.5),
    Row(group="build", ours=build.PERSON, beside=others.MKDOCS, goal=0.5),
    Row(group="memory", ours=memory.JOURNAL, beside=memory.MKDOCS, goal=1.4, unit="MB"),
    Row(group="serve", ours=serve.START, goal=3.0, small=1.5),
    Row(group="serve", ours=serve.MEETING, goal=3.0, small=0.4),
    Row(group="serve", ours=serve.MEETING, beside=serve.HUGO_MEETING, small=1.0),
    Row(group="serve", ours=serve.PERSON, goal=3.0, small=0.4),
    Row(group="serve", ours=serve.PERSON, beside=serve.HUGO_PERSON, small=1.0),
    Row(group="serve", ours=serve.LIST, goal=3.0, small=0.4),
    Row(group="commands", ours=commands.TODO, beside=commands.IMPORT, small=10.0),
    Row(group="commands", ours=commands.CHECK, beside=commands.IMPORT, small=10.0),
    Row(group="commands", ours=commands.SHOW, beside=commands.IMPORT, small=10.0),
    Row(group="commands", ours=commands.HELP, beside=commands.IMPORT, goal=1.5, small=1.5),
    Row(group="pages", ours=pages.OPENED, goal=0.3, small=0.3),
    Row(group="pages", ours=pages.SEARCHED, goal=1.0, small=1.0),
)
GROUPS = tuple(dict.fromkeys(row.group for row in ROWS))

"""Open debts arranged as lines for `journal todo`, and what is said where nothing is owed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.debts import write_up
from generator.debts.debt import Debt
from generator.model.moment import shifted
from generator.model.records import Record

MOST_WAITING = 10
"""So many lines of what waits are listed, the others counted: a longer list is not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """Open debts in the order and groups in which they are listed.

    `groups` are lines by the record that owes them: first what is for today and tomorrow, then what waits, the longest
    first, then what comes; a line is one debt, or one piece of news for everybody who has not heard it. For
    `on_their_day` nothing can be done before its day; `waiting` are those that wait less long than the ten in the
    groups, and `later` falls due after the last day asked for.
    """

    groups: tuple[tuple[Record, tuple[tuple[Debt, ...], ...]], ...]
    on_their_day: tuple[Debt, ...]
    waiting: tuple[Debt, ...]
    later: tuple[Debt, ...]

    @property
    def lines(self) -> tuple[tuple[Debt, ...], ...]:
        """Every line, in the order in which it is printed."""
        return tuple(line for _, lines in self.groups for line in lines)


def arranged(open_: Iterable[Debt], today: date, until: date | None, *, whole: bool) -> Arranged:
    """Return the debts that fall due by `until` (None: all) as lines; `whole` gives each debt a line of its own."""
    near = [debt for debt in open_ if until is None or debt.due_day <= until]
    waits = [] if whole else [debt for debt in near if _waits(debt, today)]
    named = {debt.id for debt in waits}
    groups: dict[Record, list[Debt]] = {}
    soon = shifted(today, 1)
    first = [debt for debt in near if today <= debt.due_day <= soon]
    longest, shorter = _longest([debt for debt in near if debt.due_day < today], whole=whole)
    for debt in (*first, *longest, *(debt for debt in near if debt.due_day > soon)):
        if debt.id not in named:
            groups.setdefault(debt.record, []).append(debt)
    return Arranged(
        groups=tuple((record, _lines(owed, whole=whole)) for record, owed in groups.items()),
        on_their_day=tuple(waits),
        waiting=shorter,
        later=tuple(debt for debt in open_ if until is not None and debt.due_day > until),
    )


def _waits(debt: Debt, today: date) -> bool:
    """Return whether its day is still ahead, and doing it sooner is too soon or was put off."""
    return (debt.kind.waits_for_its_day or debt.rests_until is not None) and debt.due_day > today


def _longest(waiting: Sequence[Debt], *, whole: bool) -> tuple[tuple[Debt, ...], tuple[Debt, ...]]:
    """Return the debts of the ten lines that wait longest, or all where `whole`, and the others."""
    lines: dict[tuple[Record, str], None] = {}
    longest, shorter = [], []
    for debt in waiting:
        line = (debt.record, debt.kind.name if debt.kind.shares_a_line and debt.is_command else debt.id)
        if whole or line in lines or len(lines) < MOST_WAITING:
            lines[line] = None
            longest.append(debt)
        else:
            shorter.append(debt)
    return tuple(longest), tuple(shorter)


def _lines(owed: list[Debt], *, whole: bool) -> tuple[tuple[Debt, ...], ...]:
    """Return the debts of one record as lines; those that one message pays share a line.

    What is to be written up comes first: it says whether there was a meeting at all, and what to thank for.
    """
    owed = sorted(owed, key=lambda debt: debt.kind is not write_up.KIND)
    together: dict[str, list[Debt]] = {}
    for debt in () if whole else owed:
        if debt.kind.shares_a_line and debt.is_command:
            together.setdefault(debt.kind.name, []).append(debt)
    said = [debt for line in together.values() for debt in line]
    return (*map(tuple, together.values()), *((debt,) for debt in owed if debt not in said))


def nothing_owed(begin: str, meetings: int, held: int, done: Sequence[str], whom: str = "") -> str:
    """Return a sentence that starts with `begin` and says how many meetings were checked and what is `done`.

    It tells that something was checked: saying nothing might look like an error. Where no meeting was held, it says
    whether there are any `meetings`, perhaps with `whom`.
    """
    said = words.listed([*([f"{words.count(held, 'meeting')} checked"] if held else []), *done])
    sentence = f"{begin}: {said}." if said else f"{begin}."
    if held:
        return sentence
    with_ = f" with {whom}" if whom else ""
    return f"{sentence} No meeting{with_} {'has been held' if meetings else 'is in the journal'} yet."

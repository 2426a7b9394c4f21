"""Open debts arranged as lines for `journal todo`, and what is said where nothing is owed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator import words
from generator.debts.debt import Debt
from generator.model.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    """Open debts in the order and groups in which they are listed.

    `groups` are lines by the record that owes them, the most urgent record first; a line is one debt, or one piece of
    news for everybody who has not heard it. For `on_their_day` nothing can be done before its day; `later` falls due
    after the last day asked for.
    """

    groups: tuple[tuple[Record, tuple[tuple[Debt, ...], ...]], ...]
    on_their_day: tuple[Debt, ...]
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
    for debt in near:
        if debt.id not in named:
            groups.setdefault(debt.record, []).append(debt)
    return Arranged(
        groups=tuple((record, _lines(owed, whole=whole)) for record, owed in groups.items()),
        on_their_day=tuple(waits),
        later=tuple(debt for debt in open_ if until is not None and debt.due_day > until),
    )


def _waits(debt: Debt, today: date) -> bool:
    """Return whether its day is still ahead, and doing it sooner is too soon or was put off."""
    return (debt.kind.waits_for_its_day or debt.rests_until is not None) and debt.due_day > today


def _lines(owed: list[Debt], *, whole: bool) -> tuple[tuple[Debt, ...], ...]:
    """Return the debts of one record as lines; those that one message pays share a line."""
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

"""How much a year asks for: lines a morning, by how near they are due."""

from collections import Counter
from collections.abc import Sequence
from statistics import median, quantiles

from generator.cli.todo_table import SHOWN_DAYS, until
from generator.reports.owed import Arranged, arranged

from .owner import Morning


def lines(morning: Morning) -> int:
    """Return how many lines the table of `journal todo` has: what can be done now, one piece of news as one."""
    return len(_arranged(morning).lines)


def named(morning: Morning) -> int:
    """Return how many more its last sentence names, each to be done on its day and not before."""
    return len(_arranged(morning).on_their_day)


def open_soon(morning: Morning) -> int:
    """Return how many debts fall due within the fortnight, each person and each thing counted."""
    return sum(debt.due_day <= until(morning.day, SHOWN_DAYS) for debt in morning.open_)


def waiting(morning: Morning) -> int:
    """Return how many of them are due today or should have been done before."""
    return sum(debt.due_day <= morning.day for debt in morning.open_)


def overdue(morning: Morning) -> int:
    """Return how many should have been done before."""
    return sum(debt.due_day < morning.day for debt in morning.open_)


def _arranged(morning: Morning) -> Arranged:
    return arranged(morning.open_, morning.day, until(morning.day, SHOWN_DAYS), whole=False)


COUNTS = {
    "lines of `journal todo`": lines,
    "named, for their day": named,
    "debts due in 14 days": open_soon,
    "today or overdue": waiting,
    "overdue": overdue,
}


def ninth_tenth(numbers: Sequence[int]) -> float:
    """Return what nine days in ten do not exceed."""
    return quantiles(numbers, n=10, method="inclusive")[8]


def figures(mornings: Sequence[Morning]) -> str:
    """Return the median, the ninth tenth and the most of each count, and the lines of each kind on the average."""
    rows = []
    for name, count in COUNTS.items():
        found = [count(morning) for morning in mornings]
        rows.append(
            f"{name:<24} median {median(found):>4.0f}   nine days in ten at most {ninth_tenth(found):>4.0f}   "
            f"most {max(found):>3}"
        )
    kinds = Counter(owed[0].kind.name for morning in mornings for owed in _arranged(morning).lines)
    rows.append("lines by kind: " + ", ".join(f"{kind} {n / len(mornings):.1f}" for kind, n in kinds.most_common()))
    return "\n".join(rows)


def as_read(morning: Morning) -> str:
    """Return a morning as its owner reads it, with the id of each debt."""
    found = _arranged(morning)
    said = [f"{morning.day:%A} {morning.day}"]
    for owed in found.lines:
        said += [f"  {owed[0].due_text:<16} {owed[0].state(morning.day):<8} {owed[0].what}"]
        said += [f"      {debt.why}\n      {debt.close}   [{debt.id}]" for debt in owed]
    said += [f"  on its day: {debt.due_text} {debt.what}   [{debt.id}]" for debt in found.on_their_day]
    return "\n".join(said)

"""How much a year asks for: lines a morning, by how near they are due."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from statistics import median, quantiles

from .owner import Morning

SHOWN_DAYS = 14
"""How far the table of `journal todo` looks ahead."""
_WAITS = ("nudge", "keep-in-touch", "confirm")
"""What is not done before its day: to try again sooner would be too often."""


def shown(morning: Morning) -> int:
    """Return how many lines the table shows."""
    return sum(debt.due_day <= morning.day + timedelta(days=SHOWN_DAYS) for debt in morning.open_)


def waiting(morning: Morning) -> int:
    """Return how many of them are due today or should have been done before."""
    return sum(debt.due_day <= morning.day for debt in morning.open_)


def overdue(morning: Morning) -> int:
    """Return how many should have been done before."""
    return sum(debt.due_day < morning.day for debt in morning.open_)


def groups(morning: Morning) -> int:
    """Return under how many records the table gathers its lines."""
    near = (debt for debt in morning.open_ if debt.due_day <= morning.day + timedelta(days=SHOWN_DAYS))
    return len({debt.record.path for debt in near})


def ready(morning: Morning) -> int:
    """Return how many can be done now: not what must wait for its day; one piece of news is one line."""
    near = [debt for debt in morning.open_ if debt.due_day <= morning.day + timedelta(days=SHOWN_DAYS)]
    now = [debt for debt in near if debt.kind not in _WAITS or debt.due_day <= morning.day]
    return len({debt.record.path if debt.kind == "news" else debt.id for debt in now})


COUNTS = {
    "shown (14 days)": shown,
    "records shown": groups,
    "can be done now": ready,
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
            f"{name:<17} median {median(found):>4.0f}   nine days in ten at most {ninth_tenth(found):>4.0f}   "
            f"most {max(found):>3}"
        )
    kinds = Counter(
        debt.kind for m in mornings for debt in m.open_ if debt.due_day <= m.day + timedelta(days=SHOWN_DAYS)
    )
    rows.append("shown by kind: " + ", ".join(f"{kind} {n / len(mornings):.1f}" for kind, n in kinds.most_common()))
    return "\n".join(rows)


def as_read(morning: Morning) -> str:
    """Return a morning as its owner reads it."""
    lines = [f"{morning.day:%A} {morning.day}"]
    for debt in morning.open_:
        if debt.due_day <= morning.day + timedelta(days=SHOWN_DAYS):
            lines += [f"  {debt.due_text:<16} {debt.state(morning.day):<8} {debt.what}", f"      {debt.why}"]
            lines += [f"      {debt.close}   [{debt.id}]"]
    return "\n".join(lines)

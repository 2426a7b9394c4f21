"""Print how much a year asks for, and thirty of its mornings to read."""

import argparse
from datetime import timedelta
from random import Random
from statistics import median, quantiles

from .owner import Morning, Owner


def counts(mornings: list[Morning]) -> dict[str, list[int]]:
    """Return for each morning what the table shows, and what is due by then."""
    return {
        "due within 14 days": [
            sum(debt.due_day <= morning.day + timedelta(days=14) for debt in morning.open_) for morning in mornings
        ],
        "due within 7 days": [
            sum(debt.due_day <= morning.day + timedelta(days=7) for debt in morning.open_) for morning in mornings
        ],
        "overdue or today": [sum(debt.due_day <= morning.day for debt in morning.open_) for morning in mornings],
        "overdue": [sum(debt.due_day < morning.day for debt in morning.open_) for morning in mornings],
    }


def figures(mornings: list[Morning]) -> str:
    """Return the median and the ninth tenth of each count."""
    rows = (
        f"{name:<20} median {median(found):>4.0f}   nine days in ten at most {quantiles(found, n=10)[8]:>4.0f}   "
        f"most {max(found):>3}"
        for name, found in counts(mornings).items()
    )
    return "\n".join(rows)


def as_read(morning: Morning) -> str:
    """Return a morning as its owner reads it."""
    lines = [
        f"  {debt.due_text:<16} {debt.state(morning.day):<8} {debt.what}\n      {debt.why}\n      {debt.close}   [{debt.id}]"
        for debt in morning.open_
        if debt.due_day <= morning.day + timedelta(days=14)
    ]
    return "\n".join([f"{morning.day:%A} {morning.day}", *lines])


def main() -> None:
    """Live so many years and print their figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--print", dest="shown", type=int, default=0, help="so many random mornings of each year")
    parser.add_argument("--log", action="store_true", help="what happened, too")
    given = parser.parse_args()
    for care, name in ((1.0, "diligent"), (0.6, "sloppy")):
        for seed in range(given.seeds):
            owner = Owner(seed, care)
            mornings = list(owner.live(given.days))
            journal = owner.notebook.journal
            held = sum(bool(m.date and m.date.day < owner.today and m.status is None) for m in journal.meetings)
            print(f"\n== {name}, seed {seed}: {held} meetings held, {len(journal.contacts)} people")
            print(figures(mornings))
            for morning in mornings:
                for wrong in morning.wrong:
                    print(f"WRONG {morning.day} {wrong}")
            for morning in sorted(Random(seed).sample(mornings, min(given.shown, len(mornings))), key=lambda m: m.day):
                print(f"\n{as_read(morning)}")
            if given.log:
                print("\n".join(owner.log))


main()

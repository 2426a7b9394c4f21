"""Print how much a year asks for, and some of its mornings to read."""

import argparse
from random import Random

import click

from generator.facts import meetings

from .figures import as_read, figures
from .owner import Owner


def live(seed: int, care: float, days: int, shown: int) -> None:
    """Live one year and print it."""
    owner = Owner(seed, care)
    mornings = list(owner.live(days))
    journal = owner.notebook.journal
    held = sum(meetings.held(meeting, owner.today) for meeting in journal.meetings)
    name = "diligent" if care == 1 else "sloppy"
    click.echo(f"\n== {name}, seed {seed}: {held} meetings in {days} days, {len(journal.contacts)} people")
    click.echo(figures(mornings))
    for morning in mornings:
        for wrong in morning.wrong:
            click.echo(f"WRONG {morning.day} {wrong}")
    for morning in sorted(Random(seed).sample(mornings, min(shown, days)), key=lambda one: one.day):
        click.echo(f"\n{as_read(morning)}")


def main() -> None:
    """Live so many years, diligently and not."""
    parser = argparse.ArgumentParser(prog="python -m tests.year", description=__doc__)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--seeds", type=int, default=3, help="how many years of each owner")
    parser.add_argument("--print", dest="shown", type=int, default=0, help="so many random mornings of each year")
    given = parser.parse_args()
    for care in (1.0, 0.6):
        for seed in range(given.seeds):
            live(seed, care, given.days, given.shown)


if __name__ == "__main__":
    main()

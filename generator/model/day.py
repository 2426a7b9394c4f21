"""A journal on one day with its owner's options: what every report, rule and page is made from."""

from dataclasses import dataclass
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that a result may depend on; two are equal when they hold the same journal, day and options.

    Functions such as `debts(day)` and `check(day)` work out what follows from it; most keep their latest results.
    """

    journal: Journal
    today: date
    settings: Settings

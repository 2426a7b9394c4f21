"""A journal on one day, as its owner's options have it: what every report, rule and page is asked of."""

from dataclasses import dataclass
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that an answer may depend on; two are equal when they hold the same journal, day and options.

    What follows from it is worked out by functions of it, `debts(day)` or `check(day)`, which keep their last answer.
    """

    journal: Journal
    today: date
    settings: Settings

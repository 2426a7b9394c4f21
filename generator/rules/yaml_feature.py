"""YAML features that a journal does without: they can make a small file endless."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("yaml-feature", ()):
        yield Found(
            source=fault.source,
            span=fault.span,
            message=f"{fault.reason} is not used in a journal",
            label="plain values and lists are enough",
            help="put the value in quotes if it is meant as text, or write it out",
        )


RULE = Rule("yaml-feature", Severity.ERROR, check)

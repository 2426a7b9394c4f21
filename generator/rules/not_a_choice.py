"""A word that its field does not know."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.spelling import Guesses


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    guesses = Guesses()
    for fault in journal.faults.get("not-a-choice", ()):
        yield Found(
            source=fault.source,
            span=fault.span,
            message=f"`{fault.field}` can't be {fault.value}",
            label=guesses.did_you_mean(fault.value, fault.options),
            help=f"choose one of {', '.join(fault.options)}",
        )


RULE = Rule("not-a-choice", Severity.ERROR, check)

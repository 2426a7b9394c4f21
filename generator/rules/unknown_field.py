"""A field that this kind of record does not have."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.spelling import Guesses


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    guesses = Guesses()
    for fault in journal.faults.get("unknown-field", ()):
        yield Found(
            source=fault.source,
            span=fault.span,
            message=f"`{fault.field}` is not a field here",
            label=guesses.did_you_mean(fault.field, fault.options),
            help="correct it, or begin its name with x_ to keep it as your own",
        )


RULE = Rule("unknown-field", Severity.WARNING, check)

"""The same field twice in one block."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("duplicate-field", ()):
        yield Found(
            source=fault.source,
            span=fault.span,
            message=f"`{fault.field}` stands here for the second time",
            label="only the first one is read",
            help="keep the one that is true, or put both values in one list",
        )


RULE = Rule("duplicate-field", Severity.ERROR, check)

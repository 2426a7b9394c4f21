"""The marks of a git merge that was not finished."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("merge-conflict", ()):
        yield Found(
            source=fault.source,
            span=fault.span,
            message="a merge was not finished here",
            label="until it is, the lines up to ======= are shown",
            help="keep the lines that are right and delete the three marker lines",
        )


RULE = Rule("merge-conflict", Severity.ERROR, check)

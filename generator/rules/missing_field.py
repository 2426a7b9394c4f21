"""A field that a record or an item can't do without."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("missing-field", ()):
        empty = fault.reason == "empty"
        yield Found(
            source=fault.source,
            span=fault.span,
            message=f"`{fault.field}` has nothing behind it" if empty else f"`{fault.field}` is missing",
            help="write all, or the people who should hear it" if empty else f"add `{fault.field}: …`",
        )


RULE = Rule("missing-field", Severity.ERROR, check)

"""A file whose bytes are not UTF-8."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("not-utf8", ()):
        yield Found(
            source=fault.source,
            span=fault.span,
            message=f"this file is not UTF-8: the first unreadable byte is on line {fault.value}",
            label=f"it looks like {fault.reason}",
            help="save it again with the encoding UTF-8",
        )


RULE = Rule("not-utf8", Severity.ERROR, check)

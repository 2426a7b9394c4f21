"""A file that can't be opened or read."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("unreadable", ()):
        yield Found(
            source=fault.source,
            span=fault.span,
            message=f"this file can't be read: {fault.reason[:1].lower()}{fault.reason[1:]}",
            help="give yourself the right to read it, or replace it by a plain file",
        )


RULE = Rule("unreadable", Severity.ERROR, check)

"""A Markdown file above 1 MiB; it is left unread."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Found, Rule, Severity
from generator.records import Journal
from generator.settings import Settings


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("too-large", ()):
        yield Found(
            source=fault.source,
            span=fault.span,
            message=f"this file has {int(fault.value):,} bytes, more than 1 MiB, and is left unread",
            help="move the long part to a file that doesn't end in .md, and link to it",
        )


RULE = Rule("too-large", Severity.ERROR, check)

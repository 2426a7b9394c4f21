"""A Markdown file above 1 MiB; it is left unread."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


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

"""A symbolic link that leaves the journal; it is left unread."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("outside-journal", ()):
        yield Found(
            source=fault.source,
            span=fault.span,
            message="this is a link to something outside the journal, and is left unread",
            help="copy the file into the journal and remove the link",
        )


RULE = Rule("outside-journal", Severity.ERROR, check)

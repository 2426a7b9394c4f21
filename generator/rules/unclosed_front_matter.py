"""Front matter that is opened and never closed."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("unclosed-front-matter", ()):
        yield Found(
            source=fault.source,
            span=fault.span,
            message="the front matter is opened here and never closed",
            help="put a line with only --- after the last field",
        )


RULE = Rule("unclosed-front-matter", Severity.ERROR, check)

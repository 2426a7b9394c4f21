"""A record without its block of fields at the very start."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Put into words what reading found."""
    for fault in journal.faults.get("missing-front-matter", ()):
        message = "the front matter must begin on the first line"
        advice = "delete the blanks before the first ---"
        if not fault.reason:
            message = "this record has no front matter"
            advice = "begin the file with a line ---, then its fields, then another line ---"
        yield Found(source=fault.source, span=fault.span, message=message, help=advice)


RULE = Rule("missing-front-matter", Severity.ERROR, check)

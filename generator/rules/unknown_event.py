"""An event that is named and has no record."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Found, Rule, Severity
from generator.records import Journal
from generator.rules.without_record import without_record
from generator.settings import Settings


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look up every reference to such a record."""
    return without_record(journal, journal.events, "event")


RULE = Rule("unknown-event", Severity.ERROR, check)

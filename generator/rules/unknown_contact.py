"""A person who is named and has no record."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.without_record import without_record


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look up every reference to such a record."""
    return without_record(journal, journal.contacts, "contact")


RULE = Rule("unknown-contact", Severity.ERROR, check)

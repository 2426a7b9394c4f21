"""An interview held without research (sources 001, 002 and 003)."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Found, Rule, Severity
from generator.records import Journal
from generator.rules.interviews import absent, interviews
from generator.settings import Settings
from generator.views.meetings import research


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look at each interview held of late."""
    for meeting in interviews(journal, today, settings, held=True):
        if not research(meeting):
            yield absent(
                meeting,
                "this talk was held without any research written down",
                "write what you know under ## Research, and next time before you go",
            )


RULE = Rule("no-research", Severity.WARNING, check)

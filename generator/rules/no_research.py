"""An interview held without research (sources 001, 002 and 003)."""

from collections.abc import Iterator
from datetime import date

from generator.facts.meetings import research
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.interviews import absent, interviews


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

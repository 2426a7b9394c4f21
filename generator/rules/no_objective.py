"""An interview without a word on what I want to learn (source 004)."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.interviews import absent, interviews


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look at each interview ahead or held of late."""
    for meeting in interviews(journal, today, settings):
        if not meeting.objective:
            yield absent(
                meeting,
                "nothing says what you want to learn in this talk",
                "add `objective:` with one sentence; it goes into the note you send and keeps you on course",
            )


RULE = Rule("no-objective", Severity.WARNING, check)

"""An interview in which I did not ask whom else to meet (sources 001 and 004)."""

from collections.abc import Iterator
from datetime import date

from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.interviews import absent, interviews


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look at each interview held of late."""
    for meeting in interviews(journal, today, settings, held=True):
        if not (meeting.asked_for_introductions or meeting.introductions):
            yield absent(
                meeting,
                "you have not asked whom else to meet",
                "add `asked_for_introductions: yes` if you did; if not, ask when you thank them",
            )


RULE = Rule("no-introductions-asked", Severity.WARNING, check)

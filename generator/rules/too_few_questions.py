"""An interview held with fewer questions than a prepared one has (sources 000 to 003)."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.model.body import questions
from generator.model.journal import Journal
from generator.model.records import Meeting
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.interviews import absent, interviews


def _many(meeting: Meeting) -> str:
    return words.count(len(questions(meeting.source, meeting.body_start)), "question")


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look at each interview held of late."""
    for meeting in interviews(journal, today, settings, held=True):
        if len(questions(meeting.source, meeting.body_start)) < settings.min_questions:
            yield absent(
                meeting,
                f"this talk was held with {_many(meeting)} written down",
                f"write at least {settings.min_questions} under ## Questions, and next time before you go",
            )


RULE = Rule("too-few-questions", Severity.WARNING, check)

"""Words that ask for a job, or whether there will be one."""

from collections.abc import Iterator
from datetime import date

from generator.files.source import SourceText, Span
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.asking_words import asks_for_job
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.own_words import own_words


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Read what the owner means to say to people."""
    for words in own_words(journal, today, settings):
        for place in words.places(asks_for_job(words.text)):
            yield said(words.source, place)


def said(source: SourceText, place: Span) -> Found:
    """Put one such phrase into words."""
    return Found(
        source=source,
        span=place,
        message="this asks for a job",
        label="they know that you are looking",
        help="ask about their work, and at the end whom else to meet",
    )


RULE = Rule("asks-for-job", Severity.WARNING, check)

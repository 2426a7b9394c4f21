"""Words that offer or send the owner's resume."""

from collections.abc import Iterator
from datetime import date

from generator.files.source import SourceText, Span
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.asking_words import offers_resume
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.own_words import own_words


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Read what the owner means to say to people."""
    for words in own_words(journal, today, settings):
        for place in words.places(offers_resume(words.text)):
            yield said(words.source, place)


def said(source: SourceText, place: Span) -> Found:
    """Put one such phrase into words."""
    return Found(
        source=source,
        span=place,
        message="this offers your resume unasked",
        label="it says that you came for a job",
        help="keep a copy in your folder and give it only when they ask; a one-sheet is a calmer choice",
    )


RULE = Rule("offers-resume", Severity.WARNING, check)

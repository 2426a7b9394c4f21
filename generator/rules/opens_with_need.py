"""A message or pitch that begins with what the owner lacks."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from generator.files.source import SourceText, Span
from generator.model.journal import Journal
from generator.model.settings import Settings
from generator.rules.asking_words import opens_with_need
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.own_words import own_words, pitch


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Read how each text begins that the owner means to say, and the Pitch."""
    for words in chain(own_words(journal, today, settings), pitch(journal)):
        for place in words.places(opens_with_need(words.text)):
            yield said(words.source, place)


def said(source: SourceText, place: Span) -> Found:
    """Put one such phrase into words."""
    return Found(
        source=source,
        span=place,
        message="this begins with what you need",
        label="a need in the first line makes a stranger careful",
        help="begin with how you found them and what you would like to learn; your situation, if they ask",
    )


RULE = Rule("opens-with-need", Severity.WARNING, check)

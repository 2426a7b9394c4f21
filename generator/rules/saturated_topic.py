"""A sixth interview on one topic: four or five are enough (source 004)."""

from collections.abc import Iterator
from datetime import date

from generator import words
from generator.facts.questions import topics
from generator.model.journal import Journal
from generator.model.locate import locate
from generator.model.names import key
from generator.model.records import Meeting
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.interviews import interviews

ENOUGH = 5
"""How many talks on one topic are enough."""


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Count the interviews on each topic before each one in view."""
    held = {key(topic): list(talks) for topic, talks in topics(journal, today).items()}
    ahead: dict[str, int] = {}
    for meeting in sorted(interviews(journal, today, settings), key=lambda m: (str(m.date), m.slug)):
        for number, topic in enumerate(meeting.topics):
            talks = held.get(key(topic), [])
            if meeting in talks:
                before = talks.index(meeting)
            else:
                ahead[key(topic)] = ahead.get(key(topic), 0) + 1
                before = len(talks) + ahead[key(topic)] - 1
            if before >= ENOUGH:
                yield _found(meeting, number, topic, before)


def _found(meeting: Meeting, number: int, topic: str, before: int) -> Found:
    return Found(
        source=meeting.source,
        span=locate(meeting, "topics", number),
        message=f"you had {words.count(before, 'talk')} on {topic} before this one",
        label="four or five teach you nearly all there is",
        help="turn to another topic, or to what you have not asked yet",
    )


RULE = Rule("saturated-topic", Severity.WARNING, check)

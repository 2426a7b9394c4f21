"""How much I have asked about each topic (source 004: four or five talks are enough)."""

from datetime import date

from generator.records.journal import Journal
from generator.records.meeting import Meeting
from generator.records.names import key
from generator.views import meetings


def topics(journal: Journal, today: date) -> dict[str, tuple[Meeting, ...]]:
    """Return the held informational interviews on each topic, oldest first; spellings compare like names."""
    found: dict[str, list[Meeting]] = {}
    spelling: dict[str, str] = {}
    for meeting in sorted(journal.meetings, key=lambda m: (str(m.date), m.slug)):
        if meetings.kind(meeting) != "informational-interview" or not meetings.held(meeting, today):
            continue
        for topic in dict.fromkeys(key(topic) for topic in meeting.topics):
            found.setdefault(topic, []).append(meeting)
        for topic in meeting.topics:
            spelling.setdefault(key(topic), topic)
    return {spelling[topic]: tuple(held) for topic, held in found.items()}

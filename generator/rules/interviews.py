"""The informational interviews that etiquette looks at: those that I asked for, ahead or of late."""

from collections.abc import Iterator
from datetime import date

from generator.facts import meetings
from generator.model.journal import Journal
from generator.model.locate import locate_key
from generator.model.records import Meeting
from generator.model.settings import Settings
from generator.rules.ahead import in_view
from generator.rules.diagnostic import Found


def interviews(journal: Journal, today: date, settings: Settings, *, held: bool = False) -> Iterator[Meeting]:
    """Yield the informational interviews in view that I asked for; with `held`, only those that took place."""
    for meeting in journal.meetings:
        if meeting.date is None or meeting.asked_by == "them" or not in_view(meeting.date.day, today, settings):
            continue
        status = meetings.status(meeting, today)
        if meetings.kind(meeting) == "informational-interview" and (
            status == "held" or (not held and status in ("scheduled", "requested"))
        ):
            yield meeting


def absent(meeting: Meeting, message: str, help_: str) -> Found:
    """Return a finding about something that a meeting lacks, at its `date` key (contract §4, spans)."""
    return Found(source=meeting.source, span=locate_key(meeting, "date"), message=message, help=help_)

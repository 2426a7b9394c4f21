"""The informational interviews that etiquette looks at: those that I asked for, ahead or of late."""

from collections.abc import Iterator
from datetime import date

from generator.diagnostics import Found
from generator.front_matter import locate_key
from generator.records import Journal, Meeting
from generator.rules.ahead import in_view
from generator.settings import Settings
from generator.views import meetings


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

"""An interview planned for more than half an hour (sources 001 and 004)."""

from collections.abc import Iterator
from datetime import date

from generator.facts.meetings import PLANNED_MINUTES
from generator.model.journal import Journal
from generator.model.locate import locate
from generator.model.settings import Settings
from generator.rules.diagnostic import Found, Rule, Severity
from generator.rules.interviews import interviews


def check(journal: Journal, today: date, settings: Settings) -> Iterator[Found]:
    """Look at the planned length of each interview ahead or held of late."""
    for meeting in interviews(journal, today, settings):
        if meeting.duration is not None and meeting.duration.minutes > PLANNED_MINUTES:
            yield Found(
                source=meeting.source,
                span=locate(meeting, "duration"),
                message=f"{meeting.duration} is more than you can ask of somebody who does not know you well",
                label="twenty to thirty minutes are enough",
                help=f"plan {PLANNED_MINUTES} min; how long it really took goes into `lasted`",
            )


RULE = Rule("too-long", Severity.WARNING, check)

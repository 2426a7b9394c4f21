"""A file whose name bears another day than its `date`."""

import re
from collections.abc import Iterator

from generator.model.day import Day
from generator.model.locate import locate
from generator.model.records import Event, Meeting, Update
from generator.rules.diagnostic import Finding, Rule, Severity

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")


def check(day: Day) -> Iterator[Finding]:
    """Compare the two where the file name begins with a day."""
    dated: tuple[Meeting | Event | Update, ...] = (
        *day.journal.meetings.all, *day.journal.events.all, *day.journal.updates.all,
    )  # fmt: skip
    for record in dated:
        found = _DATED.match(record.slug)
        if found and record.date is not None and found[1] != record.date.written_day.isoformat():
            yield Finding(
                source=record.source,
                span=locate(record, "date"),
                message=f"the file's name says {found[1]}, `date` says {record.date.written_day}",
                help="correct the date, or rename the file",
            )


RULE = Rule("wrong-file-date", Severity.WARNING, check)

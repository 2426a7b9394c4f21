"""A file whose name bears another day than its `date`."""

import posixpath
import re
from collections.abc import Iterator

from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.locate import locate
from generator.model.names import normalize
from generator.model.records import Event, Meeting, Record, Update
from generator.rules.diagnostic import Finding, Rule, Severity

_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?!\d)")


def named(record: Record) -> str:
    """Return the name that a record's file should have by its `date`; its own where that is as good as any."""
    if isinstance(record, Meeting | Event | Update) and record.date and _DATED.match(record.slug):
        return f"{record.date.written_day}{record.slug[10:]}"
    return record.slug


def clashes(journal: Journal) -> frozenset[Record]:
    """Return the records whose files can't get the names that they should have: another has it, or should have it.

    That other may be one that is not read, such as a link.
    """
    bearing: dict[tuple[str, str], set[Record]] = {}
    for record in journal.records():
        for name in (record.slug, named(record)):
            bearing.setdefault((record.KIND, normalize(name)), set()).add(record)
    left = {normalize(address) for address in journal.hidden}
    return frozenset(
        record
        for record in journal.records()
        if len(bearing[record.KIND, normalize(named(record))]) > 1
        or normalize(f"{posixpath.dirname(journal.address_of(record.source))}/{named(record)}.md") in left
    )


def check(day: Day) -> Iterator[Finding]:
    """Compare the two where the file name begins with a day."""
    dated: tuple[Meeting | Event | Update, ...] = (
        *day.journal.meetings.all, *day.journal.events.all, *day.journal.updates.all,
    )  # fmt: skip
    stuck = clashes(day.journal)
    for record in dated:
        found = _DATED.match(record.slug)
        if found and record.date is not None and found[1] != record.date.written_day.isoformat():
            yield Finding(
                source=record.source,
                span=locate(record, "date"),
                message=f"the file's name says {found[1]}, `date` says {record.date.written_day}",
                help=f"correct the date; another file is to be called {named(record)} too"
                if record in stuck
                else "correct the date, or rename the file",
            )


RULE = Rule("wrong-file-date", Severity.WARNING, check)

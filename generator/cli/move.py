"""`journal move`: a meeting takes place on another day."""

from typing import TYPE_CHECKING

import click

from generator.cli.completing import meetings
from generator.cli.context import CannotWork, Context, pass_context
from generator.cli.days import moment_said
from generator.cli.terminal import say
from generator.cli.writing import said, say_both_hours, the_record, write, writing

if TYPE_CHECKING:
    from generator.model.records import Record

_EPILOG = """\b
Examples: journal move 2026-11-22-jane-doe "2026-11-24 10:00"
          journal move jane "tuesday 10:00" """


@click.command(epilog=_EPILOG)
@click.argument("meeting", shell_complete=meetings)
@click.argument("day", metavar="DATE")
@pass_context
def command(context: Context, meeting: str, day: str) -> None:
    """Move a meeting, event or piece of news to DATE: its `date`, its file's name and every reference to it.

    A person's name means the one meeting with them that is ahead. Without an hour in DATE the old one stays. Day and
    hour are yours; the file keeps the zone that it has.
    """
    from generator.edit.renaming import day_of, move

    with writing(context):
        record = _moved(context, meeting)
        changes = move(context.journal, record, day_of(moment_said(day, context.today)))
        write(context, changes)
        said(changes)
    say_both_hours(context, changes[-1])
    _warn_of_what_stays(record)


def _warn_of_what_stays(record: "Record") -> None:
    """Say which facts still name the old day, since a command does not remove what the owner wrote."""
    from generator.model.records import Meeting

    if isinstance(record, Meeting) and record.confirmed is not None:
        say(f"note: it still says `confirmed: {record.confirmed}`, which was for the old day", err=True)
    if isinstance(record, Meeting) and record.status in ("cancelled", "no-show"):
        say(f"note: it still says `status: {record.status}`", err=True)


def _moved(context: Context, text: str) -> "Record":
    """Return the record to move; for a person that is the one meeting with them ahead."""
    from generator.cli.writing import only
    from generator.facts import meetings
    from generator.model.records import Contact

    record = the_record(context, text)
    if not isinstance(record, Contact):
        return record
    ahead = [
        meeting
        for meeting in meetings.by_contact(context.journal).get(record, ())
        if meetings.status(meeting, context.today) in ("scheduled", "requested")
    ]
    if not ahead:
        raise CannotWork(f"no meeting with {record.name} is ahead; `journal list meetings` shows them all")
    return only(ahead, text, [meeting.slug for meeting in ahead])

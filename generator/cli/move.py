"""`journal move`: a meeting takes place on another day."""

from typing import TYPE_CHECKING

import click

from generator.cli.completing import meetings_and_people
from generator.cli.context import Context, dry_run_option, pass_context
from generator.cli.days import moment_said
from generator.cli.terminal import say
from generator.cli.writing import said, say_both_hours, the_planned, write, writing

if TYPE_CHECKING:
    from generator.model.records import Record

_EPILOG = """\b
Examples: journal move 2026-11-22-jane-doe "2026-11-24 10:00"
          journal move jane "tuesday 10:00" """


@click.command(epilog=_EPILOG)
@click.argument("meeting", shell_complete=meetings_and_people)
@click.argument("day", metavar="DATE")
@dry_run_option
@pass_context
def command(context: Context, meeting: str, day: str) -> None:
    """Move a meeting, event or piece of news to DATE: its `date`, its file's name and every reference to it.

    A person's name means the one meeting with them that is ahead. Without an hour in DATE the old one stays. Day and
    hour are yours; the file keeps the zone that it has.
    """
    from generator.edit.renaming import day_of, move

    with writing(context):
        record = the_planned(context, meeting)
        changes = move(context.journal, record, day_of(moment_said(day, context.today)))
        write(context, changes)
        said(context, changes)
    say_both_hours(context, changes[-1])
    _tell_of_the_old_day(record)


def _tell_of_the_old_day(record: "Record") -> None:
    """Say what was true of the old day only, and was taken away; and what the file goes on saying."""
    from generator.model.records import Meeting

    if isinstance(record, Meeting) and record.confirmed is not None:
        say(f"note: `confirmed: {record.confirmed}` was for the old day and is gone", err=True)
    if isinstance(record, Meeting) and record.status in ("cancelled", "no-show"):
        say(f"note: it still says `status: {record.status}`", err=True)

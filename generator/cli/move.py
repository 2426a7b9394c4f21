"""`journal move`: a meeting takes place on another day."""

import click

from generator.cli.context import Context, pass_context
from generator.cli.writing import in_one_line, said, the_record, write

_EPILOG = """\b
Example: journal move 2026-11-22-jane-doe "2026-11-24 10:00" """


@click.command(epilog=_EPILOG)
@click.argument("meeting")
@click.argument("day", metavar="DATE")
@pass_context
def command(context: Context, meeting: str, day: str) -> None:
    """Move a meeting, event or piece of news to DATE: its `date`, its file's name and every reference to it."""
    from generator.changes.renaming import day_of, move

    record = the_record(context, meeting)
    with in_one_line():
        changes = move(context.journal, record, day_of(day))
    write(context, changes)
    said(changes)

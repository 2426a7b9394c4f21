"""`journal heard`: they wrote or called first."""

from datetime import date

import click

from generator.cli.completing import people
from generator.cli.context import Context, dry_run_option, pass_context
from generator.cli.writing import came_option, day_of_fact, on_option, said, write, writing
from generator.model.choices import CHANNELS

_EPILOG = """\b
Example: journal heard jane-doe --by email --what "asks how the course went" """


@click.command(epilog=_EPILOG)
@click.argument("name", metavar="CONTACT", shell_complete=people)
@click.option("--by", type=click.Choice(CHANNELS), help="How.")
@click.option("--what", metavar="TEXT", help="What they said.")
@came_option
@on_option
@dry_run_option
@pass_context
def command(context: Context, name: str, by: str | None, what: str | None, on: date | None, *, came: bool) -> None:
    """Write down that somebody wrote or called first."""
    from generator.edit.week import heard

    day = day_of_fact(context, on)
    with writing(context, tells=True):
        changes = heard(context.journal, name, day, by, what, came=came)
        write(context, changes)
        said(context, changes)

"""`journal replied`: they answered."""

from datetime import date

import click

from generator.cli.completing import people
from generator.cli.context import Context, dry_run_option, pass_context
from generator.cli.writing import came_option, day_of_fact, on_option, said, write, writing
from generator.model.choices import CHANNELS

_EPILOG = """\b
Examples: journal replied jane-doe --on 2026-11-21
          journal replied jane-doe --by phone --what "Thursday suits her" """


@click.command(epilog=_EPILOG)
@click.argument("name", metavar="CONTACT", shell_complete=people)
@click.option("--by", metavar="HOW", type=click.Choice(CHANNELS), help="How they answered; without it as you wrote.")
@click.option("--what", metavar="TEXT", help="What they said, in a few words.")
@click.option("--declined", is_flag=True, help="Their answer was a no.")
@came_option
@on_option
@dry_run_option
@pass_context
def command(
    context: Context, name: str, by: str | None, what: str | None, on: date | None, *, declined: bool, came: bool
) -> None:  # fmt: skip
    """Write down an answer to the latest thing that you sent."""
    from generator.edit.week import replied

    day = day_of_fact(context, on)
    with writing(context, tells=True):
        changes = replied(context.journal, name, day, by=by, what=what, declined=declined, came=came)
        write(context, changes)
        said(context, changes)

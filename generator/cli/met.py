"""`journal met`: we met."""

from datetime import date

import click

from generator.cli.completing import people
from generator.cli.context import CannotWork, Context, dry_run_option, pass_context
from generator.cli.days import DaySaid
from generator.cli.writing import day_of_fact, edit_option, open_editor, say_written, write, writing

_EPILOG = """\b
Example: journal met jane-doe --edit"""


@click.command(epilog=_EPILOG)
@click.argument("names", nargs=-1, required=True, metavar="CONTACT...", shell_complete=people)
@click.option(
    "--on", "on", metavar="DATE", type=DaySaid(),
    help="The day, such as yesterday; without it today, or that of a meeting of the last week that has no notes yet.",
)  # fmt: skip
@edit_option
@dry_run_option
@pass_context
def command(context: Context, names: tuple[str, ...], on: date | None, edit: bool) -> None:
    """Write down that you met; prints the meeting's file, the planned one or a new one, for you to write up.

    A name that somebody gave you, or whom you met at an event, gets a record that says so.
    """
    from generator.edit.week import met

    day = day_of_fact(context, on) if on else None
    _check_people(context, names)
    with writing(context, tells=True):
        path, changes = met(context.journal, names, day, context.today)
        write(context, changes)
        say_written(context, path)
    if edit:
        open_editor(context, path)


def _check_people(context: Context, names: tuple[str, ...]) -> None:
    """Raise CannotWork where a day stands among the people."""
    from generator.cli.days import day_said
    from generator.reports.lookup import find_record

    for name in names:
        if day_said(name, context.today) and not find_record(context.journal, name):
            raise CannotWork(f"{name} is a day, not a person; `--on {name}` says when you met")

"""`journal met`: we met."""

from datetime import date

import click

from generator.cli.context import Context, pass_context
from generator.cli.writing import day_of_fact, edit_option, in_one_line, on_option, open_editor, write

_EPILOG = """\b
Example: journal met jane-doe --edit"""


@click.command(epilog=_EPILOG)
@click.argument("names", nargs=-1, required=True, metavar="CONTACT...")
@on_option
@edit_option
@pass_context
def command(context: Context, names: tuple[str, ...], on: date | None, edit: bool) -> None:
    """Write down that you met; prints the meeting's file, the planned one or a new one, for you to write up."""
    from generator.changes.week import met

    day = day_of_fact(context, on)
    with in_one_line():
        path, changes = met(context.journal, names, day, context.today)
    write(context, changes)
    click.echo(path)
    if edit:
        open_editor(context.root / path)

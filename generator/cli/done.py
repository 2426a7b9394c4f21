"""`journal done`: write the fact that closes a debt into the file that it belongs to."""

from datetime import date

import click

from generator.cli.completing import debts
from generator.cli.context import Context, pass_context
from generator.cli.writing import close_each, day_of_fact, on_option
from generator.model.choices import CHANNELS

_EPILOG = """\b
Example: journal done thank-email/2026-11-22-jane-doe --by email"""


@click.command(epilog=_EPILOG)
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=debts)
@on_option
@click.option("--by", metavar="HOW", type=click.Choice((*CHANNELS, "card")), help="email, card, phone …")
@pass_context
def command(context: Context, ids: tuple[str, ...], on: date | None, by: str | None) -> None:
    """Write down that you did it. An ID may be any unambiguous start of one that `journal todo` shows.

    Where one of several can't be closed so, none is.
    """
    from generator.edit.closing import close

    day = day_of_fact(context, on)
    close_each(context, ids, lambda debt: close(context.journal, debt, day, by), "done")

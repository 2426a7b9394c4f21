"""`journal done`: write the fact that closes a debt into the file that it belongs to."""

from datetime import date

import click

from generator.cli.completing import debts
from generator.cli.context import Context, dry_run_option, pass_context
from generator.cli.writing import begun_by, close_each, day_of_fact, on_option
from generator.model.choices import CHANNELS

_EPILOG = """\b
Examples: journal done thank-email/2026-11-22-jane-doe --by email
          journal done news/2026-11-20 --all"""


@click.command(epilog=_EPILOG)
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=debts)
@on_option
@click.option("--by", metavar="HOW", type=click.Choice((*CHANNELS, "card")), help="email, card, phone …")
@click.option("--all", "everything", is_flag=True, help="Close every debt that an ID with a / begins.")
@click.option("--came", is_flag=True, help="What they had promised has come.")
@dry_run_option
@pass_context
def command(
    context: Context, ids: tuple[str, ...], on: date | None, by: str | None, *, everything: bool, came: bool
) -> None:
    """Write down that you did it. An ID may be any unambiguous start of one that `journal todo` shows.

    Where one of several can't be closed so, none is.
    """
    from generator.edit.closing import close

    day = day_of_fact(context, on)
    meant = begun_by(context, ids) if everything else ids
    close_each(context, meant, lambda debt: close(context.journal, debt, day, by, came=came), "done")

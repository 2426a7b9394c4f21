"""`journal done`: write the fact that closes a debt into the file that it belongs to."""

from datetime import date

import click

from generator.cli.context import Context, pass_context
from generator.cli.writing import day_of_fact, in_one_line, on_option, the_debt, write

_EPILOG = """\b
Example: journal done thank-email/2026-11-22-jane-doe --by email"""


@click.command(epilog=_EPILOG)
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@on_option
@click.option("--by", metavar="HOW", help="How: email, card, phone, linkedin, in-person, video or mail.")
@pass_context
def command(context: Context, ids: tuple[str, ...], on: date | None, by: str | None) -> None:
    """Write down that you did it. An ID may be any unambiguous start of one that `journal todo` shows."""
    from generator.changes.closing import close

    day = day_of_fact(context, on)
    for text in ids:
        debt = the_debt(context, text)
        with in_one_line():
            change = close(context.journal, debt, day, by)
        write(context, [change])
        click.echo(f"{change.path}: {debt.kind} is done")
        context.forget()

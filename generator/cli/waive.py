"""`journal waive`: let a debt go, and say why."""

import click

from generator.cli.completing import debts
from generator.cli.context import CannotWork, Context, pass_context
from generator.cli.writing import close_each

_EPILOG = """\b
Example: journal waive thank-card/2026-11-22-jane-doe --why "she moved, no address" """


@click.command(epilog=_EPILOG)
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=debts)
@click.option("--why", required=True, metavar="TEXT", help="Why you let it go; it is kept in the file.")
@pass_context
def command(context: Context, ids: tuple[str, ...], why: str) -> None:
    """Let a debt go. It is listed under `journal todo --all` with your reason."""
    from generator.edit.closing import waive

    if not why.strip():
        raise CannotWork("--why needs a reason, in a few words")
    close_each(context, ids, lambda debt: waive(context.journal, debt, why.strip()), "let go")

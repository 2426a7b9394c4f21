"""`journal waive`: let a debt go, and say why."""

from datetime import date
from typing import TYPE_CHECKING

import click

from generator.cli.completing import debts
from generator.cli.context import CannotWork, Context, dry_run_option, pass_context
from generator.cli.days import DaySaid
from generator.cli.writing import say_written, the_debt, write, writing

if TYPE_CHECKING:
    from generator.debts.debt import Debt

_EPILOG = """\b
Examples: journal waive thank-card/2026-11-22-jane-doe --why "she moved, no address"
          journal waive --due-before 2026-11-20 --why "a new beginning" """


@click.command(epilog=_EPILOG)
@click.argument("ids", nargs=-1, metavar="[ID...]", shell_complete=debts)
@click.option("--why", required=True, metavar="TEXT", help="Why you let it go; it is kept in the file.")
@click.option("--due-before", type=DaySaid(), help="Every debt that was due before this day, but for promises.")
@dry_run_option
@pass_context
def command(context: Context, ids: tuple[str, ...], why: str, due_before: date | None) -> None:
    """Let a debt go. It is listed under `journal todo --all` with your reason."""
    from generator.edit.closing import waive

    if not why.strip():
        raise CannotWork("--why needs a reason, in a few words")
    if bool(ids) == (due_before is not None):
        raise CannotWork("say which debt you let go by its id, or all old ones by --due-before DATE")
    with writing(context, tells=True):
        meant = _named(context, ids) if due_before is None else _old(context, due_before)
        write(context, waive(meant, why.strip()))
        for debt in meant:
            say_written(context, f"{debt.record.path}: {debt.id} is let go")


def _named(context: Context, ids: tuple[str, ...]) -> "tuple[Debt, ...]":
    return tuple({debt.id: debt for debt in (the_debt(context, text) for text in ids)}.values())


def _old(context: Context, day: date) -> "tuple[Debt, ...]":
    """Return the open debts that were due before a day; a promise is let go only by its own id."""
    from generator.debts import open_debts, promise

    found = tuple(d for d in open_debts(context.day) if d.due_day < day and d.kind is not promise.KIND)
    if not found:
        raise CannotWork(f"nothing but promises was due before {day}")
    return found

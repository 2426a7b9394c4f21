"""`journal later`: put off a debt, or all that waits for somebody."""

from datetime import date
from typing import TYPE_CHECKING

import click

from generator.cli.completing import debts_and_people
from generator.cli.context import CannotWork, Context, dry_run_option, pass_context
from generator.cli.days import DayAhead
from generator.cli.writing import say_written, the_contact, the_debt, write, writing

if TYPE_CHECKING:
    from generator.edit.change import Change

_EPILOG = """\b
Examples: journal later jane-doe 2027-01-15
          journal later promise/2026-11-22-jane-doe "in 2 weeks" """


@click.command(epilog=_EPILOG)
@click.argument("what", metavar="ID|CONTACT", shell_complete=debts_and_people)
@click.argument("day", metavar="DATE", type=DayAhead())
@dry_run_option
@pass_context
def command(context: Context, what: str, day: date) -> None:
    """Do not remind me before DATE. A person's reminders rest until then; a debt falls due no sooner."""
    if day <= context.today:
        raise CannotWork(f"{day} is not ahead; today is {context.today}")
    with writing(context):
        change = _put_off(context, what, day)
        write(context, [change])
        say_written(context, f"{change.path}: not before {day}")


def _put_off(context: Context, what: str, day: date) -> "Change":
    from generator.debts import DEBT_NAMES
    from generator.edit.closing import put_off, snooze

    if "/" in what or what in DEBT_NAMES:
        return put_off(the_debt(context, what), day)
    return snooze(the_contact(context, what), day)

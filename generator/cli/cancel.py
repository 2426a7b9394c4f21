"""`journal cancel`: a meeting does not take place."""

from datetime import date
from typing import TYPE_CHECKING

import click

from generator.cli.completing import meetings_and_people
from generator.cli.context import Context, dry_run_option, pass_context
from generator.cli.days import DaySaid
from generator.cli.terminal import say
from generator.cli.writing import day_of_fact, said, the_planned, write, writing

if TYPE_CHECKING:
    from generator.edit.change import Change

_EPILOG = """\b
Examples: journal cancel jane-doe --by them
          journal cancel 2026-11-22-jane-doe --no-show
          journal cancel 2026-11-22-jane-doe --final"""


@click.command(epilog=_EPILOG)
@click.argument("meeting", metavar="MEETING", shell_complete=meetings_and_people)
@click.option(
    "--on", "on", metavar="DATE", type=DaySaid(),
    help="The day it was called off: 2026-11-22, yesterday, last friday; without it today.",
)  # fmt: skip
@click.option("--by", type=click.Choice(("me", "them")), help="Who called it off.")
@click.option("--no-show", is_flag=True, help="Nobody called it off; they did not come.")
@click.option("--final", is_flag=True, help="There will be no other day; without it you owe them one.")
@dry_run_option
@pass_context
def command(context: Context, meeting: str, on: date | None, by: str | None, *, no_show: bool, final: bool) -> None:
    """Write down that a meeting was called off, or that they did not come.

    A person's name means the meeting with them that is ahead, else the latest that is not written up. What you owe
    then is said.
    """
    day = day_of_fact(context, on)
    with writing(context, tells=True):
        changes = _called_off(context, meeting, day, by=by, no_show=no_show, final=final)
        write(context, changes)
        said(context, changes)
    if on and no_show:
        say(
            "note: --on is the day on which a meeting is called off; of one that nobody came to it is not kept",
            err=True,
        )


def _called_off(
    context: Context, text: str, day: date, *, by: str | None, no_show: bool, final: bool
) -> "tuple[Change, ...]":  # fmt: skip
    from generator.edit.week import called_off
    from generator.model.records import Contact, Meeting

    found = the_planned(context, text, (Contact, Meeting), or_past=True)
    return (called_off(found, day, context.today, by=by, no_show=no_show, final=final),)

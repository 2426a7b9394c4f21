"""`journal contacted`: I wrote or called."""

from datetime import date

import click

from generator.cli.completing import people
from generator.cli.context import Context, dry_run_option, pass_context
from generator.cli.days import times_said
from generator.cli.writing import day_of_fact, on_option, said, write, writing
from generator.model.choices import CHANNELS

_EPILOG = """\b
Examples: journal contacted jane-doe --by email --note "asked about museums"
          journal contacted jane-doe --by email --times "tue 10:00, wed 15:00" """


@click.command(epilog=_EPILOG)
@click.argument("name", metavar="CONTACT", shell_complete=people)
@click.option("--by", required=True, type=click.Choice(CHANNELS), help="How.")
@click.option("--about", type=click.Choice(("request", "hello", "article", "news")), help="What for.")
@click.option("--note", metavar="TEXT", help="What you want to remember of it.")
@click.option(
    "--times", metavar="TIMES", callback=times_said,
    help='The times that you offered, commas between: "tue 10:00, wed 15:00".',
)  # fmt: skip
@on_option
@dry_run_option
@pass_context
def command(
    context: Context, name: str, by: str, about: str | None, note: str | None, times: tuple[str, ...], on: date | None
) -> None:  # fmt: skip
    """Write down that you wrote or called.

    A name that somebody gave you, or whom you met at an event, gets a record that says so. The id of a debt means
    whoever it is owed to.
    """
    from generator.debts import debts
    from generator.edit.week import contacted

    day = day_of_fact(context, on)
    with writing(context, tells=True):
        owed = debts(context.day) if "/" in name else ()
        changes = contacted(context.journal, name, day, by, about, note, times, owed)
        write(context, changes)
        said(context, changes)

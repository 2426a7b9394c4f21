"""`journal brief`: what to have read before a meeting, and on the table during it."""

from typing import TYPE_CHECKING

import click

from generator.cli.chosen import one_record
from generator.cli.completing import talks_and_people
from generator.cli.context import CannotWork, Context, pass_context

if TYPE_CHECKING:
    from generator.records import Meeting

_EPILOG = """\b
Examples: journal brief
          journal brief ana-silva
          journal brief 2026-11-22 --format html > brief.html"""


@click.command(epilog=_EPILOG)
@click.argument("meeting", required=False, metavar="[MEETING]", shell_complete=talks_and_people)
@click.option(
    "--format", "form", type=click.Choice(("text", "html")), default="text", show_default=True,
    help="Text, or one HTML file for the phone and for paper.",
)  # fmt: skip
@pass_context
def command(context: Context, meeting: str | None, form: str) -> None:
    """Gather what you need for the next meeting, or for MEETING, on one sheet.

    MEETING is a meeting's file name, the start of one, or a person: then it is the next meeting with them.
    """
    from generator.briefs import html, text
    from generator.views.brief import brief

    chosen = _meeting(context, meeting)
    made = brief(context.journal, context.today, context.settings, chosen)
    click.echo(html.render(made) if form == "html" else text.render(made), nl=False)


def _meeting(context: Context, text: str | None) -> "Meeting":
    from generator.records import Contact, Meeting
    from generator.views.brief import next_meeting

    if text is None:
        found = next_meeting(context.journal, context.today)
        if found is None:
            raise CannotWork("no meeting is agreed for today or later; `journal brief MEETING` shows another")
        return found
    record = one_record(context.journal, text, (Contact, Meeting))
    if isinstance(record, Meeting):
        return record
    assert isinstance(record, Contact)  # noqa: S101 - what was asked for
    found = next_meeting(context.journal, context.today, record)
    if found is None:
        raise CannotWork(f"no meeting with {record.name} lies ahead")
    return found

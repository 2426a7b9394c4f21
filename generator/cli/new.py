"""`journal new`: a record from a template."""

from datetime import date

import click

from generator.cli.context import CannotWork, Context, parse_day, pass_context
from generator.cli.writing import edit_option, in_one_line, open_editor, the_contact, write

_EPILOG = """\b
Examples: journal new contact "Jane Doe" --introduced-by ana-silva
          journal new meeting "Jane Doe" --on 2026-12-01 --topic museums"""


@click.command(epilog=_EPILOG)
@click.argument("kind", type=click.Choice(("contact", "company", "meeting", "event", "update")))
@click.argument("name")
@click.option("--with", "with_", multiple=True, metavar="CONTACT", help="Whom you meet; again for each person.")
@click.option("--on", "on", metavar="DATE", type=parse_day, help="The day; without it today.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="What it is about; again for each topic.")
@click.option("--introduced-by", multiple=True, metavar="CONTACT", help="Who gave you the name.")
@edit_option
@pass_context
def command(
    context: Context, kind: str, name: str, with_: tuple[str, ...], on: date | None, topics: tuple[str, ...],
    introduced_by: tuple[str, ...], edit: bool,
) -> None:  # fmt: skip
    """Make a record from a template and print its file. Templates of your own lie in journal/templates/."""
    from generator.changes.new_record import new_meeting, new_record, own_template

    if with_ and kind != "meeting":
        raise CannotWork("--with goes with a meeting")
    if introduced_by and kind != "contact":
        raise CannotWork("--introduced-by goes with a contact")
    day = on or context.today
    template = own_template(context.project.docs, kind)
    with in_one_line():
        if kind == "meeting":
            people = tuple(the_contact(context, person) for person in with_ or (name,))
            change = new_meeting(
                context.journal,
                name if with_ else people[0].name,
                day,
                tuple(person.slug for person in people),
                topics=topics,
                template=template,
                own_title=bool(with_),
            )
        else:
            by = tuple(the_contact(context, person).slug for person in introduced_by)
            change = new_record(context.journal, kind, name, day, topics=topics, introduced_by=by, template=template)
    write(context, [change])
    click.echo(change.path)
    if edit:
        open_editor(context.root / change.path)

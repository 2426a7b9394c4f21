"""`journal new`: a record from a template."""

from typing import TYPE_CHECKING

import click

from generator.cli.completing import people
from generator.cli.context import CannotWork, Context, dry_run_option, pass_context
from generator.cli.days import day_said, moment_said
from generator.cli.terminal import say
from generator.cli.writing import (
    edit_option,
    open_editor,
    say_both_hours,
    say_written,
    the_contact,
    write,
    writing,
)

if TYPE_CHECKING:
    from generator.edit.change import Change
    from generator.model.moment import Moment

_EPILOG = """\b
Examples: journal new contact "Jane Doe" --introduced-by ana-silva
          journal new meeting "Jane Doe" --on "2026-12-01 15:00" --topic museums"""


@click.command(epilog=_EPILOG)
@click.argument("kind", metavar="KIND", type=click.Choice(("contact", "company", "meeting", "event", "update")))
@click.argument("name")
@click.option(
    "--with", "with_", multiple=True, metavar="CONTACT", shell_complete=people,
    help="Whom you meet; again for each person.",
)  # fmt: skip
@click.option("--on", "on", metavar="DATE", help="The day, and the hour if you know it; without it today.")
@click.option("--topic", "topics", multiple=True, metavar="TOPIC", help="What it is about; again for each topic.")
@click.option(
    "--introduced-by", multiple=True, metavar="CONTACT", shell_complete=people, help="Who gave you the name.",
)  # fmt: skip
@edit_option
@dry_run_option
@pass_context
def command(
    context: Context, kind: str, name: str, with_: tuple[str, ...], on: str | None, topics: tuple[str, ...],
    introduced_by: tuple[str, ...], edit: bool,
) -> None:  # fmt: skip
    """Make a record from a template and print its file. Templates of your own lie in journal/templates/.

    KIND is contact, company, meeting, event or update. The NAME of a meeting is the person's, or any with --with.
    """
    if with_ and kind != "meeting":
        raise CannotWork("--with goes with a meeting")
    if introduced_by and kind != "contact":
        raise CannotWork("--introduced-by goes with a contact")
    with writing(context, tells=True):
        if kind == "meeting":
            changes = _meeting(context, name, with_, _day(context, on, kind), topics)
        else:
            by = tuple(the_contact(context, person).slug for person in introduced_by)
            changes = (_record(context, kind, name, on, topics, by),)
        write(context, changes)
        say_written(context, changes[-1].path)
    say_both_hours(context, changes[-1], err=True)
    if edit:
        open_editor(context, changes[-1].path)


def _day(context: Context, on: str | None, kind: str) -> "Moment":
    """Return the day; for a contact or a piece of news it must not lie ahead."""
    from generator.edit.renaming import day_of
    from generator.model.moment import Moment

    if on and kind in ("contact", "update"):
        on = str(day_said(on, context.today) or on)
    moment = day_of(moment_said(on, context.today)) if on else Moment(context.today)
    if kind in ("contact", "update") and moment.day > context.today:
        raise CannotWork(f"{moment.day} has not come yet; today is {context.today}")
    return moment


def _meeting(
    context: Context, name: str, with_: tuple[str, ...], on: "Moment", topics: tuple[str, ...]
) -> "tuple[Change, ...]":
    """Return the new meeting, after the new records of those people who have none yet."""
    from generator.edit.new_record import general_headings, new_meeting, own_template
    from generator.edit.people import person_called

    people = {p.slug: p for p in (person_called(context.journal, one, context.today) for one in with_ or (name,))}
    headings = general_headings(context.journal, topics)
    for heading in headings:
        say(f"note: the questions under {heading} are copied; it is no topic of anybody's and not written", err=True)
    meeting = new_meeting(
        context.journal,
        name if with_ else next(iter(people.values())).name,
        on,
        tuple(people),
        topics=tuple(topic for topic in topics if topic not in headings),
        questions_on=topics,
        template=own_template(context.project.docs, "meeting"),
        own_title=bool(with_),
    )
    return (*(person.made for person in people.values() if person.made), meeting)


def _record(
    context: Context, kind: str, name: str, on: str | None, topics: tuple[str, ...], by: tuple[str, ...]
) -> "Change":
    from generator.edit.new_record import new_record, own_template
    from generator.edit.people import noted_of

    change = new_record(
        context.journal,
        kind,
        name,
        _day(context, on, kind),
        topics=topics,
        introduced_by=by,
        introduced=kind == "contact" and on is not None,
        template=own_template(context.project.docs, kind),
        noted=noted_of(context.journal, name, context.today) if kind == "contact" else None,
    )
    _warn_of_namesake(context, kind, name)
    return change


def _warn_of_namesake(context: Context, kind: str, name: str) -> None:
    """Say where somebody is called so already: namesakes are allowed, but references by name become ambiguous."""
    from generator.edit.new_record import FOLDERS

    for other in getattr(context.journal, FOLDERS[kind]).answering(name):
        say(f"note: {other.path} is called {name} too", err=True)

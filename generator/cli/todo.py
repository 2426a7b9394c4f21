"""`journal todo`: what is owed to whom, by when, why, and how to close it."""

import json
from datetime import date

import click

from generator.cli.completing import people
from generator.cli.context import Context, no_cache_option, pass_context
from generator.debts import debts
from generator.debts.debt import Debt
from generator.facts import meetings
from generator.model.journal import Journal
from generator.model.records import Contact, Meeting

_EPILOG = """\b
Examples: journal todo
          journal todo --contact "Ana Silva" --all
          journal todo --within 3 --format json"""


@click.command(epilog=_EPILOG)
@click.option("--all", "everything", is_flag=True, help="Show what is closed, waived or let go too.")
@click.option("--within", metavar="DAYS", type=click.IntRange(0, 100_000), help="Only what falls due within so many.")
@click.option("--contact", "person", metavar="REF", shell_complete=people, help="Only what concerns this person.")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
@no_cache_option
@pass_context
def command(context: Context, everything: bool, within: int | None, person: str | None, form: str) -> None:
    """Show what you owe whom, most urgent first.

    It begins with what lies ahead today and tomorrow: meetings, events, birthdays. Then the table shows what is for
    these two days, the ten that wait longest and what falls due within 14 days, and counts the rest; what waits for
    its day is only named, unless you ask for --all, --within or one --contact. The json holds all.
    """
    from generator.cli.todo_table import SHOWN_DAYS, until

    journal, today = context.journal, context.today
    about = _contact(context, person) if person is not None else None
    found = debts(context.day)
    concerned = tuple(debt for debt in found if about is None or _concerns(journal, debt, about))
    last = until(today, SHOWN_DAYS if within is None else within)
    if form == "json":
        asked = [d for d in concerned if (d.is_open or everything) and (within is None or d.due_day <= last)]
        said = _json(asked, context, about)
    else:
        if within is not None:
            concerned = tuple(debt for debt in concerned if debt.is_open or debt.due_day <= last)
        whole = everything or within is not None or about is not None
        shown_until = None if everything and within is None else last
        said = _table(context, concerned, shown_until, about, whole=whole, closed=everything)
    click.echo(said, color=True)


def _contact(context: Context, text: str) -> Contact:
    from generator.cli.writing import the_contact

    return the_contact(context, text)


def _concerns(journal: Journal, debt: Debt, person: Contact) -> bool:
    """Return whether a debt is owed to a person, or to nobody and about them."""
    if debt.contact is not None:
        return debt.contact is person
    return isinstance(debt.record, Meeting) and person in meetings.people(journal, debt.record)


def _json(asked: list[Debt], context: Context, about: Contact | None) -> str:
    from generator.io.exporters.json import debt_entry
    from generator.reports.ahead import ahead
    from generator.reports.unclear import unclear

    upcoming = [
        {"kind": one.kind, "date": str(one.date), "name": one.name, "place": one.place, "path": one.record.path}
        for one in ahead(context.day, about)
    ]
    entries = [debt_entry(debt, context.today) for debt in asked]
    said = {
        "today": context.today.isoformat(),
        "ahead": upcoming,
        "unclear": len(unclear(context.day)),
        "debts": entries,
    }
    return json.dumps(said, indent=2)


def _table(
    context: Context, concerned: tuple[Debt, ...], last: date | None, about: Contact | None, *, whole: bool,
    closed: bool,
) -> str:  # fmt: skip
    from generator.cli.terminal import columns, painter
    from generator.cli.todo_table import Table
    from generator.debts import open_debts
    from generator.reports.ahead import ahead
    from generator.reports.lookup import Shortener
    from generator.reports.unclear import unclear

    paint = painter()
    table = Table(
        journal=context.journal,
        debts=concerned,
        today=context.today,
        until=last,
        whole=whole,
        about=about,
        shortener=Shortener(context.day, open_debts(context.day)),
        paint=paint,
        room=columns(),
        unclear=len(unclear(context.day)),
        ahead=ahead(context.day, about),
        let_go=sum(_lapsed_lately(debt, context) for debt in concerned) if not closed else 0,
    )
    return "\n".join(table.lines(everything=closed))


def _lapsed_lately(debt: Debt, context: Context) -> bool:
    """Return whether a debt was let go in the last fortnight because it had been due for too long."""
    from generator.cli.todo_table import SHOWN_DAYS

    lapsed = (context.today - debt.due_day).days - context.settings.lapse_days
    return bool(debt.let_go) and debt.kind.lapses and 0 < lapsed <= SHOWN_DAYS

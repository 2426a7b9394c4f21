"""`journal show`: the essentials of one record, in plain words."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from generator.cli.completing import records
from generator.cli.context import CannotWork, Context, pass_context

if TYPE_CHECKING:
    from generator.cli.sheets import Sheet
    from generator.facts.companies import KnownCompany
    from generator.model.records import Record

_EPILOG = """\b
Examples: journal show "Ana Silva"
          journal show 2026-11-22"""


@click.command(epilog=_EPILOG)
@click.argument("ref", metavar="REF", shell_complete=records)
@pass_context
def command(context: Context, ref: str) -> None:
    """Show the essentials of a person, company, meeting, event or piece of news.

    REF is a name, or any start of one that means one thing.
    """
    from generator.cli.sheets import Sheet
    from generator.cli.terminal import columns, painter

    found = _found(context, ref)
    sheet = Sheet(day=context.day, paint=painter(), room=columns())
    click.echo("\n".join(_sheet(sheet, found)), color=True)


def _found(context: Context, ref: str) -> "Record | KnownCompany":
    from generator.cli.writing import the_record
    from generator.facts.companies import find_company

    try:
        return the_record(context, ref)
    except CannotWork:
        # A company that is only named somewhere has no record, and can be asked for all the same.
        company = find_company(context.journal, ref)
        if company is None:
            raise
        return company


def _sheet(sheet: "Sheet", found: "Record | KnownCompany") -> Iterator[str]:
    from generator.cli import sheets
    from generator.facts.companies import KnownCompany, find_company
    from generator.model.records import Company, Contact, Event, Meeting, Update

    if isinstance(found, Contact):
        return sheets.contact_lines(sheet, found)
    if isinstance(found, Meeting):
        return sheets.meeting_lines(sheet, found)
    if isinstance(found, Event):
        return sheets.event_lines(sheet, found)
    if isinstance(found, Update):
        return sheets.update_lines(sheet, found)
    known = find_company(sheet.journal, found.slug) if isinstance(found, Company) else found
    return sheets.company_lines(sheet, known) if isinstance(known, KnownCompany) else iter(())

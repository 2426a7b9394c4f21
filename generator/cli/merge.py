"""`journal merge`: two records that are one person become one."""

import click

from generator.cli.context import Context, pass_context
from generator.cli.writing import in_one_line, said, the_record, write

_EPILOG = """\b
Example: journal merge jane-doe j-doe"""


@click.command(epilog=_EPILOG)
@click.argument("kept", metavar="A")
@click.argument("other", metavar="B")
@pass_context
def command(context: Context, kept: str, other: str) -> None:
    """Put all that B says into A, let every reference to B mean A, and remove B's file."""
    from generator.changes.renaming import merge

    first, second = the_record(context, kept), the_record(context, other)
    with in_one_line():
        changes = merge(context.journal, first, second)
    write(context, changes)
    said(changes)

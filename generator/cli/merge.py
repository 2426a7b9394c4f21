"""`journal merge`: two records that are one person become one."""

import click

from generator.cli.completing import records
from generator.cli.context import Context, dry_run_option, pass_context
from generator.cli.writing import said, the_record, write, writing

_EPILOG = """\b
Example: journal merge jane-doe j-doe"""


@click.command(epilog=_EPILOG)
@click.argument("kept", metavar="A", shell_complete=records)
@click.argument("other", metavar="B", shell_complete=records)
@dry_run_option
@pass_context
def command(context: Context, kept: str, other: str) -> None:
    """Put all that B says into A, let every reference to B mean A, and remove B's file."""
    from generator.edit.merging import merge

    with writing(context):
        changes = merge(context.journal, the_record(context, kept), the_record(context, other))
        write(context, changes)
        said(context, changes)

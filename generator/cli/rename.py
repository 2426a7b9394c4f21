"""`journal rename`: a record gets another name, and every reference follows."""

import click

from generator.cli.completing import records
from generator.cli.context import Context, dry_run_option, pass_context
from generator.cli.writing import said, the_record, write, writing

_EPILOG = """\b
Example: journal rename jane-doe "Jane Miller" """


@click.command(epilog=_EPILOG)
@click.argument("old", shell_complete=records)
@click.argument("new")
@dry_run_option
@pass_context
def command(context: Context, old: str, new: str) -> None:
    """Give a record another name: a file's name such as jane-miller, or a name such as "Jane Miller"."""
    from generator.edit.renaming import rename

    with writing(context):
        changes = rename(context.journal, the_record(context, old), new)
        write(context, changes)
        said(context, changes)

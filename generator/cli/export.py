"""`journal export`: the journal in another form, to a file or to standard output."""

from collections.abc import Callable
from pathlib import Path

import click

from generator.cli.context import CannotWork, Context, pass_context

_EPILOG = """\b
Examples: journal export json -o journal.json
          journal export json | jq '.contacts[] | select(.stage == "met") | .name'"""


def _json(context: Context) -> bytes:
    from generator.debts import debts
    from generator.exporters.json import text_of, to_json
    from generator.rules import check

    journal, today, settings = context.journal, context.today, context.settings
    found = debts(journal, today, settings)
    content = to_json(journal, found, check(journal, today, settings), today, settings)
    return text_of(content).encode()


FORMS: dict[str, Callable[[Context], bytes]] = {"json": _json}
"""What makes each form; a test compares them with the exporters."""


@click.command(epilog=_EPILOG)
@click.argument("form", type=click.Choice(tuple(FORMS)))
@click.option("-o", "--output", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write to FILE.")
@pass_context
def command(context: Context, form: str, output: Path | None) -> None:
    """Hand over the journal as FORM; without -o, to standard output.

    The same files on the same day give the same bytes.
    """
    data = FORMS[form](context)
    if output is None:
        click.echo(data, nl=False)
        return
    from generator.writer import write_atomically

    try:
        write_atomically(output, data)
    except OSError as error:
        raise CannotWork(f"{output} can't be written: {error.strerror}") from None

"""`journal schema`: the JSON Schema of the front matter, for editors."""

import json

import click

from generator.cli.context import CannotWork, Context, pass_context
from generator.model.json_schema import RECORDS, journal_schema, kind_schema


@click.command(epilog="Example: journal schema contact > contact.schema.json")
@click.argument("kind", required=False, metavar="[KIND]", type=click.Choice(tuple(RECORDS)))
@pass_context
def command(context: Context, kind: str | None) -> None:
    """Print the JSON Schema of the front matter.

    KIND is contact, company, meeting, event, update or profile; without it, one schema holds them all. Inside a
    journal, the fields of your own in the option known_fields are part of it.
    """
    own = _known_fields(context)
    made = kind_schema(RECORDS[kind], own) if kind else journal_schema(own)
    click.echo(json.dumps(made, indent=2))


def _known_fields(context: Context) -> tuple[str, ...]:
    try:
        return tuple(context.settings.known_fields)
    except CannotWork:
        if context.folder is not None:
            raise
        return ()  # outside a journal the schema is the plain one

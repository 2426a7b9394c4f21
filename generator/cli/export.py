"""`journal export`: the journal in another form, to a file, to a folder or to standard output."""

import os
import sys
from pathlib import Path

import click

from generator.cli.context import CannotWork, Context, pass_context
from generator.cli.export_forms import BINARY, FILES, FOLDERS, FORMS, VERSIONS, vcard_of

_EPILOG = """\b
Examples: journal export json | jq '.contacts[] | select(.stage == "met") | .name'
          journal export vcard --version 3.0 -o people.vcf
          journal export csv -o list/
          journal export pages -o leaving/"""


@click.command(epilog=_EPILOG)
@click.argument("form", type=click.Choice(FORMS))
@click.option(
    "-o", "--output", metavar="PATH", type=click.Path(),
    help="Write to PATH: a file; for pages, and for several tables as csv, a folder.",
)  # fmt: skip
@click.option("--version", type=click.Choice(VERSIONS), help="Of vcard; without it the first.")
@pass_context
def command(context: Context, form: str, output: str | None, version: str | None) -> None:
    """Hand over the journal as FORM; without -o, to standard output.

    ics is a calendar, vcard an address book, csv the list of people, xlsx that and four more tables, pages a folder
    that other programs build. The same files on the same day give the same bytes.
    """
    if version and form != "vcard":
        raise click.UsageError(f"--version is vcard's; {form} has only one")
    if output is None:
        _print(context, form, version)
        return
    try:
        _write(context, form, output, version)
    except OSError as error:
        raise CannotWork(f"{output} can't be written: {error.strerror}") from None


def _print(context: Context, form: str, version: str | None) -> None:
    if form not in FILES:
        raise CannotWork(f"{form} are a folder: `journal export {form} -o DIR` names it")
    if form in BINARY and _is_terminal():
        raise CannotWork(f"{form} is nothing to read; `journal export {form} -o FILE` writes it")
    click.echo(_made(context, form, version), nl=False)


def _is_terminal() -> bool:
    return sys.stdout.isatty()


def _write(context: Context, form: str, output: str, version: str | None) -> None:
    from generator.cli.export_folder import write_pages, write_tables
    from generator.writer import write_atomically

    path = Path(output)
    is_folder = path.is_dir() or output.endswith(("/", os.sep))
    if form == "pages":
        write_pages(context, path, FOLDERS[form](context))
    elif form in FOLDERS and is_folder:
        write_tables(path, FOLDERS[form](context))
    elif is_folder:
        raise CannotWork(f"{output} is a folder; `-o` names a file for {form}")
    else:
        write_atomically(path, _made(context, form, version))


def _made(context: Context, form: str, version: str | None) -> bytes:
    make = vcard_of(version) if version else FILES[form]
    return make(context)

"""`journal export`: the journal in another form, to a file, to a folder or to standard output."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from generator.cli import terminal
from generator.cli.context import CannotWork, Context, pass_context
from generator.files.writer import swap_directory, temporary_directory, write_atomically

BINARY = frozenset(("xlsx", "sqlite"))
"""Forms that are not text, and are not written to a terminal."""
VERSIONS = ("4.0", "3.0")
"""The versions of vCard, the default first; a test compares them with the exporter's."""
_EPILOG = """\b
Examples: journal export json | jq '.contacts[] | select(.stage == "met") | .name'
          journal export vcard --version 3.0 -o people.vcf
          journal export csv -o list/
          journal export pages -o leaving/"""


def _json(context: Context) -> bytes:
    from generator.io.exporters.json import text_of

    return text_of(_content(context)).encode()


def _ics(context: Context) -> bytes:
    from generator.io.exporters.feeds import calendar

    return calendar(context.day, context.root)


def _vcard(context: Context) -> bytes:
    from generator.io.exporters.vcard import to_vcard

    return to_vcard(context.journal, context.today)


def _csv(context: Context) -> bytes:
    from generator.io.exporters.sheets import to_csv

    return to_csv(_sheets(context)[0])


def _xlsx(context: Context) -> bytes:
    from generator.io.exporters.sheets import to_xlsx

    return to_xlsx(_sheets(context), context.today)


def _sqlite(context: Context) -> bytes:
    from generator.io.exporters.sqlite import to_sqlite

    return to_sqlite(_content(context))


def _one_sheet(context: Context) -> bytes:
    from generator.reports.one_sheet import one_sheet
    from generator.site.exported_pages import one_sheet_page

    sheet = one_sheet(context.journal)
    if sheet is None:
        raise CannotWork("there is no profile.md yet, and the one-sheet says who you are")
    return one_sheet_page(sheet)


FILES: dict[str, Callable[[Context], bytes]] = {
    "json": _json, "ics": _ics, "vcard": _vcard, "csv": _csv, "xlsx": _xlsx, "sqlite": _sqlite,
    "one-sheet": _one_sheet,
}  # fmt: skip
"""For each form, the function that makes it as one file; a test compares the forms with the exporters."""


def _csv_files(context: Context) -> Mapping[str, bytes]:
    from generator.io.exporters.sheets import to_files

    return to_files(_sheets(context))


def _pages(context: Context) -> Mapping[str, bytes]:
    from generator.io.exporters.feeds import feeds
    from generator.site.config import extensions
    from generator.site.exported_pages import to_pages
    from generator.site.pages import page_context, pages, scripts
    from generator.site.pages.python_markdown import with_extensions

    site = page_context(context.day)
    found = pages(site)
    if listed := extensions(context.project.written):
        found = tuple(with_extensions(site, page, listed) for page in found)
    made = {address: make() for address, make in feeds(context.day, context.root)}
    return to_pages(found, scripts(site), context.journal, made, context.project.written)


FOLDERS: dict[str, Callable[[Context], Mapping[str, bytes]]] = {"csv": _csv_files, "pages": _pages}
"""For each form that is a folder, the function that makes its files, by their addresses in the folder."""
FORMS = tuple(dict.fromkeys((*FILES, *FOLDERS)))


@click.command(epilog=_EPILOG)
@click.argument("form", type=click.Choice(FORMS))
@click.option(
    "-o", "--output", metavar="PATH", type=click.Path(),
    help="Write to PATH: a file, or - for standard output; for pages, and for several tables as csv, a folder.",
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
    if output in (None, "-"):
        _print(context, form, version)
        return
    try:
        _write(context, form, output, version)
    except OSError as error:
        raise CannotWork(f"{output} can't be written: {error.strerror}") from None


def _print(context: Context, form: str, version: str | None) -> None:
    if form not in FILES:
        raise CannotWork(f"{form} are a folder: `journal export {form} -o DIR` names it")
    if form in BINARY and terminal.is_terminal():
        raise CannotWork(f"{form} is nothing to read; `journal export {form} -o FILE` writes it")
    made = _made(context, form, version)
    if terminal.is_terminal():  # it is read by somebody, not by a program
        terminal.say(made.decode("utf-8", "replace").replace("\r\n", "\n").removesuffix("\n"))
    else:
        click.echo(made, nl=False)


def _write(context: Context, form: str, output: str, version: str | None) -> None:

    from generator.files.writer import write_atomically

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


def write_tables(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made if need be; other files in it stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_atomically(folder / name, data)


def write_pages(context: Context, folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the pages and the owner's pictures; an older export is replaced, a site that was built from it stays."""
    from generator.site.exported_pages import CONFIG, DOCS, OVERRIDES

    folder = folder.resolve()
    if why := _why_not(context, folder):
        raise CannotWork(f"{folder.name} can't hold the pages: {why}")
    folder.mkdir(parents=True, exist_ok=True)
    with temporary_directory(folder) as made:
        for address in sorted(context.journal.assets):
            _write_files(made / DOCS / address, (context.project.docs / address).read_bytes())
        for address, data in files.items():
            _write_files(made / address, data)
        swap_directory(made / OVERRIDES, folder / OVERRIDES)
        swap_directory(made / DOCS, folder / DOCS)
    write_atomically(folder / CONFIG, files[CONFIG])


def _why_not(context: Context, folder: Path) -> str:
    from generator.site.exported_pages import CONFIG, MARK

    docs = context.project.docs.resolve()
    if folder == docs or docs in folder.parents:
        return "your records lie there"
    if folder.exists() and not folder.is_dir():
        return "it is a file"
    if not folder.exists() or not any(folder.iterdir()):
        return ""
    config = folder / CONFIG
    if config.is_file() and config.read_bytes().startswith(MARK.encode()):
        return ""
    return "it holds files that no export wrote; empty it or choose another"


def _write_files(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def vcard_of(version: str) -> Callable[[Context], bytes]:
    """Return the function that makes the address book in this version."""
    from generator.io.exporters.vcard import to_vcard

    return lambda context: to_vcard(context.journal, context.today, version)


def _content(context: Context) -> dict[str, Any]:
    from generator.debts import debts
    from generator.io.exporters.json import to_json
    from generator.rules.check import check

    return to_json(context.day, debts(context.day), check(context.day))


def _sheets(context: Context) -> Any:
    from generator.io.exporters.sheets import sheets

    return sheets(context.day)

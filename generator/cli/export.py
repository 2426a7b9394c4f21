"""`journal export`: the journal in another form, to a file, to a folder or to standard output."""

import os
import shutil
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
_LARGEST = 256 * 1024 * 1024
"""How many bytes an earlier export may have to be known as one."""
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
@click.option("--force", is_flag=True, help="Go over a file that no export wrote.")
@click.option("--version", type=click.Choice(VERSIONS), help="Of vcard; without it the first.")
@click.option("--personal", is_flag=True, help="Of vcard: with what you have in common and personal details.")
@pass_context
def command(context: Context, form: str, output: str | None, force: bool, version: str | None, personal: bool) -> None:
    """Hand over the journal as FORM; without -o, to standard output.

    ics is a calendar, vcard an address book, csv the list of people, xlsx that and four more tables, pages a folder
    that other programs build. The same files on the same day give the same bytes. An earlier export is gone over;
    your records, mkdocs.yml and files that no export wrote are not.
    """
    if version and form != "vcard":
        raise click.UsageError(f"--version is vcard's; {form} has only one")
    if personal and form != "vcard":
        raise click.UsageError(f"--personal is vcard's; {form} knows no such choice")
    make = _vcard_of(version or VERSIONS[0], personal=personal) if form == "vcard" else FILES.get(form, _json)
    if output in (None, "-"):
        _print(context, form, make)
        return
    try:
        _write(context, form, output, make, force=force)
    except OSError as error:
        raise CannotWork(f"{output} can't be written: {error.strerror}") from None


def _print(context: Context, form: str, make: Callable[[Context], bytes]) -> None:
    if form not in FILES:
        raise CannotWork(f"{form} are a folder: `journal export {form} -o DIR` names it")
    if form in BINARY and terminal.is_terminal():
        raise CannotWork(f"{form} is nothing to read; `journal export {form} -o FILE` writes it")
    made = make(context)
    if terminal.is_terminal():  # it is read by somebody, not by a program
        terminal.say(made.decode("utf-8", "replace").replace("\r\n", "\n").removesuffix("\n"))
    else:
        click.echo(made, nl=False)


def _write(context: Context, form: str, output: str, make: Callable[[Context], bytes], *, force: bool) -> None:
    from generator.files.writer import write_atomically

    path = Path(output)
    if not output.strip():
        raise CannotWork("-o needs the name of a file or a folder")
    is_folder = path.is_dir() or output.endswith(("/", os.sep))
    if form == "pages":
        write_pages(context, path, FOLDERS[form](context), force=force)
    elif form in FOLDERS and is_folder:
        files = FOLDERS[form](context)
        for name in files:
            check_target(context, path / name, force=force)
        write_tables(path, files)
    elif is_folder:
        raise CannotWork(f"{output} is a folder; `-o` names a file for {form}")
    else:
        check_target(context, path, force=force)
        write_atomically(path, make(context))


def check_target(context: Context, path: Path, *, force: bool) -> None:
    """Raise CannotWork where an export may not be written to `path`; with `force`, it may go over another's file."""
    from generator.files.inside import leads_out
    from generator.io.exporters.ours import is_ours

    root, where = context.root.absolute(), path.resolve()
    docs = context.project.docs.resolve()
    if where.is_relative_to(docs) or any(_is_one(above, docs) for above in where.parents):
        raise CannotWork(f"{path} is no place for an export: your records lie there")
    if any(where == config.resolve() or _is_one(where, config) for config in context.project.configs):
        raise CannotWork(f"{path} is no place for an export: it says how your journal is built")
    if Path(os.path.abspath(path)).is_relative_to(root) and leads_out(path, root):  # noqa: PTH100 - follows no link
        raise CannotWork(f"{path} is no place for an export: a link there leads out of the journal's folder")
    if path.exists() and not path.is_file():
        raise CannotWork(f"{path} is no plain file")
    if path.exists() and not force and (path.stat().st_size > _LARGEST or not is_ours(path.read_bytes())):
        raise CannotWork(f"{path} is there, and no export wrote it; --force goes over it")


def _is_one(path: Path, other: Path) -> bool:
    """Return whether two paths lead to one file, also where a file system takes `JOURNAL` and `journal` for one."""
    try:
        return path.samefile(other)
    except OSError:
        return False


def write_tables(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder, which is made if need be; other files in it stay."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        write_atomically(folder / name, data)


def write_pages(context: Context, folder: Path, files: Mapping[str, bytes], *, force: bool = False) -> None:
    """Write the pages and the owner's pictures; an older export is replaced, a site that was built from it stays."""
    from generator.files.inside import leads_out
    from generator.site.exported_pages import CONFIG, DOCS, OVERRIDES

    named, root = Path(os.path.abspath(folder)), context.root.absolute()  # noqa: PTH100 - follows no link
    if named.is_relative_to(root) and leads_out(named, root):
        raise CannotWork(f"{folder} can't hold the pages: a link there leads out of the journal's folder")
    folder = folder.resolve()
    if why := _why_not(context, folder, force=force):
        raise CannotWork(f"{folder.name or folder} can't hold the pages: {why}")
    folder.mkdir(parents=True, exist_ok=True)
    with temporary_directory(folder) as made:
        for address in sorted(context.journal.assets):
            copy = made / DOCS / address
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(context.project.docs / address, copy)
        for address, data in files.items():
            _write_files(made / address, data)
        swap_directory(made / OVERRIDES, folder / OVERRIDES)
        swap_directory(made / DOCS, folder / DOCS)
    write_atomically(folder / CONFIG, files[CONFIG])


def _why_not(context: Context, folder: Path, *, force: bool) -> str:
    from generator.site.exported_pages import CONFIG, MARK

    docs = context.project.docs.resolve()
    if folder in (docs, context.root.resolve()) or docs in folder.parents or folder in docs.parents:
        return "your records lie there"
    if folder.exists() and not folder.is_dir():
        return "it is a file"
    if not folder.exists() or not any(folder.iterdir()):
        return ""
    config = folder / CONFIG
    if force or (config.is_file() and config.read_bytes().startswith(MARK.encode())):
        return ""
    return "it holds files that no export wrote; empty it, choose another, or say --force"


def _write_files(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _vcard_of(version: str, *, personal: bool) -> Callable[[Context], bytes]:
    from generator.io.exporters.vcard import to_vcard

    return lambda context: to_vcard(context.journal, context.today, version, personal=personal)


def _content(context: Context) -> dict[str, Any]:
    from generator.debts import debts
    from generator.io.exporters.json import to_json
    from generator.rules.check import check

    return to_json(context.day, debts(context.day), check(context.day))


def _sheets(context: Context) -> Any:
    from generator.io.exporters.sheets import sheets

    return sheets(context.day)

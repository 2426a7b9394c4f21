"""What `journal export` can make: each form as the bytes of a file, or as the files of a folder."""

from collections.abc import Callable, Mapping
from typing import Any

from generator.cli.context import CannotWork, Context


def _json(context: Context) -> bytes:
    from generator.exporters.json import text_of

    return text_of(_content(context)).encode()


def _ics(context: Context) -> bytes:
    from generator.feeds import calendar

    return calendar(context.journal, context.today, context.settings, context.root)


def _vcard(context: Context) -> bytes:
    from generator.exporters.vcard import to_vcard

    return to_vcard(context.journal, context.today)


def vcard_of(version: str) -> Callable[[Context], bytes]:
    """Return what makes the address book in another version than the usual one."""
    from generator.exporters.vcard import to_vcard

    return lambda context: to_vcard(context.journal, context.today, version)


def _csv(context: Context) -> bytes:
    from generator.exporters.csv import to_csv

    return to_csv(_sheets(context)[0])


def _xlsx(context: Context) -> bytes:
    from generator.exporters.xlsx import to_xlsx

    return to_xlsx(_sheets(context), context.today)


def _sqlite(context: Context) -> bytes:
    from generator.exporters.sqlite import to_sqlite

    return to_sqlite(_content(context))


def _one_sheet(context: Context) -> bytes:
    from generator.exporters.one_sheet import to_html
    from generator.views.one_sheet import one_sheet

    sheet = one_sheet(context.journal)
    if sheet is None:
        raise CannotWork("there is no profile.md yet, and the one-sheet says who you are")
    return to_html(sheet)


def _csv_files(context: Context) -> Mapping[str, bytes]:
    from generator.exporters.csv import to_files

    return to_files(_sheets(context))


def _pages(context: Context) -> Mapping[str, bytes]:
    from generator.exporters.pages import to_pages
    from generator.feeds import feeds
    from generator.pages import pages, scene, scripts
    from generator.pages.python_markdown import with_extensions
    from generator.site_config import extensions

    journal, today, settings = context.journal, context.today, context.settings
    place = scene(journal, today, settings)
    found = pages(place)
    if listed := extensions(context.project.written):
        found = tuple(with_extensions(place, page, listed) for page in found)
    made = {address: make() for address, make in feeds(journal, today, settings, context.root)}
    return to_pages(found, scripts(place), journal, made, context.project.written)


def _content(context: Context) -> dict[str, Any]:
    from generator.debts import debts
    from generator.exporters.json import to_json
    from generator.rules import check

    journal, today, settings = context.journal, context.today, context.settings
    found = debts(journal, today, settings)
    return to_json(journal, found, check(journal, today, settings), today, settings)


def _sheets(context: Context) -> Any:
    from generator.exporters.sheets import sheets

    return sheets(context.journal, context.today, context.settings)


FILES: dict[str, Callable[[Context], bytes]] = {
    "json": _json, "ics": _ics, "vcard": _vcard, "csv": _csv, "xlsx": _xlsx, "sqlite": _sqlite,
    "one-sheet": _one_sheet,
}  # fmt: skip
"""What makes one file of each form; a test compares the forms with the exporters."""
FOLDERS: dict[str, Callable[[Context], Mapping[str, bytes]]] = {"csv": _csv_files, "pages": _pages}
"""What makes several files, by their addresses in the folder."""
FORMS = tuple(dict.fromkeys((*FILES, *FOLDERS)))
BINARY = frozenset(("xlsx", "sqlite"))
"""Forms that are no text: nothing for a terminal."""
VERSIONS = ("4.0", "3.0")
"""Of vCard, the usual one first; a test compares them with the exporter's."""

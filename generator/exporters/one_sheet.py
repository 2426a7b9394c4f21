"""The one-sheet as one HTML file that needs nothing else: to print, or to hand over (source 004)."""

from importlib.resources import files

from generator.views.one_sheet import OneSheet


def to_html(sheet: OneSheet) -> bytes:
    """Return the page; every value in it is escaped, and nothing else of the journal is in it."""
    from jinja2 import Environment, StrictUndefined

    templates = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = files("generator.exporters").joinpath("one_sheet.html.j2").read_text(encoding="utf-8")
    return (templates.from_string(page).render(sheet=sheet) + "\n").encode("utf-8", "replace")

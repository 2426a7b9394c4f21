"""A brief as one HTML file that needs nothing else: for the phone, and for one sheet of A4 or Letter."""

from importlib.resources import files

from generator.briefs import wording
from generator.views.brief import Brief
from generator.views.reach import dial, web_address


def render(brief: Brief) -> str:
    """Return the page; every value in it is escaped."""
    from jinja2 import Environment, StrictUndefined

    templates = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = files("generator.briefs").joinpath("brief.html.j2").read_text(encoding="utf-8")
    return templates.from_string(page).render(brief=brief, say=wording, web=web_address, dial=dial) + "\n"

"""A brief as one HTML file that needs nothing else: for the phone, and for one sheet of A4 or Letter."""

import re
from importlib.resources import files

from generator.briefs import wording
from generator.records.links import is_safe
from generator.views.brief import Brief

_SCHEME = re.compile(r"https?://", re.IGNORECASE)


def render(brief: Brief) -> str:
    """Return the page; every value in it is escaped."""
    from jinja2 import Environment, StrictUndefined

    templates = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    page = files("generator.briefs").joinpath("brief.html.j2").read_text(encoding="utf-8")
    return templates.from_string(page).render(brief=brief, say=wording, web=web_address, dial=dial) + "\n"


def web_address(link: str) -> str:
    """Return where a link may lead on the web, or nothing."""
    if not link or not is_safe(link) or any(blank in link for blank in " \t\r\n"):
        return ""
    if _SCHEME.match(link):
        return link
    return "" if ":" in link.partition("/")[0] else f"https://{link.lstrip('/')}"


def dial(number: str) -> str:
    """Return a telephone number as a `tel:` address, or nothing where it has no number."""
    digits = re.sub(r"[^\d+]", "", number.split("ext")[0])
    return f"tel:{digits}" if re.fullmatch(r"\+?\d{3,15}", digits) else ""

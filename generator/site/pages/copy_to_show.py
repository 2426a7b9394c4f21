"""What every page of a copy to show says of itself."""

import re
from dataclasses import replace
from datetime import date

from markupsafe import Markup

from generator import words
from generator.site.pages.page import Page

# A sentence that ends in initials ends in one full stop, though a tag may close between the two.
_TWO_STOPS = re.compile(r"(?<=\W[^\W\d_]\.)((?:</\w+>)*)\.(?=[\s<\"”’]|$)")


def as_copy(page: Page, today: date) -> Page:
    """Return a page of a masked journal with a line above it that says what it is, and of which day."""
    day = f"{words.day(today, today)} {today.year}"
    said = f"A copy to show, of {day}: names are initials, and what is private is left out."
    line = Markup('<p class="copy-to-show">{}</p>\n').format(said)
    return replace(page, render=lambda: line + Markup(_TWO_STOPS.sub(r"\1", str(page.render()))))  # noqa: S704 - it only drops stops

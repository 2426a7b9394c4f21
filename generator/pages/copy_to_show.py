"""What every page of a copy to show says of itself."""

import re
from dataclasses import replace
from datetime import date

from generator import words
from generator.pages.page import Page

# A sentence that ends in initials ends in one full stop, though a link may close between the two.
_TWO_STOPS = re.compile(r"(?<=\W[^\W\d_]\.)((?:\]\([^()\s]*\)|\*\*|</\w+>)*)\.(?=[\s<\"”’]|$)")


def as_copy(page: Page, today: date) -> Page:
    """Return a page of a masked journal with a line above it that says what it is, and of which day."""
    day = f"{words.day(today, today)} {today.year}"
    said = f"A copy to show, of {day}: names are initials, and what is private is left out."
    line = f'<p class="copy-to-show" data-search-exclude>{said}</p>'

    def write() -> str:
        told = _TWO_STOPS.sub(r"\1", page.markdown)
        return f"{line}\n\n{told}"

    return replace(page, write=write)

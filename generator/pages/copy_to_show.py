"""What every page of a copy to show says of itself."""

from dataclasses import replace
from datetime import date

from generator import words
from generator.pages.page import Page


def as_copy(page: Page, today: date) -> Page:
    """Return a page of a masked journal with a line above it that says what it is, and of which day."""
    said = (
        f"A copy to show, of {words.day(today, today)} {today.year}: names are initials, and what is private is left out."
    )
    return replace(page, markdown=f'<p class="copy-to-show" data-search-exclude>{said}</p>\n\n{page.markdown}')

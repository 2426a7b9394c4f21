"""The line above every page of a copy to show, which says what it is."""

from dataclasses import replace
from datetime import date

from markupsafe import Markup

from generator import words
from generator.site.pages.page import Page


def as_copy(page: Page, today: date, left_out: int) -> Page:
    """Return a page of a masked journal with a line above it that says that it is a copy, of which day, without what.

    `left_out` is the number of words of prose that the copy leaves out.
    """
    day = f"{words.day(today, today)} {today.year}"
    said = f"A copy to show, of {day}: names are initials, and what is private is left out."
    if left_out:
        said += f" So {'is' if left_out == 1 else 'are'} {words.count(left_out, 'word')} of notes and other prose."
    line = Markup('<p class="copy-to-show">{}</p>\n').format(said)
    return replace(page, render=lambda: line + page.render())

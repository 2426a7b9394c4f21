"""Pages of the site, as plain values: an address, a title, and what makes the HTML. `PAGES` is the list."""

from collections.abc import Callable, Iterator
from functools import cache

from jinja2 import Environment

from generator.model import addresses
from generator.model.day import Day
from generator.site.pages import (
    brief,
    companies,
    company,
    contact,
    contacts,
    event,
    free_page,
    giving,
    introductions,
    keep_in_touch,
    meeting,
    meetings,
    news,
    one_sheet,
    playbook,
    problems,
    profile,
    progress,
    questions,
    review,
    thanks,
    today_page,
    topics,
    update,
    what_i_owe,
)
from generator.site.pages.copy_to_show import as_copy
from generator.site.pages.html import environment
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext

Script = tuple[str, Callable[[], str]]
PAGES: tuple[Callable[[PageContext], Iterator[Page]], ...] = (
    today_page.pages,
    what_i_owe.pages,
    contacts.pages,
    contact.pages,
    meetings.pages,
    meeting.pages,
    brief.pages,
    companies.pages,
    company.pages,
    event.pages,
    update.pages,
    introductions.pages,
    topics.pages,
    questions.pages,
    progress.pages,
    thanks.pages,
    keep_in_touch.pages,
    news.pages,
    giving.pages,
    review.pages,
    one_sheet.pages,
    profile.pages,
    problems.pages,
    playbook.pages,
    free_page.pages,
)


@cache
def _templates() -> Environment:
    # Compiling them costs more than filling them; they stay as they are while the program runs.
    return environment()


def page_context(day: Day) -> PageContext:
    """Return what the pages of a journal are made from on one day."""
    return PageContext(day=Day(day.journal, day.today, day.settings), templates=_templates())


def pages(context: PageContext) -> tuple[Page, ...]:
    """Return every page of the site. Where two want one address, the journal's own stands."""
    made: dict[str, Page] = {}
    for of_kind in PAGES:
        for page in of_kind(context):
            made.setdefault(page.address.casefold(), page)
    if context.journal.masked:  # whoever is shown a copy can mend no file of it
        made.pop(addresses.PROBLEMS, None)
        return tuple(as_copy(page, context.today) for page in made.values())
    return tuple(made.values())


def scripts(context: PageContext) -> tuple[Script, ...]:
    """Return the scripts that pages load when they are worked with: where each lies under site/, and what makes it."""
    return tuple(contacts.scripts(context))


__all__ = ["PAGES", "Page", "PageContext", "Script", "context", "pages", "scripts"]

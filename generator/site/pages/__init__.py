"""The pages of the site, one module for each kind; `PAGES` lists what yields them."""

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
    # Cached, since compiling templates takes longer than filling them, and they never change while the program runs.
    return environment()


def page_context(day: Day) -> PageContext:
    """Return the context from which the pages of a journal on one day are made."""
    return PageContext(day=Day(day.journal, day.today, day.settings), templates=_templates())


def pages(context: PageContext) -> tuple[Page, ...]:
    """Return all pages of the site. Of two with one address, ours is kept, not a free page of the owner's."""
    made: dict[str, Page] = {}
    for of_kind in PAGES:
        for page in of_kind(context):
            made.setdefault(page.address.casefold(), page)
    if context.journal.masked:  # a reader of the copy can't mend any file
        made.pop(addresses.PROBLEMS, None)
        return tuple(as_copy(page, context.today, context.journal.left_out) for page in made.values())
    return tuple(made.values())


def scripts(context: PageContext) -> tuple[Script, ...]:
    """Return the scripts with data that pages load on demand: each address under site/, and what makes the script."""
    return tuple(contacts.scripts(context))

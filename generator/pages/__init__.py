"""Pages of the site, as plain values: Markdown that any builder can render. `PAGES` is the list."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import cache

from jinja2 import Environment

from generator.diagnostics import Diagnostic
from generator.pages import (
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
from generator.pages.copy_to_show import as_copy
from generator.pages.kept import KeptPages
from generator.pages.markdown import environment
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.records import Journal, addresses
from generator.settings import Settings

PAGES: tuple[Callable[[Scene], Iterator[Page]], ...] = (
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


def render(
    journal: Journal,
    diagnostics: tuple[Diagnostic, ...],
    today: date,
    settings: Settings,
    kept: KeptPages | None = None,
) -> tuple[Page, ...]:
    """Return every page of the site, made anew where those `kept` are no longer right.

    Where two want one address, the journal's own stands.
    """
    scene = Scene(
        journal=journal,
        today=today,
        settings=settings,
        found=diagnostics,
        templates=_templates(),
    )
    made: dict[str, Page] = {}
    for pages in PAGES:
        for page in kept.pages(pages, scene) if kept is not None else pages(scene):
            made.setdefault(page.address.casefold(), page)
    if journal.masked:  # whoever is shown a copy can mend no file of it
        made.pop(addresses.PROBLEMS, None)
        return tuple(as_copy(page, today) for page in made.values())
    return tuple(made.values())


__all__ = ["PAGES", "Page", "render"]

"""The page of a piece of news, with who has heard it and who waits; and the list of all news."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from markupsafe import Markup

from generator.debts.debt import Debt
from generator.model import addresses
from generator.model.day import Day
from generator.model.records import Update
from generator.reports.news import NewsAudience, news_audiences
from generator.site.pages import debt_markup
from generator.site.pages.news import WaitingForNews, ask, heard, summary
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext

INDEX = "updates/index.html"


class _Shared:
    """Who has heard each piece of news, and how debts are closed; looked up once for all pages."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    @cached_property
    def all(self) -> tuple[NewsAudience, ...]:
        """All news, the newest first."""
        return news_audiences(Day(self._context.journal, self._context.today, self._context.settings))

    @cached_property
    def of(self) -> Mapping[Update, NewsAudience]:
        """The same, by piece of news."""
        return {one.update: one for one in self.all}

    @cached_property
    def close(self) -> Callable[[Debt], str]:
        """The function that says how to close a debt."""
        return debt_markup.closing(self._context)


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateRow:
    """A piece of news in the list, and a sentence about who has heard it."""

    update: Update
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesPage:
    """What the list shows, the newest piece first."""

    pieces: Sequence[UpdateRow]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatePage:
    """What the page of a piece of news shows; `letter` is the message, `ahead` says that its day is still to come."""

    update: Update
    ahead: bool
    summary: str
    letter: Markup
    waiting: Sequence[WaitingForNews]
    ask: Markup
    heard: Sequence[Markup]


def pages(context: PageContext) -> Iterator[Page]:
    """Yield the list of news and a page for each piece."""
    found = _Shared(context)
    yield Page(address=INDEX, title="My news", render=partial(_list, context, found))
    for update in context.journal.updates:
        address = addresses.of_record(update)
        yield Page(address=address, title=update.subject, render=partial(_page, context, address, update, found))


def _list(context: PageContext, found: _Shared) -> Markup:
    pieces = [UpdateRow(update=one.update, summary=summary(one)) for one in found.all]
    return context.render(INDEX, "updates", UpdatesPage(pieces=pieces))


def _page(context: PageContext, address: str, update: Update, found: _Shared) -> Markup:
    one = found.of[update]
    links = context.links(address)
    return context.render(
        address,
        "update",
        UpdatePage(
            update=update,
            ahead=one.ahead,
            summary=summary(one),
            letter=links.text(update.source, update.body_start),
            waiting=[WaitingForNews(debt=debt, close=found.close(debt)) for debt in one.waiting],
            ask=ask(links, one),
            heard=heard(context, links, one),
        ),
    )

"""A piece of news, with who has heard it and who waits; and the list of all."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from markupsafe import Markup

from generator.debts.debt import Debt
from generator.model import addresses
from generator.model.day import Day
from generator.model.records import Update
from generator.reports.news import Telling, tellings
from generator.site.pages import debt_markup
from generator.site.pages.news import Waiting, ask, heard, summary
from generator.site.pages.page import Page
from generator.site.pages.page_context import Scene

INDEX = "updates/index.html"


class _Told:
    """How far all news has come and how debts are closed, looked up once for all pages."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @cached_property
    def all(self) -> tuple[Telling, ...]:
        """Every piece of news, the newest first."""
        return tellings(Day(self._scene.journal, self._scene.today, self._scene.settings))

    @cached_property
    def of(self) -> Mapping[Update, Telling]:
        """The same by the piece."""
        return {one.update: one for one in self.all}

    @cached_property
    def close(self) -> Callable[[Debt], str]:
        """What says how to close a debt."""
        return debt_markup.closing(self._scene)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of news in the list, and how far it has come."""

    update: Update
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesPage:
    """What the list shows, the newest piece first."""

    pieces: Sequence[Piece]


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatePage:
    """What the page of a piece of news shows; `letter` is the message itself, `ahead` says that its day is to come."""

    update: Update
    ahead: bool
    summary: str
    letter: Markup
    waiting: Sequence[Waiting]
    ask: Markup
    heard: Sequence[Markup]


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list of news and a page for each piece."""
    found = _Told(scene)
    yield Page(address=INDEX, title="My news", render=partial(_list, scene, found))
    for update in scene.journal.updates:
        address = addresses.of_record(update)
        yield Page(address=address, title=update.subject, render=partial(_page, scene, address, update, found))


def _list(scene: Scene, found: _Told) -> Markup:
    pieces = [Piece(update=one.update, summary=summary(one)) for one in found.all]
    return scene.render(INDEX, "updates", UpdatesPage(pieces=pieces))


def _page(scene: Scene, address: str, update: Update, found: _Told) -> Markup:
    one = found.of[update]
    links = scene.links(address)
    return scene.render(
        address,
        "update",
        UpdatePage(
            update=update,
            ahead=one.ahead,
            summary=summary(one),
            letter=links.text(update.source, update.body_start),
            waiting=[Waiting(debt=debt, close=found.close(debt)) for debt in one.waiting],
            ask=ask(links, one),
            heard=heard(scene, links, one),
        ),
    )

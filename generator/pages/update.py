"""A piece of news, with who has heard it and who waits; and the list of all."""

from collections.abc import Callable, Iterator

from generator import words
from generator.debts import Debt
from generator.pages import owed
from generator.pages.news import ask, heard, summary
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.records import addresses
from generator.views.telling import Telling, tellings


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list of news and a page for each."""
    found = tellings(scene.journal, scene.today, scene.settings)
    yield scene.page(
        "updates/index.html", "My news", "updates", search=False, tellings=[(one, summary(one)) for one in found]
    )
    close = owed.closing(scene)
    for one in found:
        yield _page(scene, one, close)


def _page(scene: Scene, one: Telling, close: Callable[[Debt], str]) -> Page:
    update = one.update
    address = addresses.of_record(update)
    links = scene.links(address)
    return scene.page(
        address,
        update.subject,
        "update",
        by_when=words.by_when,
        close=close,
        one=one,
        update=update,
        summary=summary(one),
        heard=heard(scene, links, one),
        ask=ask(links, one),
        body=links.text(update.source, update.body_start),
    )

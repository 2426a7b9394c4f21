"""A piece of news, and the list of all."""

from collections.abc import Iterator
from datetime import date

from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import addresses


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list of news and a page for each."""
    dated = sorted(scene.journal.updates, key=lambda u: (u.date.day if u.date else date.max, u.slug), reverse=True)
    yield scene.page("updates/index.html", "My news", "updates", search=False, updates=dated)
    for update in dated:
        address = addresses.of_record(update)
        body = Links(scene.journal, address).text(update.source, update.body_start)
        yield scene.page(address, update.subject, "update", update=update, body=body)

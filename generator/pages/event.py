"""An event's page, and the list of all."""

from collections.abc import Iterator
from datetime import date

from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Contact, Event, addresses
from generator.views.history import attended


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list of events and a page for each."""
    dated = sorted(scene.journal.events, key=lambda e: (e.date.day if e.date else date.max, e.slug), reverse=True)
    yield scene.page("events/index.html", "Events", "events", search=False, events=dated)
    met: dict[Event, list[Contact]] = {}
    for person, event, _ in attended(scene.journal, date.max):
        met.setdefault(event, []).append(person)
    for event in dated:
        address = addresses.of_record(event)
        named = [item for item in event.met if item.name and not scene.journal.contacts.answering(item.name)]
        body = Links(scene.journal, address).text(event.source, event.body_start)
        yield scene.page(address, event.name, "event", event=event, met=met.get(event, []), named=named, body=body)

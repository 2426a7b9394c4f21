"""An event, and a piece of news: who was met, who was told."""

from collections.abc import Iterator

from generator import words
from generator.cli.sheets.sheet import Scene
from generator.records import Event, Update
from generator.records.choices import EVENTS
from generator.records.facts import Met
from generator.records.names import unwrap
from generator.views import plain_text
from generator.views.history import attended, listeners


def event_lines(scene: Scene, event: Event) -> Iterator[str]:
    """Yield an event: what for, and whom I met."""
    day = f"{words.WEEKDAYS[event.date.day.weekday()]}, {scene.day(event.date.day)}" if event.date else ""
    kind = EVENTS[event.kind] if event.kind else ""
    yield from scene.name(event.name, " · ".join(filter(None, (day, event.place, kind))))
    yield from scene.said(f"Goal: {plain_text.line(event.goal)}." if event.goal else "")
    here = [person.name for person, where, _ in attended(scene.journal, scene.today) if where is event]
    strangers = [_met(met) for met in event.met if met.name and scene.journal.contacts.find(met.name) is None]
    yield from scene.part("Whom you met", scene.items([*here, *strangers]))
    yield from scene.part("What you owe", scene.owed(d for d in scene.debts if d.record is event))
    yield from scene.part("Notes", scene.items(plain_text.paragraphs(event.body)))
    yield from scene.file(event.path)


def _met(met: Met) -> str:
    company = unwrap(met.company) if met.company else ""
    return ", ".join(filter(None, (met.name, met.role, company))) + (f": {met.note}" if met.note else "")


def update_lines(scene: Scene, update: Update) -> Iterator[str]:
    """Yield a piece of news: its words, who has heard it and who has not."""
    yield from scene.name(update.subject, f"your news of {scene.day(update.date.day)}" if update.date else "your news")
    yield from scene.part("What you write", scene.items(plain_text.paragraphs(update.body)))
    yield from scene.part("Who has heard it", scene.items(_told(scene, update)))
    yield from scene.part("Who has not", scene.owed(d for d in scene.debts if d.record is update))
    yield from scene.file(update.path)


def _told(scene: Scene, update: Update) -> Iterator[str]:
    for told in update.told:
        everybody = any(who.lower() == "all" for who in told.who)
        people = listeners(scene.journal, update) if everybody else scene.journal.contacts.resolve(told.who)
        yield f"{scene.day(told.on.day)}: {words.listed([person.name for person in people])}"

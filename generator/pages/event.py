"""An event's page, with what is owed to whoever was met there, and the list of all, ahead and behind."""

from collections.abc import Callable, Iterator
from datetime import date

from generator import words
from generator.debts import Debt
from generator.debts.command_line import as_word
from generator.pages import owed
from generator.pages.markdown import Markdown
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.spells import spells
from generator.records import addresses
from generator.records.names import unwrap
from generator.views.ahead import coming_days
from generator.views.events import Occasion, occasions


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list of events and a page for each."""
    found = occasions(scene.journal, scene.today, scene.settings)
    ahead = [one for one in found if one.is_ahead]
    behind = [one for one in reversed(found) if not one.is_ahead]
    yield scene.page(
        "events/index.html",
        "Events",
        "events",
        search=False,
        opening=_opening_of_all(ahead, behind),
        ahead=ahead,
        behind=[(one, _came_of(one)) for one in behind],
    )
    close = owed.closing(scene)
    for one in found:
        yield _page(scene, one, close)


def _page(scene: Scene, one: Occasion, close: Callable[[Debt], str]) -> Page:
    event = one.event
    address = addresses.of_record(event)
    links = scene.links(address)
    return scene.page(
        address,
        event.name,
        "event",
        by_when=words.by_when,
        close=close,
        one=one,
        event=event,
        opening=tuple(spells(scene.today, coming_days(scene.today), lambda day: _opening(one, day))),
        what=lambda debt: owed.what(links, debt),
        new=lambda name: Markdown("<code>{}</code>").format(f"journal new contact {as_word(unwrap(name))}"),
        body=links.text(event.source, event.body_start),
    )


def _opening_of_all(ahead: list[Occasion], behind: list[Occasion]) -> str:
    people = len({person for one in behind for person in one.met}) + sum(len(one.named) for one in behind)
    return (
        f"{words.sentence(words.count(len(behind), 'event'))} behind you, where you met "
        f"{words.count(people, 'person', 'people')}; {words.number(len(ahead))} ahead."
    )


def _opening(one: Occasion, day: date) -> str:
    """Return in a sentence what came of an event."""
    if one.event.date is None:
        return "It has no day yet."
    if one.event.date.day >= day and not one.met and not one.named:
        return "It is still ahead." if one.event.date.day > day else "It is today."
    met = len(one.met) + len(one.named)
    if not met:
        return "Nobody you met there is written down yet."
    owed_ = sum(map(len, one.owed_to.values()))
    said = f"You met {words.count(met, 'person', 'people')} there"
    if one.named:
        verb = "has" if len(one.named) == 1 else "have"
        said += f", {words.number(len(one.named))} of whom {verb} no record yet"
    return f"{said}; {words.count(owed_, 'thing')} {'is' if owed_ == 1 else 'are'} still owed to them."


def _came_of(one: Occasion) -> str:
    met = len(one.met) + len(one.named)
    return f"you met {words.count(met, 'person', 'people')}" if met else "nobody is written down yet"

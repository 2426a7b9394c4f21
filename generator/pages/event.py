"""An event's page, with what is owed to whoever was met there, and the list of all, ahead and behind."""

from collections.abc import Callable, Iterator
from datetime import date

from generator import words
from generator.debts import Debt
from generator.debts.command_line import as_word
from generator.pages import owed
from generator.pages.markdown import Markdown, escape
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.spells import spells
from generator.pages.text import Links
from generator.records import addresses
from generator.records.moment import shifted
from generator.records.names import unwrap
from generator.views.ahead import coming_days
from generator.views.events import Occasion, occasions


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the list of events and a page for each."""
    found = occasions(scene.journal, scene.today, scene.settings)
    ahead = [one for one in found if one.is_ahead]
    behind = [one for one in reversed(found) if not one.is_ahead]
    links = scene.links("events/index.html")
    yield scene.page(
        "events/index.html",
        "Events",
        "events",
        search=False,
        opening=tuple(spells(scene.today, coming_days(scene.today), lambda day: _opening_of_all(found, day))),
        ahead=ahead,
        behind=[(one, _came_of(links, one)) for one in behind],
        passed=[(one, _after(one), _came_of(links, one)) for one in reversed(ahead) if one.event.date],
        until=_until(ahead),
        after=_after,
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
        new=lambda name: Markdown("<code>{}</code>").format(f"journal new contact {as_word(unwrap(name))}"),
        body=links.text(event.source, event.body_start),
    )


def _after(one: Occasion) -> str:
    """Return the first day on which an event lies behind; empty where there is none."""
    day = one.event.date.day if one.event.date else date.max
    return shifted(day, 1).isoformat() if day < date.max else ""


def _until(ahead: list[Occasion]) -> str:
    """Return the first day on which nothing lies ahead any more; empty where something always will."""
    days = [_after(one) for one in ahead]
    return max(days) if days and all(days) else ""


def _opening_of_all(found: tuple[Occasion, ...], day: date) -> str:
    behind = [one for one in found if one.event.date is not None and one.event.date.day < day]
    people = len({person for one in behind for person in one.met}) + sum(len(one.named) for one in behind)
    met = f", where you met {words.count(people, 'person', 'people')}" if people else ""
    said = f"{words.sentence(words.count(len(behind), 'event'))} behind you{met}"
    return f"{said}; {words.number(len(found) - len(behind))} ahead."


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
    if not owed_:
        return f"{said}; nothing is owed to {'them' if met > 1 else 'that person'} today."
    return f"{said}; {words.count(owed_, 'thing')} {'is' if owed_ == 1 else 'are'} still owed to them."


def _came_of(links: Links, one: Occasion) -> Markdown:
    """Return whom I met there, in a sentence without its full stop."""
    if not one.met and not one.named:
        return escape("Nobody you met there is written down yet")
    unknown = words.count(len(one.named), "person", "people")
    if not one.met:
        return escape(f"You met {unknown} without a record")
    who = owed.everybody(links, one.met)
    return Markdown("You met {}{}").format(who, f", and {unknown} without a record" if one.named else "")

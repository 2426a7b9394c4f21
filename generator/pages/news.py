"""My news: who has not heard each piece of it, who has, and whom to ask first."""

from collections.abc import Iterator

from generator import words
from generator.pages import owed
from generator.pages.markdown import Markdown, escape
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import addresses
from generator.views.telling import Hearing, Telling, tellings
from generator.views.timeline import BY


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of news to tell."""
    links = scene.links(addresses.NEWS)
    found = tellings(scene.journal, scene.today, scene.settings)
    yield scene.page(
        addresses.NEWS,
        "News to tell",
        "news",
        search=False,
        by_when=words.by_when,
        close=owed.closing(scene),
        opening=_opening(scene, found),
        tellings=[(one, summary(one), heard(scene, links, one), ask(links, one)) for one in found],
    )


def _opening(scene: Scene, found: tuple[Telling, ...]) -> str:
    if not found:
        return (
            "You have written down no news of yours yet. A file such as "
            f"`journal/updates/{scene.today}-new-internship.md` with `date` and `subject` is the first piece, and "
            "everybody who allowed you to write is listed here until they have heard it."
        )
    waiting = {debt.contact for one in found for debt in one.waiting}
    if waiting:
        pieces = sum(bool(one.waiting) for one in found)
        people = words.sentence(words.count(len(waiting), "person", "people"))
        verb = "has" if len(waiting) == 1 else "have"
        return f"{people} {verb} still to hear {'your latest news' if pieces == 1 else f'{pieces} pieces of news'}."
    pieces_told = words.count(len(found), "piece", "pieces")
    return f"Everybody who allowed it has heard: {pieces_told} of news looked at, none waits to be told."


def summary(one: Telling) -> str:
    """Return in a sentence how far a piece of news has come."""
    if one.ahead:
        return "Not news yet: its day lies ahead."
    told = f"{words.sentence(words.count(one.heard, 'person', 'people'))} heard it"
    if not one.heard:
        told = "Nobody has heard it yet"
    left = [f"{words.number(len(one.waiting))} still to be told"] if one.waiting else []
    left += [f"{words.number(len(one.ask))} to be asked first"] if one.ask else []
    left += [f"{words.number(len(one.replaced))} will hear newer news instead"] if one.replaced else []
    return f"{told}; {words.listed(left)}." if left else f"{told}, and nobody waits."


def heard(scene: Scene, links: Links, one: Telling) -> list[Markdown]:
    """Return each time that it was told, as a sentence."""
    return [_heard(scene, links, hearing) for hearing in one.told]


def _heard(scene: Scene, links: Links, hearing: Hearing) -> Markdown:
    who = escape("everybody") if hearing.everybody else owed.everybody(links, hearing.people, most=50)
    how = f", {BY[hearing.by]}" if hearing.by else ""
    note = f": {hearing.note}" if hearing.note else ""
    when = Markdown('<time datetime="{}">{}</time>').format(
        hearing.on, words.sentence(words.day(hearing.on, scene.today))
    )
    return Markdown("{}{}: {}{}").format(when, how, who or escape("nobody that is on file"), note)


def ask(links: Links, one: Telling) -> Markdown:
    """Return whom to ask first, as links."""
    return owed.everybody(links, one.ask)

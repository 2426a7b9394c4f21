"""Giving: what I received and what I gave, per person where both or much of it stands, and whom I could help."""

from collections.abc import Iterator

from generator import words
from generator.pages import owed
from generator.pages.debt_rows import what
from generator.pages.markdown import Markdown, escape
from generator.pages.page import Page
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Contact, addresses, body
from generator.views.giving import Ledger, Thing, in_common, ledger

LATELY = 8
"""How many things of each side stand open; the rest is folded."""
LISTED = 200
PEOPLE = 12
"""With how many people the two sides are set against each other."""

BETWEEN = 3
"""How many things of each side are told where two sides are set against each other."""

_Both = tuple[Contact, list[Markdown], list[Markdown], tuple[int, int]]


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the ledger of giving."""
    links = scene.links(addresses.GIVING)
    found = ledger(scene.journal, scene.today, scene.settings)
    yield scene.page(
        addresses.GIVING,
        "Giving",
        "giving",
        search=False,
        by_when=words.by_when,
        close=owed.closing(scene),
        opening=_opening(found),
        ledger=found,
        sides=[_side(scene, links, found.received), _side(scene, links, found.given)],
        lately=LATELY,
        both=list(_both(scene, links, found)),
        promises=[d for d in scene.debts if d.kind == "promise" and d.contact][:LATELY],
        what=lambda debt: what(scene, links, debt),
        only_received=_only_received(links, found),
        pairs=in_common(scene.journal, scene.today),
        can_give=_can_give(scene, links),
        unthanked=sum(thing.owed is not None for thing in found.received),
    )


def _opening(found: Ledger) -> str:
    received, given = len(found.received), len(found.given)
    if not received and not given:
        return (
            "Nothing is written down on either side yet. Names you are given and leads that come of a talk count by "
            "themselves; other help is a line under `help` in a person's or a meeting's file, given or received."
        )
    doors = sum(thing.kind == "door" for thing in found.received)
    opened = f", {words.number(doors)} of them doors opened to somebody," if doors else ""
    return f"You have received {words.count(received, 'thing')}{opened} and given {words.number(given)}."


def _side(scene: Scene, links: Links, things: tuple[Thing, ...]) -> list[Markdown]:
    return [_said(scene, links, thing) for thing in things[:LISTED]]


def _said(scene: Scene, links: Links, thing: Thing, *, named: bool = True) -> Markdown:
    """Return one thing as a sentence without a full stop."""
    who = owed.everybody(links, thing.people, most=3) if named else Markdown()
    if thing.kind == "door":
        name = links.record(thing.contact) if thing.contact else escape(thing.what)
        text = Markdown("{} opened the door to {}" if named else "{}the door to {}").format(who, name)
    else:
        text = Markdown("{}: {}" if named else "{}{}").format(who, thing.what)
    when = links.record(thing.record, words.day(thing.on, scene.today)) if thing.on else Markdown()
    return Markdown(", ").join(part for part in (text, when, _thanked(scene, thing)) if part)


def _thanked(scene: Scene, thing: Thing) -> str:
    if not thing.received:
        return ""
    if thing.owed is not None:
        return "thanks still to come"
    return f"thanked on {words.day(thing.thanked, scene.today)}" if thing.thanked else ""


def _both(scene: Scene, links: Links, found: Ledger) -> Iterator[_Both]:
    """Yield people with whom something went both ways, whoever gave last first."""
    sides = [(person, theirs, mine) for person, (theirs, mine) in found.by_person().items() if theirs and mine]
    for person, theirs, mine in sides[:PEOPLE]:
        yield (
            person,
            [_said(scene, links, thing, named=False) for thing in theirs[:BETWEEN]],
            [_said(scene, links, thing, named=False) for thing in mine[:BETWEEN]],
            (max(len(theirs) - BETWEEN, 0), max(len(mine) - BETWEEN, 0)),
        )


def _only_received(links: Links, found: Ledger) -> Markdown:
    people = (p for p, (theirs, mine) in found.by_person().items() if theirs and not mine and not p.archived)
    return owed.everybody(links, people)


def _can_give(scene: Scene, links: Links) -> Markdown:
    """Return what the owner's profile says under a heading such as `What I can give`."""
    me = scene.journal.profile
    if me is None:
        return Markdown()
    parts = (part for part in body.sections(me.source, me.body_start) if part.level == 2)
    part = next((part for part in parts if "give" in part.title.lower().split()), None)
    return links.text(me.source, part.span.start, part.span.end) if part else Markdown()

"""Introductions: the tree of who led me to whom, the names in hand, and who has not heard how it went."""

from collections.abc import Iterator
from urllib.parse import quote

from generator import words
from generator.debts import Debt, debts
from generator.pages.markdown import Markdown, escape
from generator.pages.page import Page
from generator.pages.pictures.tree import Branch, tree
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Contact, addresses
from generator.records.names import key
from generator.views import meetings
from generator.views.doors import Door, Doors, doors
from generator.views.sources import sources

SHOWN = 200
"""How many names in hand stand here; the rest is a click away."""
_NAMED = 12
"""How many people one row of the table names."""
STATE = {
    "met": "met",
    "approached": "in touch",
    "in-hand": "not approached yet",
    "let-go": "let go",
}
WAYS = {
    "referral": "an introduction",
    "alumni": "the alumni",
    "association": "an association",
    "meetup": "a meetup",
    "event": "an event",
    "linkedin": "LinkedIn",
    "family": "family",
    "friend": "friends",
    "work": "work",
    "class": "a class",
    "cold": "writing to a stranger",
    "other": "some other way",
    "": "not written down",
}
"""How each way of finding somebody is said."""


def pages(scene: Scene) -> Iterator[Page]:
    """Yield the page of introductions."""
    found = doors(scene.journal, scene.today, scene.settings)
    links = Links(scene.journal, addresses.INTRODUCTIONS)
    opened = sorted(found.by_opener().items(), key=lambda item: (-len(item[1]), key(item[0].name)))
    waiting: dict[Contact | str, Debt] = {
        debt.contact or key(debt.name or ""): debt for debt in scene.debts if debt.kind == "approach"
    }
    in_hand = [(door, waiting.get(door.contact or key(door.name))) for door in found.in_hand]
    yield scene.page(
        addresses.INTRODUCTIONS,
        "Introductions",
        "introductions",
        search=False,
        picture=tree(list(_branches(found)), _label(found)) if found.doors else Markdown(),
        opening=_opening(scene, found),
        rows=[(person, len(their), _people(links, their), _further(found, person)) for person, their in opened],
        in_hand=in_hand[:SHOWN],
        more_in_hand=max(len(in_hand) - SHOWN, 0),
        to_tell=[debt for debt in scene.debts if debt.kind == "report-back"],
        when_due=words.by_when,
        told=_told(scene),
        astray=Markdown(", ").join(links.record(person) for person in found.astray[:_NAMED]),
        sources=sources(scene.journal, scene.today, scene.settings),
        in_words=words.number,
        ways=WAYS,
    )


def _branches(found: Doors) -> Iterator[Branch]:
    for door in (*found.roots, *found.doors):
        yield Branch(
            key=door.contact.slug if door.contact else f"name {key(door.name)}",
            by=door.by[0].slug if door.by else "",
            name=door.name,
            mark=door.state,
            met=door.met,
            below=door.below,
            # Raw HTML is handed on as it is: the built address, not the Markdown one.
            address=quote(addresses.of_record(door.contact)) if door.contact else "",
        )


def _label(found: Doors) -> str:
    openers = words.count(len(found.by_opener()), "person", "people")
    return f"A tree that grows to the right from you: {words.count(len(found.doors), 'door')}, opened by {openers}"


def _opening(scene: Scene, found: Doors) -> str:
    if not found.doors:
        held = sum(meetings.held(meeting, scene.today) for meeting in scene.journal.meetings)
        if not held:
            return "Nobody has led you to anybody yet, for no meeting was held yet."
        return f"Nobody has led you to anybody yet: {words.count(held, 'meeting')} held, no name was given in any."
    met = sum(door.state == "met" for door in found.doors)
    openers = len(found.by_opener())
    said = (
        f"{words.sentence(words.count(openers, 'person', 'people'))} opened "
        f"{words.count(len(found.doors), 'door')} for you; you met {words.number(met)} of those behind them"
    )
    if in_hand := len(found.in_hand):
        verb = "is" if in_hand == 1 else "are"
        return f"{said}, and {words.count(in_hand, 'name')} {verb} in hand, not approached yet."
    return f"{said}, and no name waits to be approached."


def _people(links: Links, opened: tuple[Door, ...]) -> Markdown:
    ordered = sorted(opened, key=lambda door: (list(STATE).index(door.state), key(door.name)))
    said = [
        Markdown("{} ({})").format(links.record(door.contact) if door.contact else escape(door.name), STATE[door.state])
        for door in ordered[:_NAMED]
    ]
    if len(ordered) > _NAMED:
        said.append(escape(f"and {words.number(len(ordered) - _NAMED)} more"))
    return Markdown(", ").join(said)


def _further(found: Doors, person: Contact) -> int:
    """Return how many doors lie behind those that this person opened, where the tree puts them."""
    return sum(door.below for door in found.doors if door.by[:1] == (person,))


def _told(scene: Scene) -> str:
    """Return what was checked where nobody waits to hear how it went."""
    closed = [debt for debt in debts(scene.journal, scene.today, scene.settings) if debt.kind == "report-back"]
    return words.count(sum(debt.closed for debt in closed), "introducer")

"""What pages about debts share: how one is closed, who is meant in a list, and a message as it would be sent."""

from collections.abc import Callable, Iterable

from markupsafe import Markup

from generator import words
from generator.debts import Debt
from generator.debts.shortest import Shortener
from generator.pages.html import escape, listed
from generator.pages.links import Links
from generator.pages.scene import Scene
from generator.records import Contact

MOST_NAMED = 12
"""How many people a sentence names before it counts the rest."""


def closing(scene: Scene) -> Callable[[Debt], str]:
    """Return what says how to close a debt, ids and names as short as they can be."""
    return Shortener(scene.journal, scene.debts).close


def everybody(links: Links, people: Iterable[Contact], most: int = MOST_NAMED) -> Markup:
    """Return links to people as a list in a sentence: `Ana, Ben and Chi`; beyond `most` the rest is counted."""
    all_ = list(people)
    named: list[object] = [links.record(person) for person in all_[:most]]
    return listed([*named, words.count(len(all_) - most, "other")] if len(all_) > most else named)


def letter(body: str) -> Markup:
    """Return a message as paragraphs of HTML, every line end kept."""
    return Markup("\n").join(
        Markup("<p>{}</p>").format(Markup("<br>").join(map(escape, part.strip("\n").split("\n"))))
        for part in body.split("\n\n")
        if part.strip()
    )

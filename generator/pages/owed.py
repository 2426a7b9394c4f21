"""What pages about debts share: how one is closed, who is meant in a list, and a message as it would be sent."""

from collections.abc import Callable, Iterable

from generator import words
from generator.debts import Debt
from generator.debts.shortest import Shortener
from generator.pages.markdown import Markdown, escape
from generator.pages.scene import Scene
from generator.pages.text import Links
from generator.records import Contact

MOST_NAMED = 12
"""How many people a sentence names before it counts the rest."""


def closing(scene: Scene) -> Callable[[Debt], str]:
    """Return what says how to close a debt, ids and names as short as they can be."""
    return Shortener(scene.journal, scene.debts).close


def strong(links: Links, person: Contact) -> Markdown:
    """Return a link to a person that stands out."""
    return Markdown("**{}**").format(links.record(person))


def everybody(links: Links, people: Iterable[Contact], most: int = MOST_NAMED) -> Markdown:
    """Return links to people as a list in a sentence: `Ana, Ben and Chi`; beyond `most` the rest is counted."""
    all_ = list(people)
    named = [links.record(person) for person in all_[:most]]
    if len(all_) > most:
        named.append(escape(words.count(len(all_) - most, "other")))
    last = named[-1:]
    return Markdown(" and ").join([Markdown(", ").join(named[:-1]), *last] if len(named) > 1 else named)


def letter(body: str) -> Markdown:
    """Return a message's paragraphs as Markdown, every line end kept."""
    paragraphs = (part.strip("\n").split("\n") for part in body.strip().split("\n\n"))
    return Markdown("\n\n").join(Markdown("<br>").join(lines) for lines in paragraphs)

"""What pages about debts share: a debt's own words with the name in them a link, and who is meant in a list."""

from collections.abc import Callable, Iterable

from generator import words
from generator.debts import Debt
from generator.debts.shortest import Shortener
from generator.pages.markdown import Markdown, escape
from generator.pages.scene import Scene
from generator.pages.text import Links, spaced
from generator.records import Contact

MOST_NAMED = 12
"""How many people a sentence names before it counts the rest."""


def what(links: Links, debt: Debt) -> Markdown:
    """Return what to do, the person's name in it a link and the largest thing in the row."""
    person = debt.contact
    if person is None or person.name not in debt.what:
        return escape(debt.what)
    before, after = debt.what.split(person.name, 1)
    return Markdown(f"{spaced(before)}{strong(links, person)}{spaced(after)}")


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

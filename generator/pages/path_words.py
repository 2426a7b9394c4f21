"""A warm path in words: `You → Ana → Ben, who works there`."""

from generator.pages.markdown import Markdown
from generator.pages.text import Links
from generator.records import Contact, addresses
from generator.views.warm_path import Path, WarmPath

_TIES = {
    "works": "who works there",
    "worked": "who worked there",
    "named": "who works there and has not heard from you yet",
}


def path_words(links: Links, path: Path, html: bool = False) -> Markdown:
    """Return one path, with links; as HTML for a table that is no Markdown."""
    made = [_link(links, step, html) for step in path.steps]
    end = Markdown("<strong>{}</strong>").format(path.name if path.tie == "named" else made.pop())
    tie = _TIES[path.tie]
    if path.tie == "works" and not path.familiar:
        tie = "who works there and has not answered yet"
    return Markdown("{}, {}").format(Markdown(" → ").join(["You", *made, end]), tie)


def field_words(links: Links, found: WarmPath, html: bool = False) -> Markdown:
    """Return who knows the field of a company to which nobody leads, as a sentence without a full stop."""
    people = [_link(links, person, html) for person in found.field]
    if not people:
        return Markdown("Nobody yet")
    verb = "knows" if len(people) == 1 else "know"
    named = Markdown(" and ").join([Markdown(", ").join(people[:-1]), people[-1]] if people[1:] else people)
    return Markdown("Nobody yet; {} {} the field").format(named, verb)


def _link(links: Links, person: Contact, html: bool) -> Markdown:
    return links.anchor(person.name, addresses.of_record(person)) if html else links.record(person)

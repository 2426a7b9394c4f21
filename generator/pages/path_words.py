"""A warm path in words: `You → Ana → Ben, who works there`."""

from markupsafe import Markup

from generator.pages.html import listed, strong
from generator.pages.links import Links
from generator.views.warm_path import Path, WarmPath

_TIES = {
    "works": "who works there",
    "worked": "who worked there",
    "named": "who works there and has not heard from you yet",
}


def path_words(links: Links, path: Path) -> Markup:
    """Return one path, its people links, whoever stands at its end strong."""
    made = [links.record(step) for step in path.steps]
    end = strong(path.name if path.tie == "named" else made.pop())
    tie = _TIES[path.tie]
    if path.tie == "works" and not path.familiar:
        tie = "who works there and has not answered yet"
    return Markup("{}, {}").format(Markup(" → ").join(["You", *made, end]), tie)


def field_words(links: Links, found: WarmPath) -> Markup:
    """Return who knows the field of a company to which nobody leads, as a sentence without a full stop."""
    people = [links.record(person) for person in found.field]
    if not people:
        return Markup("Nobody yet")
    verb = "knows" if len(people) == 1 else "know"
    return Markup("Nobody yet; {} {} the field").format(listed(people), verb)

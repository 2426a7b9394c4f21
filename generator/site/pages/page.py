"""The type of a page: an address under site/, a title, and a function that makes its HTML."""

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from generator.model.names import anchor

START = "start"
"""The id of a page's first heading, the target of "Skip to content"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of a page: its words, and the id by which a link leads to it."""

    level: int
    title: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the site.

    `address` is relative to site/, with `/` ("contacts/jane-doe.html"). `title` is plain text, not escaped. `render`
    returns the main part of the page, the same at every call; nothing is worked out before it is called. `headings` are
    those that the theme lists beside the text, where a page is long enough.
    """

    address: str
    title: str
    render: Callable[[], Markup]
    headings: tuple[Heading, ...] = ()


class Ids:
    """Gives out ids for the headings of one page, each only once."""

    def __init__(self) -> None:
        self._used = {START: 1}

    def of(self, title: str) -> str:
        """Return the id of the next heading with this title: `notes`, then `notes_1`."""
        made = anchor(title) or "heading"
        number = self._used.get(made, 0)
        self._used[made] = number + 1
        return f"{made}_{number}" if number else made

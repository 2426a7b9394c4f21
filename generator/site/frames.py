"""The theme's HTML around a page, rendered once and used again for every page around which it is the same.

This halves the time that the theme takes. For pages outside the navigation only title, text and folder differ, the rest
is the same for thousands. A test compares the result with what the theme itself makes of every page.
"""

from collections.abc import Callable
from copy import copy
from typing import Any

import jinja2
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_TITLE, _TEXT, _TEXT_WITH_HEADING = "\ue000title\ue000", "\ue000text\ue000", "\ue000text <h1\ue000"


class Framed:
    """The theme's template of a page, as MkDocs uses it."""

    def __init__(self, template: jinja2.Template) -> None:
        self._template = template
        self._navigation: Navigation | None = None
        self._frames: dict[object, tuple[str, str]] = {}

    def render(self, context: Any) -> str:
        """Return what the template makes of a page's context."""
        page: Page = context["page"]
        if self._navigation is not context["nav"]:
            self._navigation, self._frames = context["nav"], {}
        if page in context["nav"].pages or page.canonical_url or page.edit_url or _has_contents(page):
            return self._template.render(context)
        text, title = page.content or "", str(page.meta["title"])
        mark = _TEXT_WITH_HEADING if "<h1" in text else _TEXT  # the theme adds a heading to a text without one
        key = (page.url.rpartition("/")[0], mark, repr({**page.meta, "title": ""}))
        if key not in self._frames:
            marked = copy(page)
            marked.content, marked.title, marked.meta = mark, _TITLE, {**page.meta, "title": _TITLE}
            before, _, after = self._template.render({**context, "page": marked}).partition(mark)
            self._frames[key] = before, after
        before, after = (part.replace(_TITLE, title) for part in self._frames[key])
        return f"{before}{text}{after}"


def _has_contents(page: Page) -> bool:
    return len(page.toc) != 1 or any(heading.children for heading in page.toc)


def framed(find: Callable[..., jinja2.Template]) -> Callable[..., Any]:
    """Return a function that finds templates like `find`, but the template of a page as a `Framed` one."""
    found: dict[str, Framed] = {}

    def find_framed(name: Any, *parent: Any, **named: Any) -> Any:
        if name != "main.html" or parent or named:
            return find(name, *parent, **named)
        return found.setdefault(name, Framed(find(name)))

    return find_framed

"""What the theme writes around a page, kept for the next page around which it writes the same.

A page outside the navigation shows the theme nothing but its title, its text, its table of contents and its folder;
all else is the same for thousands of pages. So the theme's template is rendered once around marks, and the marks are
replaced. A frame is used only if it gives, for the page that it was first needed for, what the template gives.
"""

import re
from copy import copy
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

# The template asks whether the text has a heading of its own.
_HEADING = "<h1"
_MARK = re.compile(f"(\ue000[a-z]+(?:{_HEADING})?\ue001)")
_TITLE, _TEXT, _TEXT_WITH_HEADING, _FIRST, _CONTENTS = (
    f"\ue000{name}\ue001" for name in ("title", "text", f"text{_HEADING}", "first", "contents")
)
Context = Any
"""What MkDocs gives a template, `mkdocs.utils.templates.TemplateContext`."""


class Frames:
    """The frames of a site's pages, made as they are needed."""

    def __init__(self, config: MkDocsConfig, nav: Navigation, templates: jinja2.Environment) -> None:
        """Take what pages are rendered with; where templates are the owner's own, there is no frame."""
        self._site = config.site_dir
        self._shown = {page.file.src_uri for page in nav.pages}
        self._contents: jinja2.Template | None = None
        if not config.theme.custom_dir:
            self._contents = templates.get_template("partials/toc.html")
            self._language = templates.get_template("partials/language.html").make_module({"config": config})
        self._frames: dict[object, list[str] | None] = {}

    def render(self, template: jinja2.Template, context: Context, page: Page) -> str:
        """Return what `template` makes of `context`, which is that of `page`."""
        if self._contents is None or not self._is_like_others(page):
            return template.render(context)
        about = {name: value for name, value in page.meta.items() if name != "title"}
        key = (template.name, _folder(page), repr(about), _HEADING in (page.content or ""), bool(page.toc))
        if key not in self._frames:
            rendered = template.render(context)
            frame = self._frame(template, context, page)
            self._frames[key] = frame if self._filled(frame, context, page) == rendered else None
            return rendered
        found = self._frames[key]
        return template.render(context) if found is None else self._filled(found, context, page)

    def _is_like_others(self, page: Page) -> bool:
        """Return whether the theme is shown nothing of a page that would have to be known beside its text."""
        return not (page.canonical_url or page.edit_url or page.file.src_uri in self._shown) and "title" in page.meta

    def _frame(self, template: jinja2.Template, context: Context, page: Page) -> list[str]:
        """Return what the template makes of marks, cut where a mark stands."""
        marks = copy(page)
        marks.file = File(f"{_folder(page)}/\ue000.md", None, self._site, use_directory_urls=False)
        marks.meta = {**page.meta, "title": _TITLE}
        marks.content = _TEXT_WITH_HEADING if _HEADING in (page.content or "") else _TEXT
        marks.toc = TableOfContents([AnchorLink("", _FIRST, 1)] if page.toc else [])
        around = {**context, "page": marks}
        return _MARK.split(template.render(around).replace(self._contents_of(around), _CONTENTS))

    def _filled(self, frame: list[str], context: Context, page: Page) -> str:
        text = page.content or ""
        values = {
            _TITLE: str(page.meta["title"]),
            _TEXT: text,
            _TEXT_WITH_HEADING: text,
            _FIRST: next((item.id for item in page.toc), ""),
            _CONTENTS: self._contents_of(context),
        }
        return "".join(values.get(part, part) for part in frame)

    def _contents_of(self, context: Context) -> str:
        return self._contents.render({**context, "lang": self._language}) if self._contents is not None else ""


def _folder(page: Page) -> str:
    """Return what links of the theme to other pages follow from."""
    return page.url.rpartition("/")[0]

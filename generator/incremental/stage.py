"""MkDocs' way to the first page: settings, files, navigation; and what all pages have in common, as a hash."""

from collections.abc import Iterator
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.digest import digest
from generator.incremental.renderer import Stage
from generator.incremental.safe import described
from generator.program import stamp
from generator.templates import COMPILED

_LISTED: dict[tuple[str, ...], list[str]] = {}
"""The files of themes, by their folders."""


def set_up(config: MkDocsConfig) -> Stage:
    """Do what MkDocs does before it renders pages: the events, the files, the navigation."""
    plugins = config.plugins
    plugins.on_pre_build(config=config)
    files = get_files(config)
    templates = config.theme.get_env()
    templates.bytecode_cache = COMPILED
    _add_theme(files, templates, config)
    files = plugins.on_files(files, config=config)
    set_exclusions(files, config)
    nav = plugins.on_nav(get_navigation(files, config), config=config, files=files)
    documents = tuple(files.documentation_pages())
    for file in documents:
        if file.page is None:
            MkDocsPage(None, file, config)
    _name_pages(nav, config, files)
    templates = plugins.on_env(templates, config=config, files=files)
    return Stage(config=config, files=files, nav=nav, templates=templates, documents=documents)


def _add_theme(files: Files, templates: jinja2.Environment, config: MkDocsConfig) -> None:
    """Add the theme's files. A server asks again and again, and a package stays as it is while it runs."""
    ask, places = templates.list_templates, (*config.theme.dirs, *sorted(config.theme.static_templates))

    def listed(*args: Any, **named: Any) -> list[str]:
        if places not in _LISTED:
            _LISTED[places] = ask(*args, **named)
        return _LISTED[places]

    if config.theme.custom_dir is None:
        templates.list_templates = listed  # type: ignore[method-assign] # of this environment alone
    files.add_files_from_theme(templates, config)


def _name_pages(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Give pages of the navigation their titles: any page shows them, and they may be rendered later or not at all."""
    for page in nav.pages:
        if "title" not in vars(page):
            config.plugins.on_page_markdown("", page=page, config=config, files=files)
            if "title" in page.meta:
                page.title = page.meta["title"]


def shared(stage: Stage) -> str:
    """Return a hash of everything that any page may show, and of the program and packages that make it."""
    parts = (stamp(), described(stage.config), list(_entries(stage.nav.items)))
    return digest(repr(parts))


def _entries(items: list[Any]) -> Iterator[tuple[Any, ...]]:
    for item in items:
        children = list(_entries(item.children)) if item.children else []
        yield type(item).__name__, str(item.title), getattr(item, "url", None), children

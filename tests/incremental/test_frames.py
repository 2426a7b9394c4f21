"""Around a page stands what the theme's template writes there, whether it was rendered for this page or another."""

from collections.abc import Callable
from pathlib import Path

import jinja2
import pytest
from built_site import HELLO, write_site_journal
from markupsafe import escape
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.theme import Theme

from generator.incremental.frames import Frames

TEMPLATES = {
    "partials/language.html": "{% macro t(key) %}{{ key }}{% endmacro %}",
    "partials/toc.html": "<nav>{% for item in page.toc %}{{ item.title }}{% endfor %}</nav>",
}
USUAL = '<title>{{ page.meta.title }}</title>{% include "partials/toc.html" %}{{ page.content }}'


class Counted:
    """A template that counts how often it is rendered."""

    name = "main.html"

    def __init__(self, template: jinja2.Template) -> None:
        self._render = template.render
        self.times = 0

    def render(self, context: object) -> str:
        self.times += 1
        return self._render(context)


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    return load_config(str(write_site_journal(tmp_path, HELLO) / "mkdocs.yml"), use_directory_urls=False)


@pytest.fixture
def page(config: MkDocsConfig) -> Callable[..., Page]:
    def made(address: str, title: str, content: str = "<h1>Hello</h1>", *, toc: bool = True, **meta: object) -> Page:
        page = Page(None, File(address, None, config.site_dir, use_directory_urls=False), config)
        page.meta, page.markdown, page.content = {**meta, "title": escape(title)}, content, content
        page.toc = get_toc([{"name": title, "id": title.lower(), "level": 1, "children": []}] if toc else [])
        return page

    return made


def rendered(config: MkDocsConfig, main: str, pages: list[Page], shown: tuple[Page, ...] = ()) -> int:
    """Hold each page against what its template makes of it alone; return how often the template was asked for it."""
    templates = jinja2.Environment(loader=jinja2.DictLoader({**TEMPLATES, "main.html": main}))
    frames = Frames(config, Navigation([*shown], [*shown]), templates)
    template = templates.get_template("main.html")
    counted = Counted(template)
    for page in pages:
        assert frames.render(counted, {"page": page}, page) == template.render({"page": page})  # type: ignore[arg-type] # as much of a template as is used
    return counted.times


def test_pages_that_differ_in_what_they_say_share_a_frame(config: MkDocsConfig, page: Callable[..., Page]) -> None:
    pages = [
        page(f"contacts/{name}.md", name, f"<h1>{name} & co</h1> \ue000text\ue001") for name in ("Ada", "B<en", "Chi")
    ]
    assert rendered(config, USUAL, pages) == 2  # for the first page, and around marks


@pytest.mark.parametrize("shows", ["title | urlencode", "url", "content | length", "content | upper"])
def test_a_template_that_shows_more_of_a_page_is_rendered_for_each(
    config: MkDocsConfig, page: Callable[..., Page], shows: str
) -> None:
    pages = [page(f"contacts/{name}.md", name) for name in ("Ada", "Ben & co", "Chi")]
    assert rendered(config, f"{USUAL}{{{{ page.{shows} }}}}", pages) == len(pages) + 1


def test_what_a_template_may_ask_of_a_page_tells_frames_apart(config: MkDocsConfig, page: Callable[..., Page]) -> None:
    asks = """
        {% if "<h1" not in page.content %}no heading{% endif %}
        {% if page.toc | first is defined %}{{ (page.toc | first).url }}{% endif %}
        {{ page.meta.hide }}
    """
    pages = [
        *(page(f"contacts/{name}.md", name) for name in ("Ada", "Ben")),
        *(page(f"contacts/{name}.md", name, "No heading.") for name in ("Chi", "Dee")),
        *(page(f"contacts/{name}.md", name, toc=False) for name in ("Eli", "Fay")),
        *(page(f"contacts/{name}.md", name, hide=["toc"]) for name in ("Gus", "Hal")),
        *(page(f"meetings/{name}.md", name) for name in ("Ida", "Jo")),
    ]
    assert rendered(config, USUAL + asks, pages) == 10


def test_a_page_of_the_navigation_has_no_frame(config: MkDocsConfig, page: Callable[..., Page]) -> None:
    pages = [page(f"contacts/{name}.md", name) for name in ("Ada", "Ben", "Chi")]
    assert rendered(config, USUAL, pages, shown=tuple(pages)) == len(pages)


def test_the_owners_templates_are_rendered_for_each_page(config: MkDocsConfig, page: Callable[..., Page]) -> None:
    (Path(config.config_file_path).parent / "overrides").mkdir()
    config.theme = Theme("material", custom_dir="overrides")
    assert rendered(config, USUAL, [page(f"contacts/{name}.md", name) for name in ("Ada", "Ben", "Chi")]) == 3

"""One page through MkDocs' own machinery: Markdown, then the theme's template, then a file."""

import json
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import jinja2
import markdown
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import (
    Page,
    _ExtractAnchorsTreeprocessor,
    _ExtractTitleTreeprocessor,
    _RawHTMLPreprocessor,
    _RelativePathTreeprocessor,
)
from mkdocs.structure.toc import get_toc
from mkdocs.utils import write_file

from generator.incremental.converter import converter
from generator.incremental.frames import Frames
from generator.incremental.keys import Source
from generator.incremental.rendered import Rendered, Said
from generator.incremental.safe import is_known

log = logging.getLogger("mkdocs.journal")
_MAY_NAME_AN_ANCHOR = re.compile(r"""[\s"'/](?:id|name)[\s=/>]""", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What MkDocs has ready when pages can be rendered."""

    config: MkDocsConfig
    files: Files
    nav: Navigation
    templates: jinja2.Environment
    documents: tuple[File, ...]


class Renderer:
    """Renders page after page. The same steps as `mkdocs.commands.build`, with one Markdown converter for all."""

    def __init__(self, stage: Stage) -> None:
        """Take what is ready."""
        self._stage = stage
        self._files = _Asked(stage.files)
        self._search: Any = stage.config.plugins.get("material/search") or stage.config.plugins.get("search")
        self._converter: markdown.Markdown | None = None
        self._frames = Frames(stage.config, stage.nav, stage.templates)

    def render(self, file: File, source: Source) -> Rendered:
        """Write the page of `file`, which says what `source` has, to the site; return what there is to know of it."""
        page = file.page
        if page is None:  # set_up has made one for each
            raise ValueError(f"{file.src_uri} is no page")
        self._files.asked = {}
        file.content_string = source.content
        config = self._stage.config
        config._current_page = page
        try:
            with _listening() as said:
                entries = self._write(page)
        except Exception as error:
            log.error(f"Error reading page '{file.src_uri}': {'' if isinstance(error, BuildError) else error}")
            raise
        finally:
            page.active = False
            config._current_page = None
        made = self._made(page, source, entries, tuple(said))
        # Thousands of them would lie in memory.
        file._content = page.markdown = page.content = page.present_anchor_ids = page.links_to_anchors = None
        page.toc = []  # type: ignore[assignment] # as MkDocs makes a page
        return made

    def _made(self, page: Page, source: Source, entries: list[Any], said: tuple[Said, ...]) -> Rendered:
        links = page.links_to_anchors or {}
        return Rendered(
            address=page.file.src_uri,
            key=source.key,
            facts=source.facts,
            asked=tuple(self._files.asked.items()),
            entries=json.dumps(entries, separators=(",", ":"), default=str)[1:-1],
            anchors=tuple(sorted(page.present_anchor_ids or ())),
            links=tuple((to.src_uri, anchor, link) for to, found in links.items() for anchor, link in found.items()),
            said=said,
        )

    def _write(self, page: Page) -> list[Any]:
        stage = self._stage
        config, plugins = stage.config, stage.config.plugins
        page = plugins.on_pre_page(page, config=config, files=stage.files)
        page.read_source(config)
        page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=stage.files)
        self._convert(page)
        page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=stage.files)
        page.active = True
        context = get_context(stage.nav, stage.documents, config, page)
        template = stage.templates.get_template(page.meta.get("template", "main.html"))
        entries = self._entries()
        context = plugins.on_page_context(context, page=page, config=config, nav=stage.nav)
        output = plugins.on_post_page(self._frames.render(template, context, page), page=page, config=config)
        if output.strip():
            write_file(output.encode("utf-8", errors="xmlcharrefreplace"), page.file.abs_dest_path)
        else:
            log.info(f"Page skipped: '{page.file.src_uri}'. Generated empty output.")
        made = list(entries)
        entries.clear()
        return made

    def _entries(self) -> list[Any]:
        """Return the list that Material's search adds a page to."""
        index = getattr(self._search, "search_index", None)
        return index.entries if index is not None else []

    def _convert(self, page: Page) -> None:
        """Do what `Page.render` does."""
        converter = self._fresh_converter()
        files: Any = self._files
        raw, title = _RawAnchors(), _ExtractTitleTreeprocessor()
        anchors = _ExtractAnchorsTreeprocessor(page.file, files, self._stage.config)
        paths = _RelativePathTreeprocessor(page.file, files, self._stage.config)
        for step in (raw, anchors, paths, title):
            step._register(converter)
        page.content = converter.convert(page.markdown or "")
        page.toc = get_toc(getattr(converter, "toc_tokens", []))
        page._title_from_render = title.title
        page.present_anchor_ids = anchors.present_anchor_ids | raw.present_anchor_ids
        page.links_to_anchors = paths.links_to_anchors

    def _fresh_converter(self) -> markdown.Markdown:
        config = self._stage.config
        if self._converter is not None and all(map(is_known, config.markdown_extensions)):
            return self._converter.reset()
        self._converter = converter(config)
        return self._converter


class _RawAnchors(_RawHTMLPreprocessor):
    """MkDocs' look for anchors in HTML, which parses the whole page, where there may be one."""

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if _MAY_NAME_AN_ANCHOR.search("\n".join(lines)) else lines


class _Asked:
    """MkDocs' files, which remembers what was looked for among them."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self.asked: dict[str, str | None] = {}

    def get_file_from_path(self, path: str) -> File | None:
        found = self._files.get_file_from_path(path)
        self.asked[path] = found.url if found is not None else None
        return found

    def __getattr__(self, name: str) -> Any:
        return getattr(self._files, name)


@contextmanager
def _listening() -> Iterator[list[Said]]:
    """Keep what MkDocs says of a page, to say it again as long as the page is the same."""
    logger, said = logging.getLogger("mkdocs"), list[Said]()
    handlers, logger.handlers = logger.handlers, [_Listener(said)]
    propagate, logger.propagate = logger.propagate, False
    try:
        yield said
    except BaseException:
        logger.handlers, logger.propagate = handlers, propagate
        repeat(said)
        raise
    finally:
        logger.handlers, logger.propagate = handlers, propagate


class _Listener(logging.Handler):
    def __init__(self, said: list[Said]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append((record.name, record.levelno, record.getMessage()))


def repeat(said: list[Said] | tuple[Said, ...]) -> None:
    """Say once more what was said when a page was rendered."""
    for name, level, words in said:
        logging.getLogger(name).log(level, words)

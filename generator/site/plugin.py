"""The MkDocs plugin `journal`, which gives our pages to MkDocs at its events."""

import html
import json
import posixpath
import re
import warnings
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote, urlsplit

import jinja2
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config import config_options
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url, is_error_template

from generator.files.source import SourceText
from generator.files.watching import Watcher
from generator.files.writer import write_atomically
from generator.io.exporters.feeds import feeds
from generator.model import addresses, body, clock
from generator.model.day import Day
from generator.model.loader import Memory, load_profile
from generator.model.records import FreePage
from generator.model.settings import Settings
from generator.rules import cannot_render
from generator.rules.check import diagnostic
from generator.rules.diagnostic import Diagnostic
from generator.rules.options import settings_from
from generator.site.build import Site, make
from generator.site.config import (
    LEFT_OUT,
    MADE,
    OWN,
    SCRIPT,
    TABLES,
    forget_owner,
    is_apart,
    navigation,
    own_file,
    settle,
)
from generator.site.frames import framed
from generator.site.pages import problems
from generator.site.pages.links import Links
from generator.site.pages.page import START, Page
from generator.site.pages.prose import as_written
from generator.site.pages.python_markdown import CannotRender, converted, with_links_of_site
from generator.site.policy import policy_for, with_policy
from generator.site.search import entries
from generator.site.server import is_loopback, keep_local

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("journal")

# For pages that we have rendered, in which quotes inside values are escaped.
_ID, _TO_ANCHOR = re.compile(r' id="([^"]+)"'), re.compile(r'<a href="([^"#]*#[^"]+)"')


class _Options(Config):  # type: ignore[no-untyped-call] # MkDocs has no type for subclassing
    """Nothing for MkDocs to check: the options are read by `generator.model.settings`."""


class JournalPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call] # the same
    """Makes the pages once for each build and gives them to MkDocs as virtual files.

    Before a build, a command may set `today`, `memory`, `progress`, `to_show` and `with_notes`; to see the faults
    first, it may call `prepare`.
    """

    def __init__(self) -> None:
        self.settings = Settings()
        self.today: date | None = None
        self.to_show = self.with_notes = False
        self.memory: Memory | None = None
        self.progress: Callable[[int, int], None] | None = None
        self._steps = 0
        self._extensions: tuple[Sequence[str], Mapping[str, Any]] | None = None
        self._site: Site | None = None
        self._pages: Mapping[str, Page] = {}
        self._free: Mapping[str, FreePage] = {}
        self._texts: dict[str, str] = {}
        self._unrendered: list[Diagnostic] = []
        self._templates = jinja2.Environment(autoescape=True)
        self._policies: dict[tuple[str, int], str] = {}
        self._copied = frozenset[str]()
        self._serving = False

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[ConfigErrors, ConfigWarnings]:
        """Read the options; what is unknown or wrong in them is an error in plain words."""
        super().load_config({}, config_file_path)
        self.settings, problems = settings_from(options)
        # MkDocs keeps this object as long as the program runs, so everything is reset when mkdocs.yml is read.
        self.today = self.memory = self._site = None
        self.to_show = self.with_notes = False
        return [("journal", ValidationError(problem)) for problem in problems], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether pages are being served, since then bad content must not end the program."""
        self._serving = command == "serve"

    @event_priority(100)  # before Material's search and offline plugins, which need what is set here
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set what the site needs, and say where mkdocs.yml asks for something else."""
        if config.theme.name != "material":
            raise PluginError("mkdocs.yml: the journal's pages need Material; write `theme: {name: material}`")
        address = config.dev_addr  # `mkdocs serve` sets the address on which it will listen
        if not is_loopback(address.host) and str(config.site_url).startswith(f"http://{address}/"):
            raise PluginError(f"`dev_addr: {address}` would show your journal to other machines; leave it out")
        written = _as_written(config)
        for line in settle(config, written):
            log.warning(line)
        # MkDocs converts no Markdown: our pages are HTML, and the owner's pages are converted where errors are caught.
        listed = written.get("markdown_extensions") and not self.to_show
        self._extensions = (tuple(config.markdown_extensions), dict(config.mdx_configs or {})) if listed else None
        config["markdown_extensions"] = []
        config.not_in_nav = config_options.PathSpec().validate("*")
        return config

    def prepare(self, config: MkDocsConfig) -> Site:
        """Return the site of this build, which is made on the first call."""
        if self._site is None:
            journal = Path(config.docs_dir)
            above = Path(config.config_file_path).parent if config.config_file_path else journal.parent
            if not journal.is_relative_to(above):
                above = journal.parent
            self._site = make(
                journal, self.settings, self.day(config), above, self.memory,
                machine=clock.machine_zone(), to_show=self.to_show,
                with_notes=self.with_notes, site_name=config.site_name,
            )  # fmt: skip
        return self._site

    def forget(self) -> None:
        """Let the site be made anew at the next call of `prepare`."""
        self._site = None

    def day(self, config: MkDocsConfig) -> date:
        """Return today: the day asked for on the command line, else by the settings and the profile's time zone."""
        if self.today is not None:
            return self.today
        profile = None if self.settings.today else load_profile(Path(config.docs_dir))
        try:
            return clock.today(self.settings.today, profile.time_zone if profile else None)
        except ValueError as error:
            raise PluginError(str(error)) from None

    def pages(self) -> Mapping[str, Page]:
        """Return the pages of the running build, by their Markdown addresses."""
        return self._pages

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the pages before MkDocs removes the last site, and report what is wrong in the journal."""
        reported = self._site is not None
        site = self.prepare(config)
        if not reported:
            self._report(site, strict=config.strict)
        self._pages = {addresses.markdown(page.address): page for page in site.pages}
        self._free = {addresses.markdown(addresses.of_free_page(page)): page for page in site.journal.free_pages}
        self._texts, self._unrendered = {}, []
        if site.masked is not None:
            forget_owner(config, site.masked.site_name)
        if not config.nav:
            config.nav = navigation(self._pages, self._free)
        # MkDocs would follow symbolic links out of the journal, and in circles. So it gets a folder that doesn't exist,
        # and `on_files` adds the files that our own reader found.
        config.docs_dir = str(Path(config.docs_dir) / ".not-walked-by-mkdocs")

    @event_priority(100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the journal's pages, the owner's other files and our assets beside the theme's files."""
        for file in [file for file in files if file.src_uri in LEFT_OUT]:
            files.remove(file)
        docs = Path(config.docs_dir).parent
        config.docs_dir = str(docs)
        self._copied = frozenset(self.prepare(config).journal.assets)
        for path in sorted(self._copied):
            _add(files, File(path, str(docs), config.site_dir, use_directory_urls=False))
        for address in OWN:
            _add(files, File.generated(config, address, abs_src_path=str(own_file(address))))
        site = self.prepare(config)
        for address, script in site.scripts:
            _add(files, File.generated(config, address, content=script()))
        for address, feed in () if self.to_show else self._feeds(config):
            _add(files, File.generated(config, address, content=feed()))
        # The page of problems comes last, when it is known which pages can't be rendered.
        for source, page in sorted(self._pages.items(), key=lambda one: one[1].address == addresses.PROBLEMS):
            free = self._free.get(source)
            file = File.generated(config, source, content=_text_of(free) if free is not None else "")
            file.dest_uri = page.address  # else MkDocs would make README.md the home page
            _add(files, file)
        return files

    def on_serve(
        self, server: "LiveReloadServer", /, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> "LiveReloadServer":
        """Watch the journal without following links, in circles and out of it; answer this machine alone."""
        watched = (config.docs_dir, config.config_file_path)
        for path in watched:
            server.unwatch(path)
        server.observer = Watcher()  # type: ignore[assignment] # it has the methods of an observer that the server uses
        for path in watched:
            server.watch(path)
        keep_local(server, lambda address: address in self._copied)
        return server

    @event_priority(-100)  # after plugins that change the owner's own pages, such as macros
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
        """Set what Material reads of a page, and keep its text, so that MkDocs has no Markdown to convert."""
        if not self.name(page):
            return None
        self._texts[page.file.src_uri] = markdown
        return ""

    @event_priority(100)  # before other plugins read it
    def on_page_content(self, _: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str | None:
        """Put our HTML into the page, with its headings and with the anchors that MkDocs checks."""
        if page.file.src_uri not in self._pages:
            return None
        self._step()
        self.fill(page, config)
        content = page.content or ""
        page.present_anchor_ids = {html.unescape(name) for name in _ID.findall(content)}
        page.links_to_anchors = _links_to_anchors(content, page.file, files)
        return content

    def name(self, page: MkDocsPage) -> bool:
        """Set title and metadata of a page of ours for Material; return whether it is one."""
        ours = self._pages.get(page.file.src_uri)
        if ours is None:
            return False
        page.meta = _meta(ours)
        if page.title is None:  # as for an entry of the navigation without a title, whose page is not read yet
            page.title = page.meta["title"]
        return True

    def fill(self, page: MkDocsPage, config: MkDocsConfig) -> None:
        """Set HTML and headings of a page of ours."""
        source = page.file.src_uri
        ours, free = self._pages[source], self._free.get(source)
        text = self._texts.pop(source, None)
        if free is not None and ours.address != addresses.TODAY:
            made = self._free_page(ours, free, _text_of(free) if text is None else text, config)
        elif ours.address == addresses.PROBLEMS and self._unrendered:
            context = self.prepare(config).context
            made = next(problems.pages(replace(context, found=tuple(self._unrendered)))).render()
        else:
            made = ours.render()
        page.content, page.toc = str(made), _contents(ours, str(made))

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the theme's templates: the policy allows those scripts that they put into an empty page."""
        self._templates, self._policies = copy(env), {}
        if not (is_apart(config) or config.theme.custom_dir):
            env.get_template = framed(env.get_template)  # type: ignore[method-assign] # only of this environment

    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Put the policy and our scripts into the head, where they run before anything is painted."""
        for address in (TABLES, SCRIPT):
            script = f'<script src="{get_relative_url(address, page.url)}"></script>'
            before, found, after = output.partition(script)
            if found:
                output = before.replace("</head>", f"{script}</head>", 1) + after
        self._step()
        name = page.meta.get("template", "main.html")
        key = name, page.url.count("/")
        if key not in self._policies:
            self._policies[key] = _policy(self._templates.get_template(name), config, page=_empty(key[1], config))
        return with_policy(output, self._policies[key])

    def on_pre_template(
        self, template: jinja2.Template, /, *, template_name: str, config: MkDocsConfig
    ) -> jinja2.Template:
        """Work out the policy of a page that the theme makes by itself (404.html), before it is filled."""
        if template_name.endswith(".html"):
            # As MkDocs does, since such a page may be shown at any address.
            base = urlsplit(config.site_url or "/").path
            if not is_error_template(template_name):
                base = get_relative_url(".", template_name)
            self._policies[template_name, 0] = _policy(template, config, base_url=base)
        return template

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Put that policy into the head of the page."""
        policy = self._policies.get((template_name, 0))
        return with_policy(output_content, policy) if policy else output_content

    @event_priority(-100)
    def _write_search(self, *, config: MkDocsConfig) -> None:
        """Write the entries of the search into the theme's index, as JSON and as a script.

        Pages opened from a folder (file://) can load a script, but no JSON.
        """
        site = self.prepare(config)
        index = Path(config.site_dir, "search", "search_index.json")
        if index.is_file():
            found = json.loads(index.read_bytes())
            found["docs"] += entries(site.journal, site.pages, site.today)
            text = json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
            write_atomically(index, text)
            write_atomically(index.with_suffix(".js"), b"var __index = " + text)

    @event_priority(-1000)  # after every plugin that writes files
    def _write_list(self, *, config: MkDocsConfig) -> None:
        """Write the list of what this build made, without names that begin with a dot: MkDocs leaves them alone."""
        site = Path(config.site_dir)
        files = (path.relative_to(site) for path in site.rglob("*") if path.is_file())
        made = {path.as_posix() for path in files if not any(part.startswith(".") for part in path.parts)} | {MADE}
        (site / MADE).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(site / MADE, json.dumps(sorted(made), separators=(",", ":")).encode())

    on_post_build = CombinedEvent(_write_search, _write_list)

    def _step(self) -> None:
        """Report progress; each page takes two steps, rendering and the theme."""
        self._steps += 1
        if self.progress is not None:
            self.progress(self._steps // 2, len(self._pages))

    def _free_page(self, ours: Page, free: FreePage, markdown: str, config: MkDocsConfig) -> Markup:
        """Return the HTML of one of the owner's own pages, whose text other plugins may have changed."""
        site = self.prepare(config)
        links = Links(site.journal, ours.address, site.today)
        untouched = markdown == _text_of(free)
        source, start = (free.source, free.body_start) if untouched else (SourceText(free.source.path, markdown), 0)
        if self._extensions is None:
            return links.text(source, start)
        try:
            return converted(with_links_of_site(source, start, links), *self._extensions)
        except CannotRender as error:
            log.warning(f"{free.source.path}: this page is shown as it is written: {error}")
            self._unrendered.append(diagnostic(cannot_render.RULE, cannot_render.found(free.source), self.settings))
            return as_written(body.full_text(source, start))

    def _feeds(self, config: MkDocsConfig) -> Iterator[tuple[str, Callable[[], bytes]]]:
        site = self.prepare(config)
        return feeds(
            Day(site.journal, site.today, self.settings), Path(config.config_file_path or config.docs_dir).parent
        )

    def _report(self, site: Site, *, strict: bool) -> None:
        if site.report.errors and strict and not self._serving:
            raise PluginError(f"{site.report.in_words}: `journal check` lists them")
        if site.report.errors:
            log.warning(f"{site.report.in_words}: see problems.html")
        elif site.report.warnings:
            log.info(f"{site.report.in_words}: see problems.html")


def _as_written(config: MkDocsConfig) -> Mapping[str, Any]:
    """Return the settings of mkdocs.yml and the command line, before defaults were filled in."""
    with warnings.catch_warnings():
        # Deprecated as "never used", but only here an owner's setting can be told from a default.
        warnings.simplefilter("ignore", DeprecationWarning)
        return ChainMap(*reversed([dict(given) for given in config.user_configs]))


def _add(files: Files, file: File) -> None:
    if files.get_file_from_path(file.src_uri) is not None:
        files.remove(file)
    files.append(file)


def _policy(template: jinja2.Template, config: MkDocsConfig, **place: Any) -> str:
    """Return the policy for what `template` makes, which allows what runs in it without any text of the journal."""
    try:
        return policy_for(template.render(get_context(Navigation([], []), Files([]), config, **place)))
    except jinja2.TemplateError as error:
        raise PluginError(f"{template.name}: this template can't make an empty page: {error}") from error


def _empty(depth: int, config: MkDocsConfig) -> MkDocsPage:
    """Return an empty page at this depth of folders."""
    page = MkDocsPage("", File.generated(config, f"{'-/' * depth}-.md", content=""), config)
    page.content, page.toc = "", TableOfContents([])
    return page


def _text_of(page: FreePage) -> str:
    """Return the text of an owner's own page for other plugins."""
    # Without the blank line, a first line such as `Note: call her` would be taken for metadata.
    return f"\n{page.source.text[page.body_start :]}"


def _meta(page: Page) -> dict[str, Any]:
    # The search's entries come from the journal, not from the page.
    meta: dict[str, Any] = {"title": escape(page.title), "search": {"exclude": True}}
    if not page.address.startswith("playbook/"):
        meta["hide"] = ["toc"]  # pages have no list of headings, but those of the playbook, which are looked up
    return meta


def _contents(page: Page, content: str) -> TableOfContents:
    """Return the headings of a page for the theme, as HTML; the first is the target of "Skip to content"."""
    there = set(_ID.findall(content))
    if not page.headings:
        return TableOfContents([AnchorLink(escape(page.title), START, 1)] if START in there else [])
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for heading in page.headings:
        if heading.id not in there:  # missing in a text that can't be rendered, or whose extensions give other ids
            continue
        link = AnchorLink(escape(heading.title), escape(heading.id), heading.level)
        while above and above[-1].level >= link.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    return TableOfContents(top)


def _links_to_anchors(content: str, file: File, files: Files) -> dict[File, dict[str, str]]:
    """Return the links of a page to anchors, grouped by target file, in the form in which MkDocs checks them."""
    found: dict[File, dict[str, str]] = {}
    for link in map(html.unescape, _TO_ANCHOR.findall(content)):
        path, _, anchor = link.partition("#")
        address = posixpath.normpath(posixpath.join(posixpath.dirname(file.dest_uri), unquote(path)))
        to = files.get_file_from_path(addresses.markdown(address)) if path else file
        if to is not None and not urlsplit(link).scheme:
            found.setdefault(to, {})[unquote(anchor)] = link
    return found

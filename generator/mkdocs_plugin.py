"""The MkDocs plugin `journal`, which hands pages to MkDocs. Beside it, only `build` and `serve` import MkDocs."""

import warnings
from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import urlsplit

import jinja2
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config import config_options
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils import get_relative_url, is_error_template

from generator import clock
from generator.build import Site, make
from generator.feeds import feeds
from generator.kept_site import KeptSite
from generator.loader import load_profile
from generator.memory import Memory
from generator.options import settings_from
from generator.pages.page import Page, as_file
from generator.pages.table_rows import row_scripts
from generator.records import addresses
from generator.settings import Settings
from generator.site_config import FONTS, LEFT_OUT, SCRIPT, STYLE, TABLES, WORKER, forget_owner, settle
from generator.site_files import made_file
from generator.site_nav import navigation
from generator.site_policy import policy_for, with_policy
from generator.site_search import is_found_whole, join_last
from generator.site_server import is_loopback, keep_local
from generator.watching import Watcher
from generator.writer import write_atomically

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("journal")

_ASSETS = Path(__file__).parent / "assets"


class _Options(Config):  # type: ignore[no-untyped-call] # MkDocs has no type for subclassing
    """Nothing for MkDocs to check: the options are read by `generator.settings`."""


class JournalPlugin(BasePlugin[_Options]):  # type: ignore[no-untyped-call] # the same
    """Makes the pages once a build and gives them to MkDocs as virtual files.

    Before a build, a command may set `today`, `memory`, `kept` and `to_show`, and may call `prepare` to see the faults
    first.
    """

    def __init__(self) -> None:
        self.settings = Settings()
        self.today: date | None = None
        self.to_show = False
        self.memory: Memory | None = None
        self.kept: KeptSite | None = None
        self._site: Site | None = None
        self._pages: Mapping[str, Page] = {}
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
        # MkDocs keeps this object for as long as the program runs; each reading of mkdocs.yml begins anew.
        self.today = self.memory = self.kept = self._site = None
        self.to_show = False
        return [("journal", ValidationError(problem)) for problem in problems], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether pages are being served: then bad content never ends the program."""
        self._serving = command == "serve"

    @event_priority(100)  # before Material's search and offline plugins, which build on what is settled here
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set what the site needs, and say where mkdocs.yml asks for something else."""
        if config.theme.name != "material":
            raise PluginError("mkdocs.yml: the journal's pages need Material; write `theme: {name: material}`")
        address = config.dev_addr  # `mkdocs serve` has put the address that it will listen on into the settings
        if not is_loopback(address.host) and str(config.site_url).startswith(f"http://{address}/"):
            raise PluginError(f"`dev_addr: {address}` would show your journal to other machines; leave it out")
        for line in settle(config, _as_written(config)):
            log.warning(line)
        config.not_in_nav = config_options.PathSpec().validate("*")
        return config

    def prepare(self, config: MkDocsConfig) -> Site:
        """Return this build's site, made once however often it is asked for."""
        if self._site is None:
            journal = Path(config.docs_dir)
            above = Path(config.config_file_path).parent if config.config_file_path else journal.parent
            if not journal.is_relative_to(above):
                above = journal.parent
            today = self.today or self._default_day(journal)
            self._site = make(journal, self.settings, today, above, self.memory, kept=self.kept, to_show=self.to_show)
        return self._site

    def pages(self) -> Mapping[str, Page]:
        """Return the pages of the running build, by their Markdown addresses."""
        return self._pages

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Make the pages while the last site still stands, and report what is wrong in the journal."""
        reported = self._site is not None
        site = self.prepare(config)
        if not reported:
            self._report(site, strict=config.strict)
        self._pages = {page.source: page for page in site.pages}
        if self.to_show:
            forget_owner(config)
        if not config.nav:
            free_pages = (addresses.of_free_page(page) for page in site.journal.free_pages)
            config.nav = navigation(site.pages, {addresses.markdown(address) for address in free_pages})
        # MkDocs would follow symbolic links out of the journal, and in circles. It finds nothing in a folder
        # that isn't there; `on_files` adds the files that the journal's own reader saw.
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
        for address in (STYLE, SCRIPT, TABLES, WORKER, *FONTS):
            asset = _ASSETS / PurePosixPath(address).relative_to("assets/journal")
            _add(files, File.generated(config, address, abs_src_path=str(asset)))
        for address, script, key in row_scripts(self._pages.values()):
            _add(files, made_file(config, address, script, key))
        for address, make_feed in () if self.to_show else self._feeds(config):
            feed, key = self.kept.pages.content(address, make_feed) if self.kept is not None else (make_feed, "")
            _add(files, made_file(config, address, feed, key))
        for page in self._pages.values():
            file = made_file(config, page.source, partial(_text, page))
            file.dest_uri = page.address  # MkDocs would make README.md the home page
            _add(files, file)
        return files

    def on_serve(
        self, server: "LiveReloadServer", /, *, config: MkDocsConfig, builder: Callable[..., Any]
    ) -> "LiveReloadServer":
        """Watch the journal without following links, in circles and out of it; answer this machine alone."""
        watched = (config.docs_dir, config.config_file_path)
        for path in watched:
            server.unwatch(path)
        server.observer = Watcher()  # type: ignore[assignment] # as much of an observer as the server uses
        for path in watched:
            server.watch(path)
        keep_local(server, lambda address: address in self._copied)
        return server

    @event_priority(100)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
        """Give the page what Material reads; it prints a title as HTML, so it is escaped."""
        ours = self._pages.get(page.file.src_uri)
        if ours is not None:
            page.meta = _meta(ours)

    @event_priority(-100)  # after the search has looked at the page
    def on_page_context(self, context: Any, *, page: MkDocsPage, config: MkDocsConfig, nav: Any) -> None:
        """Make the search's entries of a record's page one."""
        search: Any = config.plugins.get("material/search") or config.plugins.get("search")
        entries = getattr(getattr(search, "search_index", None), "entries", None)
        if entries and page.file.src_uri in self._pages and is_found_whole(page.file.src_uri):
            join_last(entries, page.url)

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, /, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the theme's templates: the policy allows the scripts that they put into a page of nothing."""
        self._templates, self._policies = env, {}

    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Put the policy into the head, and our scripts: they put the page in order before anything is painted."""
        for address in (TABLES, SCRIPT):
            script = f'<script src="{get_relative_url(address, page.url)}"></script>'
            before, found, after = output.partition(script)
            if found:
                output = before.replace("</head>", f"{script}</head>", 1) + after
        name = page.meta.get("template", "main.html")
        key = name, page.url.count("/")
        if key not in self._policies:
            self._policies[key] = _policy(self._templates.get_template(name), config, page=_empty(key[1], config))
        return with_policy(output, self._policies[key])

    def on_pre_template(
        self, template: jinja2.Template, /, *, template_name: str, config: MkDocsConfig
    ) -> jinja2.Template:
        """Find the policy of a page that is nobody's record, before anything is put into it."""
        if template_name.endswith(".html"):
            base = urlsplit(config.site_url or "/").path  # as MkDocs does: it may be shown at any address
            if not is_error_template(template_name):
                base = get_relative_url(".", template_name)
            self._policies[template_name, 0] = _policy(template, config, base_url=base)
        return template

    def on_post_template(self, output_content: str, /, *, template_name: str, config: MkDocsConfig) -> str:
        """Put the policy into such a page's head."""
        policy = self._policies.get((template_name, 0))
        return with_policy(output_content, policy) if policy else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the search index into a script too: a page opened as a file may not read JSON."""
        self._site, self._pages = None, {}
        index = Path(config.site_dir, "search", "search_index.json")
        if index.is_file():
            write_atomically(index.with_suffix(".js"), b"var __index = " + index.read_bytes())

    def _feeds(self, config: MkDocsConfig) -> Iterator[tuple[str, Callable[[], bytes]]]:
        site = self.prepare(config)
        return feeds(site.journal, site.today, self.settings, Path(config.config_file_path or config.docs_dir).parent)

    def _default_day(self, journal: Path) -> date:
        profile = None if self.settings.today else load_profile(journal)
        zone = profile.time_zone if profile else None
        try:
            return clock.today(self.settings.today, zone)
        except ValueError as error:
            raise PluginError(str(error)) from None

    def _report(self, site: Site, *, strict: bool) -> None:
        if site.report.errors and strict and not self._serving:
            raise PluginError(f"{site.report.in_words}: `journal check` lists them")
        if site.report.errors:
            log.warning(f"{site.report.in_words}: see problems.html")
        elif site.report.warnings:
            log.info(f"{site.report.in_words}: see problems.html")


def _as_written(config: MkDocsConfig) -> Mapping[str, Any]:
    """Return mkdocs.yml and the command line's options before defaults were filled in."""
    with warnings.catch_warnings():
        # Deprecated as "never used"; it is the one place that tells a wish from a default.
        warnings.simplefilter("ignore", DeprecationWarning)
        return ChainMap(*reversed([dict(given) for given in config.user_configs]))


def _add(files: Files, file: File) -> None:
    if files.get_file_from_path(file.src_uri) is not None:
        files.remove(file)
    files.append(file)


def _policy(template: jinja2.Template, config: MkDocsConfig, **place: Any) -> str:
    """Return the policy for what `template` makes: all that runs in it when no word of the journal is in it."""
    try:
        return policy_for(template.render(get_context(Navigation([], []), Files([]), config, **place)))
    except jinja2.TemplateError as error:
        raise PluginError(f"{template.name}: this template can't make an empty page: {error}") from error


def _empty(depth: int, config: MkDocsConfig) -> MkDocsPage:
    """Return a page of nothing, so many folders below the site's."""
    page = MkDocsPage("", File.generated(config, f"{'-/' * depth}-.md", content=""), config)
    page.content, page.toc = "", TableOfContents([])
    return page


def _text(page: Page) -> str:
    return as_file(page.markdown)


def _meta(page: Page) -> dict[str, Any]:
    meta: dict[str, Any] = {"title": escape(page.title)}
    if not page.search:
        meta["search"] = {"exclude": True}
    if not page.source.startswith("playbook/"):
        meta["hide"] = ["toc"]  # a notebook's page has no list of its own headings; advice is looked up
    return meta

"""The site while its owner edits: a page is made when a browser asks for it, from the files as they are then.

Nothing is built beforehand. After a change the journal is read again (unchanged files are not parsed again), and what
pages need is worked out when they are asked for. MkDocs and the theme get what they get in a build; the events of a
page are called here, since MkDocs' own functions for one page are private.
"""

import gc
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.commands.build import get_context
from mkdocs.structure.files import File, Files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page as MkDocsPage

from generator.io.exporters.feeds import feeds
from generator.model import addresses
from generator.model.day import Day
from generator.model.loader import Memory
from generator.site.config import OWN, own_file
from generator.site.pages.page import Page

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

    from generator.site.build import Site
    from generator.site.plugin import JournalPlugin

LIVE = "assets/journal/live.js"
"""The script by which a page listens for changes; built sites don't have it."""
_SEARCH = "search/"
_DRAFT = (  # as MkDocs marks it
    '<div class="mkdocs-draft-marker" title="This page will not be included into the built site.">DRAFT</div>'
)


Reader = Callable[[], "tuple[MkDocsConfig, JournalPlugin]"]
"""Reads mkdocs.yml and returns MkDocs' settings and our plugin."""


@dataclass(frozen=True, slots=True)
class Response:
    """A file of the site: its media type and its bytes."""

    kind: str
    content: bytes


class LiveSite:
    """The files of the site as a build would write them now; several threads may ask at the same time."""

    _frame: "_Frame"
    _moment: "_Moment"

    def __init__(self, read: Reader, folder: Path, say: Callable[[str], None]) -> None:
        """Take a function that reads mkdocs.yml, a folder for what plugins write, and one that reports errors."""
        self._read, self._folder, self._say = read, folder, say
        self._lock = threading.RLock()
        self._memory: Memory = {}
        self._settings_changed = self._files_changed = False

    def begin(self) -> None:
        """Read everything for the first time; raises what reading mkdocs.yml raises."""
        with self._lock:  # a change waits until this is done
            self._frame = _Frame(*self._read(), self._folder)
            self._moment = self._now()

    def change(self, *, settings: bool) -> None:
        """Read what has changed, with `settings` also mkdocs.yml; report an error where that fails."""
        with self._lock:
            self._files_changed = True
            self._settings_changed |= settings
            self._catch_up()

    def answer(self, address: str) -> Response | None:
        """Return the file at an address under the site; None where there is none."""
        with self._lock:
            self._catch_up()
            return self._moment.answer(address)

    def is_copied(self, address: str) -> bool:
        """Return whether a file of the owner's lies there that is copied unread."""
        return address in self._moment.site.journal.assets

    def _catch_up(self) -> None:
        """Read what has changed; where that fails, report it and keep the site as it was."""
        today = self._frame.plugin.day(self._frame.config)
        if not self._files_changed and today == self._moment.site.today:
            return
        settings, self._files_changed, self._settings_changed = self._settings_changed, False, False
        before = self._frame
        try:
            if settings:
                self._frame = _Frame(*self._read(), self._folder)
            self._moment = self._now()
        except Exception as error:  # whatever is wrong in a file, the next save may mend it
            self._frame, self._settings_changed = before, settings
            self._say(" ".join(str(error).split()) or type(error).__name__)

    def _now(self) -> "_Moment":
        moment = _Moment(self._frame, self._frame.site(self._memory))
        # The journal stays until the next save, so the garbage collector need not look through it again and again.
        gc.freeze()
        return moment


class _Frame:
    """What stays the same until mkdocs.yml changes: settings, templates, the theme's files."""

    def __init__(self, config: "MkDocsConfig", plugin: "JournalPlugin", folder: Path) -> None:
        config.site_dir = str(folder / "written")
        self._nav = config.nav
        config = config.plugins.on_config(config)
        self.config, self.plugin = config, plugin
        self.templates: jinja2.Environment = config.theme.get_env()
        self.theme = Files([])
        self.theme.add_files_from_theme(self.templates, config)
        config.plugins.on_env(self.templates, config=config, files=self.theme)

    def site(self, memory: Memory) -> "Site":
        """Return the journal's site as its files are now."""
        config, docs = self.config, self.config.docs_dir
        config.nav, self.plugin.memory = self._nav, memory
        self.plugin.forget()
        self.plugin.prepare(config)  # before `on_pre_build`, which then need not check the journal at each save
        config.plugins.on_pre_build(config=config)
        config.docs_dir = docs  # `on_pre_build` has hidden it from MkDocs
        return self.plugin.prepare(config)


@dataclass
class _Moment:
    """The site of the files as they were last read."""

    frame: _Frame
    site: "Site"
    _written: dict[str, Response] = field(default_factory=dict)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page by its address."""
        return {page.address: page for page in self.site.pages}

    @cached_property
    def made(self) -> dict[str, Callable[[], bytes]]:
        """By address, the function that makes each feed and each script with data."""
        config = self.frame.config
        root = Path(config.config_file_path or config.docs_dir).parent
        found = dict(feeds(Day(self.site.journal, self.site.today, self.frame.plugin.settings), root))
        return found | {address: lambda make=make: make().encode() for address, make in self.site.scripts}

    @cached_property
    def listed(self) -> Files:
        """The pages that the navigation may name: those of fixed addresses and the owner's own."""
        free = {addresses.of_free_page(page) for page in self.site.journal.free_pages}
        sources = [*addresses.FIXED, *addresses.PLAYBOOK, *free, *self._named_in_nav()]
        found = Files([self._file(self.pages[one]) for one in dict.fromkeys(sources) if one in self.pages])
        set_exclusions(found, self.frame.config)
        return found

    @cached_property
    def navigation(self) -> Navigation:
        """The navigation that is on every page."""
        config = self.frame.config
        nav = config.plugins.on_nav(get_navigation(self.listed, config), config=config, files=self.listed)
        for page in nav.pages:
            self.frame.plugin.name(page)
        return nav

    def answer(self, address: str) -> Response | None:
        """Return the file at an address."""
        if address in self.pages:
            return self._page(self.pages[address])
        kind = guess_type(address)[0] or "application/octet-stream"
        if address in self.made:
            return Response(kind, self.made[address]())
        if address.startswith(_SEARCH):
            return self._written_by_plugins().get(address)
        for place in self._places(address):
            if place.is_file():
                return Response(kind, place.read_bytes())
        return None

    def _places(self, address: str) -> Iterator[Path]:
        """Yield the paths at which a file that is copied as it is may lie."""
        config = self.frame.config
        if address in self.site.journal.assets:
            file = File(address, config.docs_dir, config.site_dir, use_directory_urls=False)
            set_exclusions([file], config)
            if file.inclusion.is_in_serve():  # type: ignore[no-untyped-call] # MkDocs has no type for it
                yield Path(config.docs_dir, address)
        if address in OWN or address == LIVE:
            yield own_file(address)
        if (theirs := self.frame.theme.get_file_from_path(address)) is not None and theirs.abs_src_path:
            yield Path(theirs.abs_src_path)

    def _page(self, page: Page) -> Response | None:
        frame, config = self.frame, self.frame.config
        nav = self.navigation
        file = self.listed.get_file_from_path(addresses.markdown(page.address)) or self._file(page)
        set_exclusions([file], config)
        if not file.inclusion.is_in_serve():  # type: ignore[no-untyped-call] # the same
            return None
        shown = file.page or MkDocsPage(None, file, config)
        frame.plugin.name(shown)
        frame.plugin.fill(shown, config)
        if file.inclusion.is_excluded():  # type: ignore[no-untyped-call] # the same
            shown.content = _DRAFT + (shown.content or "")
        shown.active = True
        try:
            context: Any = get_context(nav, self.listed, config, shown)
            said = frame.templates.get_template("main.html").render(context)
        finally:
            shown.active = False
        said = frame.plugin.on_post_page(said, page=shown, config=config)
        return Response("text/html", said.encode("utf-8", "xmlcharrefreplace"))

    def _file(self, page: Page) -> File:
        file = File.generated(self.frame.config, addresses.markdown(page.address), content="")
        file.dest_uri = page.address
        return file

    def _named_in_nav(self) -> Iterator[str]:
        """Yield the addresses that the owner's own `nav` names."""
        todo: list[Any] = [self.frame.config.nav]
        while todo:
            one = todo.pop()
            if isinstance(one, str):
                yield addresses.html(one) if one.endswith(".md") else one
            elif isinstance(one, dict):
                todo += one.values()
            elif isinstance(one, list):
                todo += one

    def _written_by_plugins(self) -> dict[str, Response]:
        """Return the files that plugins write after a build, for the search; made once after each change, on demand."""
        if not self._written:
            folder = Path(self.frame.config.site_dir)
            self.frame.config.plugins.on_post_build(config=self.frame.config)
            for path in folder.rglob("*"):
                address = path.relative_to(folder).as_posix()
                if path.is_file():
                    self._written[address] = Response(guess_type(address)[0] or "text/plain", path.read_bytes())
        return self._written

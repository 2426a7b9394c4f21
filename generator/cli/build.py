"""`journal build`: build the site in a work folder and put it in the place of the last one; how MkDocs is called."""

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.context import CannotWork, Context, no_cache_option, pass_context
from generator.cli.terminal import say
from generator.files.writer import (
    clear_directory,
    clear_leftovers,
    clear_old_stores,
    keep_times,
    swap_directory,
    temporary_directory,
)
from generator.site.config import STYLE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.site.plugin import JournalPlugin

_QUIET_SECONDS = 2.0
_BETWEEN_DRAWINGS = 0.2
_BETWEEN_LINES = 15.0
"""Seconds between lines of progress where they stay, as in a log."""


@click.command(epilog="Example: journal build --strict")
@click.option("--site-dir", metavar="DIR", type=click.Path(path_type=Path), help="Build into DIR instead of site/.")
@click.option("--clean", is_flag=True, help="First delete everything that earlier runs left in .journal/.")
@click.option("--for", "reader", type=click.Choice(["mentor"]), help="Build a copy to show, into site-mentor/.")
@no_cache_option
@click.option("--strict", is_flag=True, help="With errors or warnings, stop before the site is touched.")
@pass_context
def command(context: Context, site_dir: Path | None, clean: bool, reader: str | None, strict: bool) -> None:
    """Build the site.

    Faults in your records do not stop it: problems.html shows them, and the command exits 1. If the build
    itself fails, the last good site stays.

    The copy for a mentor has initials instead of names, and nothing private: no bonds, no personal details, no
    message, no link, no address, no file. It lists the names that it masked.
    """
    project = context.project
    usual = project.root / f"site-{reader}" if reader else project.site
    site = chosen(site_dir, usual, project.root, project.docs)
    began = time.monotonic()
    with mkdocs_log() as log, work_folder(project.root, site.parent, clean=clean) as folder:
        config = read_config(context, log)
        plugin = journal_plugin(config)
        plugin.to_show = reader is not None
        made = plugin.prepare(config)
        report = made.report
        if (strict or config.strict) and report.diagnostics:
            _stop(f"{report.in_words}: `journal check` lists them")
        with Progress("pages") as progress:
            plugin.progress = progress
            build_into(folder / "site", config, log)
        if (strict or config.strict) and log.warned:
            _stop(f"MkDocs warned {log.warned} times, see above")
        keep_times(folder / "site", site)
        swap_directory(folder / "site", site)
    shown = site.relative_to(project.root) if site.is_relative_to(project.root) else site
    said = f"Open {(shown / 'index.html').as_posix()}\n"
    if reader:
        said += f"{_masked(made.masked)}\n"
    if report.diagnostics:
        where = "`journal check` lists them" if reader else f"see {(shown / 'problems.html').as_posix()}"
        said += f"{report.in_words}: {where}\n"
    say(f"Built {len(made.pages)} pages in {time.monotonic() - began:.1f} s. {said}".removesuffix("\n"))
    if report.errors:
        click.get_current_context().exit(1)


def _stop(why: str) -> None:
    say(f"Nothing was built: {why}", err=True)
    click.get_current_context().exit(1)


def _masked(names: tuple[tuple[str, str], ...]) -> str:
    """Return the names that were masked, a line each, with what replaces them."""
    if not names:
        return "There was no name to mask."
    return "\n".join(["Masked these names:", *(f"  {' '.join(name.split())}: {label}" for name, label in names)])


class MkDocsLog(logging.Handler):
    """Prints MkDocs' warnings on stderr as they come, and keeps its errors, which say why it stopped."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warned = 0
        self.errors: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Take a message of MkDocs or one of its plugins."""
        line = " ".join(record.getMessage().split())
        if record.levelno >= logging.ERROR:
            self.errors.append(line)
        elif not record.name.startswith("mkdocs.livereload"):  # it warns of every missing favicon
            self.warned += 1
            say(f"warning: {line}", err=True)

    def why(self, error: BaseException) -> str:
        """Return the reason for a failure in one line."""
        words = self.errors[0] if self.errors else " ".join(str(error).split())
        self.errors.clear()
        return words or type(error).__name__


def build_into(folder: Path, config: "MkDocsConfig", log: MkDocsLog, *, serve_url: str | None = None) -> None:
    """Build the whole site into `folder`, which is made, as MkDocs does; raise CannotWork where the build fails."""
    from mkdocs.commands.build import build

    config.site_dir = str(folder)
    config.strict = False  # else MkDocs would count our own report of faults, which the commands do
    with building(config, log, served=serve_url is not None):
        folder.mkdir(exist_ok=True)
        build(config, serve_url=serve_url)


@contextmanager
def building(config: "MkDocsConfig", log: MkDocsLog, *, served: bool = False) -> Iterator[None]:
    """Tell MkDocs' plugins when a build begins and ends; raise CannotWork where it fails."""
    if not served:
        config.plugins.on_startup(command="build", dirty=False)
    try:
        yield
    except Exception as error:
        raise CannotWork(f"the build failed, the last site stays: {log.why(error)}") from error
    finally:
        if not served:
            config.plugins.on_shutdown()


@contextmanager
def work_folder(root: Path, beside: Path, *, clean: bool = False) -> Iterator[Path]:
    """Give a temporary folder on the same file system as `beside`, inside `.journal/` where that is possible."""
    kept = root / ".journal"
    try:
        kept.mkdir(mode=0o700, exist_ok=True)
        kept.chmod(0o700)
        clear_old_stores(kept)
        beside.mkdir(parents=True, exist_ok=True)
        if clean:
            clear_directory(kept)
        place = kept if kept.stat().st_dev == beside.stat().st_dev else beside
        clear_leftovers(place)
        with temporary_directory(place) as folder:
            yield folder
    except OSError as error:
        raise CannotWork(f"{error.filename or kept}: {error.strerror or error}") from error


def chosen(asked: Path | None, configured: Path, root: Path, docs: Path) -> Path:
    """Return the folder to build into: the one asked for, else mkdocs.yml's.

    `asked` is relative to the current folder. A link is followed, so that it stays a link. Raises CannotWork where
    something else than a built site would be replaced.
    """
    site = (configured if asked is None else asked).resolve()
    why = _why_not(site, root.resolve(), docs.resolve())
    if why:
        raise CannotWork(f"{asked or configured} can't hold the site: {why}")
    return site


def _why_not(site: Path, root: Path, docs: Path) -> str:
    if site == root or site in root.parents or site == Path.home():
        return "everything in it would be replaced"
    if site == docs or docs in site.parents or site in docs.parents:
        return "your records lie there"
    if ".git" in site.parts or root / ".journal" in (site, *site.parents):
        return "other programs keep their things there"
    if not site.exists():
        return ""
    if not site.is_dir():
        return "it is a file"
    if any(site.iterdir()) and not _was_built(site):
        return "it holds files that no build of a journal made; empty it or choose another with --site-dir"
    return ""


def _was_built(site: Path) -> bool:
    return (site / STYLE).is_file() and (site / "index.html").is_file()


def read_config(context: Context, log: MkDocsLog) -> "MkDocsConfig":
    """Return MkDocs' reading of mkdocs.yml, with the day that was asked for; raise CannotWork."""
    from mkdocs.config import load_config
    from mkdocs.exceptions import MkDocsException

    name = context.project.config.name
    context.settings  # reports a wrong option more plainly than MkDocs would  # noqa: B018
    try:
        config = load_config(str(context.project.config))
    except (MkDocsException, OSError) as error:
        raise CannotWork(f"{name}: {log.why(error)}") from error
    if "journal" not in config.plugins:
        raise CannotWork(f"{name}: the plugin is not listed; write `plugins: [search, journal]`")
    journal_plugin(config).today = context.today_given
    return config


def journal_plugin(config: "MkDocsConfig") -> "JournalPlugin":
    """Return our plugin from the settings; `read_config` has made sure that it is there."""
    plugin: JournalPlugin = config.plugins["journal"]  # type: ignore[assignment]
    return plugin


@contextmanager
def mkdocs_log() -> Iterator[MkDocsLog]:
    """Collect what MkDocs logs while the block runs."""
    handler, logger = MkDocsLog(), logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield handler
    finally:
        logger.removeHandler(handler)


class Progress:
    """Shows progress on stderr; call it with how many are done, of how many. At the end of its context it is erased."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._began = time.monotonic()
        self._last = self._began
        self._drawn = 0
        self._drawing = sys.stderr.isatty()

    def __enter__(self) -> "Progress":
        return self

    def __exit__(self, *_: object) -> None:
        if self._drawn:
            click.echo("\r" + " " * self._drawn + "\r", nl=False, err=True)

    def __call__(self, done: int, total: int) -> None:
        """Show how many are done, if it is time to."""
        now = time.monotonic()
        since = now - self._began
        between = _BETWEEN_DRAWINGS if self._drawing else _BETWEEN_LINES
        if not done or since < _QUIET_SECONDS or now - self._last < between:
            return
        self._last = now
        left = since / done * (total - done)
        line = f"{done:,} of {total:,} {self._what}, {left:.0f} s left"
        if self._drawing:
            click.echo("\r" + line.ljust(self._drawn), nl=False, err=True)
            self._drawn = len(line)
        else:
            say(line, err=True)

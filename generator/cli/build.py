"""`journal build`: build the site in a work folder and put it in the place of the last one; how MkDocs is called."""

import json
import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator import words
from generator.cli.context import CannotWork, Context, no_cache_option, pass_context
from generator.cli.terminal import columns, filled, say
from generator.files.inside import leads_out, private_folder
from generator.files.reading import read_plain
from generator.files.writer import (
    bring_along,
    clear_directory,
    clear_leftovers,
    clear_old_stores,
    foreign,
    keep_times,
    swap_directory,
    temporary_directory,
)
from generator.site.config import MADE, STYLE, forget_programs

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from generator.io.masking.masked import Masked
    from generator.site.plugin import JournalPlugin

_LARGEST_LIST = 64 * 1024 * 1024
_QUIET_SECONDS = 2.0
_BETWEEN_DRAWINGS = 0.2
_BETWEEN_LINES = 15.0
"""Seconds between lines of progress where they stay, as in a log."""


@click.command(epilog="Example: journal build --strict")
@click.option("--site-dir", metavar="DIR", type=click.Path(path_type=Path), help="Build into DIR instead of site/.")
@click.option("--clean", is_flag=True, help="First delete everything that earlier runs left in .journal/.")
@click.option("--for", "reader", type=click.Choice(["mentor"]), help="Build a copy to show, into site-mentor/.")
@click.option("--with-notes", is_flag=True, help="Of a copy to show: with notes and other prose, names masked.")
@no_cache_option
@click.option("--strict", is_flag=True, help="With errors or warnings, stop before the site is touched.")
@pass_context
def command(
    context: Context, site_dir: Path | None, clean: bool, reader: str | None, with_notes: bool, strict: bool
) -> None:
    """Build the site.

    Faults in your records do not stop it: problems.html shows them, and the command exits 1. If the build
    itself fails, the last good site stays.

    The copy for a mentor has initials instead of names, and nothing private: no bonds, no personal details, no
    message, no link, no address, no file. What you wrote down in your own words is left out and counted; with notes
    it is there, names masked. The command lists the names that it masked, and the words with a capital that are left:
    look at them before you hand out the copy.
    """
    if with_notes and not reader:
        raise click.UsageError("--with-notes is for a copy to show: build --for mentor --with-notes")
    project = context.project
    usual = project.root / f"site-{reader}" if reader else project.site
    site = chosen(site_dir, usual, project.root, project.docs)
    shown = site.relative_to(project.root) if site.is_relative_to(project.root) else site
    began = time.monotonic()
    with mkdocs_log() as log, work_folder(project.root, site.parent, clean=clean) as folder:
        config = read_config(context, log)
        plugin = journal_plugin(config)
        plugin.to_show, plugin.with_notes = reader is not None, with_notes
        if reader:
            forget_programs(config)
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
        stays = _bring_along(site, folder / "site", shown)
        swap_directory(folder / "site", site)
    for path in stays:
        say(f"note: {(shown / path).as_posix()} stays as it is: no build made it", err=True)
    said = f"Open {(shown / 'index.html').as_posix()}\n"
    if made.masked is not None:
        said += "\n".join(_masked(made.masked)) + "\n"
    if report.diagnostics:
        where = "`journal check` lists them" if reader else f"see {(shown / 'problems.html').as_posix()}"
        said += f"{report.in_words}: {where}\n"
    say(f"Built {len(made.pages)} pages in {time.monotonic() - began:.1f} s. {said}".removesuffix("\n"))
    if report.errors:
        click.get_current_context().exit(1)


def _bring_along(old: Path, new: Path, shown: Path) -> tuple[str, ...]:
    """Let what no build made in the old site lie in the new one too, and return its paths; raise CannotWork."""
    now = {path.relative_to(new).as_posix() for path in new.rglob("*") if not path.is_dir()}
    stays = foreign(old, _made(old) or (now if _was_built(old) else set()), now)
    try:
        bring_along(old, new, stays)
    except FileExistsError as error:
        address = Path(error.filename).relative_to(new).as_posix()
        raise CannotWork(
            f"{(shown / address).as_posix()} is there, and no build made it; move it away, since a page comes there"
        ) from None
    return stays


def _made(site: Path) -> set[str]:
    """Return what the last build made in a site; nothing where it has no list, as sites of earlier versions."""
    listed = site / MADE
    try:
        found = json.loads(read_plain(listed, _LARGEST_LIST)) if not leads_out(listed, site) else []
    except (OSError, ValueError, RecursionError):
        return set()
    return {address for address in found if isinstance(address, str)} if isinstance(found, list) else set()


def _stop(why: str) -> None:
    say(f"Nothing was built: {why}", err=True)
    click.get_current_context().exit(1)


def _masked(made: "Masked") -> Iterator[str]:
    """Yield the names that were masked, a line each, with what replaces them, and the words that are left."""
    if made.journal.left_out:
        number = words.sentence(words.count(made.journal.left_out, "word"))
        left_out = "is" if made.journal.left_out == 1 else "are"
        yield f"{number} of notes and other prose {left_out} left out; --with-notes shows them, with names masked."
    if made.names:
        yield "Masked these names:"
        yield from (f"  {' '.join(name.split())}: {label}" for name, label in made.names)
    else:
        yield "There was no name to mask."
    if made.capitals:
        yield "These words with a capital are left. Look whether one of them names somebody:"
        yield from filled(", ".join(made.capitals), columns(), indent=2)


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
    try:
        kept = private_folder(root)
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
        raise CannotWork(f"{error.filename or root / '.journal'}: {error.strerror or error}") from error


def chosen(asked: Path | None, configured: Path, root: Path, docs: Path) -> Path:
    """Return the folder to build into: the one asked for, else mkdocs.yml's.

    `asked` is relative to the current folder, and may be any folder. That of mkdocs.yml lies in the journal's own, and
    no link leads out of it. Raises CannotWork where something else than a built site would be replaced.
    """
    if asked is None and leads_out(configured, root):
        why = "it lies outside the journal's folder; `--site-dir DIR` names a folder that does"
        raise CannotWork(f"{configured} can't hold the site: {why}")
    site = (configured if asked is None else asked).resolve()
    why = _why_not(site, root.resolve(), docs.resolve(), named=asked is not None or configured.is_symlink())
    if why:
        raise CannotWork(f"{asked or configured} can't hold the site: {why}")
    return site


def _why_not(site: Path, root: Path, docs: Path, *, named: bool) -> str:
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
    if named and any(site.iterdir()) and not _was_built(site):
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

"""`journal serve`: the site on this machine, built anew when a file changes."""

import gc
import shutil
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.build import (
    MkDocsLog,
    build_into,
    building,
    journal_plugin,
    may_keep,
    mkdocs_log,
    read_config,
    work_folder,
)
from generator.cli.context import CannotWork, Context, pass_context
from generator.cli.progress import Progress
from generator.site_server import is_loopback
from generator.writer import swap_directory

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from generator.incremental.rendered import Rendered

# No other machine can reach this address.
_HOST = "127.0.0.1"
_FIRST_PORT = 8000
_PORTS_TRIED = 100
_QUIET_SECONDS = 0.05
"""When files have stopped changing: a whole folder that git writes is one change."""


@click.command(epilog="Example: journal serve --open")
@click.option("--port", type=click.IntRange(1, 65535), help="The port, 8000 or the next free one if not given.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in your browser.")
@pass_context
def command(context: Context, port: int | None, open_browser: bool) -> None:
    """Show the site on this machine, live while you edit.

    Faults in your records are shown on problems.html; nothing you write ends the server, Ctrl+C does.
    """
    url = f"http://{_HOST}:{_free_port(port)}/"
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    root = context.project.root
    with mkdocs_log() as log, work_folder(root, root) as folder:
        config = read_config(context, log)
        if not is_loopback(config.dev_addr.host):
            click.echo(
                f"`dev_addr: {config.dev_addr}` is not followed: a journal is shown on this machine alone", err=True
            )
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            _serve(context, config, folder, url, log, open_browser=open_browser)
        finally:
            config.plugins.on_shutdown()


def _serve(
    context: Context, config: "MkDocsConfig", folder: Path, url: str, log: MkDocsLog, *, open_browser: bool
) -> None:
    from generator.watching import Watcher

    site = Site(context, folder, url, log)

    def rebuild() -> None:
        try:
            site.rebuild()
        except (CannotWork, OSError) as error:
            click.echo(f"journal: {error}", err=True)

    server = _server(rebuild, url, site.live)
    server.watch(config.docs_dir)
    server.watch(config.config_file_path)
    server = config.plugins.on_serve(server, config=config, builder=rebuild)
    # An editor may replace mkdocs.yml by a new file, which only its folder sees.
    server.unwatch(config.config_file_path)
    server.watch(str(context.project.root), recursive=False)
    for path in config.watch:
        server.watch(path)
    watcher: object = server.observer
    if isinstance(watcher, Watcher):
        watcher.start()  # before anything is read: what is saved meanwhile is seen
    rebuild()
    # The journal lasts as long as the server: the collector need not look through it again at each save.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000)
    try:
        server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call] # MkDocs has no type for it
    except KeyboardInterrupt:
        click.echo("stopped", err=True)
    except OSError as error:
        raise CannotWork(f"{url} is taken: {error.strerror}") from error
    finally:
        server.shutdown()


class Site:
    """The site as it is served from `live`, with all that is known of it in memory."""

    def __init__(self, context: Context, folder: Path, url: str, log: MkDocsLog) -> None:
        from generator.kept_site import KeptSite
        from generator.memory import Memory

        self.live = folder / "live"
        self.live.mkdir()
        self._context, self._folder, self._url, self._log = context, folder, url, log
        self._memory, self._kept = Memory(), KeptSite()
        self._pages: dict[str, Rendered] = {}

    def rebuild(self) -> None:
        """Bring it up to date with the journal; raise CannotWork, and then it stays as it is."""
        from generator.incremental.builder import build, finish
        from generator.incremental.published import renew

        config = read_config(self._context, self._log)
        plugin = journal_plugin(config)
        plugin.memory, plugin.kept = self._memory, self._kept
        beside = self._folder / "site"
        shutil.rmtree(beside, ignore_errors=True)
        if not may_keep(config):
            build_into(beside, config, self._log, serve_url=self._url)
            swap_directory(beside, self.live)
            self._pages = {}
            return
        config.strict = False
        with building(config, self._log, served=True), Progress("pages") as progress:
            beside.mkdir()
            config = config.plugins.on_config(config)
            built = build(config, self._folder, self.live, self._pages, plugin.pages, progress)
        self._pages = {**built.kept, **finish(built, beside, self.live, renew)}


def _server(rebuild: Callable[[], None], url: str, folder: Path) -> "LiveReloadServer":
    from socketserver import TCPServer

    from mkdocs.livereload import LiveReloadServer

    class Server(LiveReloadServer):
        def server_bind(self) -> None:
            # Python's own would ask the network what this address is called.
            TCPServer.server_bind(self)
            self.server_name, self.server_port = _HOST, port
            self.setup_environ()

        def server_activate(self) -> None:
            super().server_activate()
            click.echo(f"Serving your journal on {url} (Ctrl+C stops)")

    port = int(url.rstrip("/").rsplit(":", 1)[1])
    server = Server(builder=rebuild, host=_HOST, port=port, root=str(folder))
    server.build_delay = _QUIET_SECONDS
    return server


def _free_port(asked: int | None) -> int:
    tried = [asked] if asked else range(_FIRST_PORT, _FIRST_PORT + _PORTS_TRIED)
    for port in tried:
        with socket.socket() as probe:
            # As the server will: a port that waits for late packets is free, one that is listened on is not.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((_HOST, port))
            except OSError:
                continue
            return port
    if asked:
        raise CannotWork(f"port {asked} is taken; leave --port out to use the next free one")
    raise CannotWork(f"no port from {_FIRST_PORT} to {_FIRST_PORT + _PORTS_TRIED - 1} is free")

"""`journal serve`: the site on this machine, live while you edit."""

import shutil
import signal
import socket
import webbrowser
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.build import build_into, journal_plugin, mkdocs_log, read_config, work_folder
from generator.cli.context import CannotWork, Context, pass_context
from generator.files.writer import swap_directory
from generator.site.server import is_loopback

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer

    from generator.cli.build import MkDocsLog
    from generator.site.plugin import JournalPlugin

# No other machine can reach this address.
HOST = "127.0.0.1"
_FIRST_PORT = 8000
_PORTS_TRIED = 100


@click.command(epilog="Example: journal serve --open")
@click.option("--port", type=click.IntRange(1, 65535), help="The port, 8000 or the next free one if not given.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in your browser.")
@pass_context
def command(context: Context, port: int | None, open_browser: bool) -> None:
    """Show the site on this machine, live while you edit.

    Faults in your records are shown on problems.html; nothing you write ends the server, Ctrl+C does.
    """
    from generator.site.config import is_apart

    free = _free_port(port)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with mkdocs_log() as log, work_folder(context.project.root, context.project.root) as folder:
        config = read_config(context, log)
        if not is_loopback(config.dev_addr.host):
            click.echo(
                f"`dev_addr: {config.dev_addr}` is not followed: a journal is shown on this machine alone", err=True
            )
        config.plugins.on_startup(command="serve", dirty=False)
        try:
            if why := is_apart(config):
                click.echo(f"Every page is made anew after each save: {why}", err=True)
                _serve_rebuilt(context, config, folder, free, log, open_browser=open_browser)
            else:
                serve_live(context, folder, free, log, open_browser=open_browser)
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
        except OSError as error:
            raise CannotWork(f"{url(free)} is taken: {error.strerror}") from error
        finally:
            config.plugins.on_shutdown()


def serve_live(context: Context, folder: Path, port: int, log: "MkDocsLog", *, open_browser: bool) -> None:
    """Serve pages that are made when they are asked for."""
    from generator.files.watching import Watch
    from generator.site.live import LiveSite
    from generator.site.live_server import Changes, server

    changes, docs = Changes(), Path()

    def read() -> "tuple[MkDocsConfig, JournalPlugin]":
        """Read mkdocs.yml, and watch all files that it names."""
        nonlocal docs
        now = Context(folder=context.root, today_given=context.today_given)
        watch.look_at((), context.project.configs)
        config = read_config(now, log)
        theirs = [Path(path) for path in (*config.watch, config.theme.custom_dir or config.docs_dir)]
        docs = Path(config.docs_dir)
        watch.look_at([docs, *filter(Path.is_dir, theirs)], now.project.configs)
        watch.look_at((), filter(Path.is_file, theirs))
        return config, journal_plugin(config)

    def changed(paths: Iterable[str]) -> None:
        site.change(settings=not all(Path(path).is_relative_to(docs) for path in paths))
        changes.tell()

    site = LiveSite(read, folder, lambda why: click.echo(f"journal: {why}", err=True))
    with Watch(changed) as watch:
        site.begin()
        with server(site, changes, HOST, port) as running:
            click.echo(f"Serving your journal on {url(port)} (Ctrl+C stops)")
            if open_browser:
                webbrowser.open(url(port))
            try:
                running.serve_forever()
            finally:
                changes.end()


def url(port: int) -> str:
    """Return the URL at which this machine serves a port."""
    return f"http://{HOST}:{port}/"


def _serve_rebuilt(
    context: Context, config: "MkDocsConfig", folder: Path, port: int, log: "MkDocsLog", *, open_browser: bool
) -> None:
    """Serve with MkDocs' own server, which builds the whole site after each change."""
    from generator.files.watching import Watcher
    from generator.model.loader import Memory

    live, beside, memory = folder / "live", folder / "site", Memory()
    live.mkdir()

    def rebuild() -> None:
        try:
            config = read_config(context, log)
            journal_plugin(config).memory = memory
            shutil.rmtree(beside, ignore_errors=True)
            build_into(beside, config, log, serve_url=url(port))
            swap_directory(beside, live)
        except (CannotWork, OSError) as error:  # the site stays as it was
            click.echo(f"journal: {error}", err=True)

    server = _mkdocs_server(rebuild, port, live)
    server.watch(config.docs_dir)
    server.watch(config.config_file_path)
    server = config.plugins.on_serve(server, config=config, builder=rebuild)
    watcher: object = server.observer
    if isinstance(watcher, Watcher):  # what this says may be written into that folder: each line would build anew
        hooks = (context.root / name for name in config.hooks)
        watcher.only = {str(context.root): frozenset(map(str, (*context.project.configs, *hooks)))}
    # An editor may replace mkdocs.yml by a new file, which is seen only by watching its folder.
    server.unwatch(config.config_file_path)
    server.watch(str(context.root), recursive=False)
    for path in config.watch:
        server.watch(path)
    if isinstance(watcher, Watcher):
        watcher.start()  # before anything is read, so that what is saved meanwhile is noticed
    rebuild()
    try:
        server.serve(open_in_browser=open_browser)  # type: ignore[no-untyped-call] # MkDocs has no type for it
    finally:
        server.shutdown()


def _mkdocs_server(rebuild: Callable[[], None], port: int, folder: Path) -> "LiveReloadServer":
    from socketserver import TCPServer

    from mkdocs.livereload import LiveReloadServer

    class Server(LiveReloadServer):
        def server_bind(self) -> None:
            # Python's own method would ask the network for the name of this address.
            TCPServer.server_bind(self)
            self.server_name, self.server_port = HOST, port
            self.setup_environ()

        def server_activate(self) -> None:
            super().server_activate()
            click.echo(f"Serving your journal on {url(port)} (Ctrl+C stops)")

    server = Server(builder=rebuild, host=HOST, port=port, root=str(folder))
    server.build_delay = 0.05
    return server


def _free_port(asked: int | None) -> int:
    tried = [asked] if asked else range(_FIRST_PORT, _FIRST_PORT + _PORTS_TRIED)
    for port in tried:
        with socket.socket() as probe:
            # Bind as the server will: a port in TIME_WAIT counts as free, one that is listened on does not.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError:
                continue
            return port
    if asked:
        raise CannotWork(f"port {asked} is taken; leave --port out to use the next free one")
    raise CannotWork(f"no port from {_FIRST_PORT} to {_FIRST_PORT + _PORTS_TRIED - 1} is free")

"""The web server of `journal serve`, which also tells open pages when something has changed."""

import posixpath
import threading
from collections.abc import Callable, Iterable, Iterator
from socketserver import TCPServer, ThreadingMixIn
from typing import Any
from urllib.parse import quote
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from generator.site.live import LIVE, LiveSite
from generator.site.server import asked_path, guarded, say

CHANGES = "assets/journal/changes"
"""The address at which a page listens for changes."""
_PING_SECONDS = 15.0


class Changes:
    """Counts changes, and lets threads wait for the next one."""

    def __init__(self) -> None:
        self._count = 0
        self._ended = False
        self._happened = threading.Condition()

    def tell(self) -> None:
        """Announce a change to all that wait."""
        with self._happened:
            self._count += 1
            self._happened.notify_all()

    def end(self) -> None:
        """End all waiting, since the server stops."""
        with self._happened:
            self._ended = True
            self._happened.notify_all()

    def stream(self) -> Iterator[bytes]:
        """Yield a server-sent event for each change from now on, and empty ones to keep the connection open."""
        seen = self._count
        yield b"retry: 500\n\n"
        while not self._ended:
            with self._happened:
                if self._count == seen:
                    self._happened.wait(_PING_SECONDS)
                changed, seen = self._count != seen, self._count
            yield b"data: changed\n\n" if changed else b": \n\n"


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name
        """Log nothing for a request."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def server_bind(self) -> None:
        # Python's own method would ask the network for the name of this address.
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])
        self.setup_environ()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log nothing where a browser has closed the connection."""


def server(site: LiveSite, changes: Changes, host: str, port: int) -> WSGIServer:
    """Return a server of the site that listens on an address of this machine; OSError where it is taken."""
    made = _Server((host, port), _Quiet)
    made.set_app(guarded(_application(site, changes), host, made.server_port, "/", site.is_copied, lambda _: True))
    return made


def _application(site: LiveSite, changes: Changes) -> Callable[[dict[str, Any], Any], Iterable[bytes]]:
    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            return say("405 Method Not Allowed", "This site can be read, no more.", start_response)
        path = asked_path(environ)
        address = posixpath.normpath(path).lstrip("/")
        if address == CHANGES:
            start_response("200 OK", [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")])
            return changes.stream()
        if path.endswith("/"):
            address = posixpath.join(address, "index.html").removeprefix("./")
        found = site.answer(address)
        if found is None:
            if not path.endswith("/") and site.answer(f"{address}/index.html") is not None:
                start_response("302 Found", [("Location", f"{quote(path)}/")])
                return []
            return say("404 Not Found", "There is no such page.", start_response)
        content = _listening(found.content, address) if found.kind == "text/html" else found.content
        kind = f"{found.kind}; charset=utf-8" if found.kind.startswith("text/") else found.kind
        headers = [("Content-Type", kind), ("Content-Length", str(len(content))), ("Cache-Control", "no-cache")]
        start_response("200 OK", headers)
        return [content]

    return answer


def _listening(page: bytes, address: str) -> bytes:
    """Return a page that listens for changes; its policy allows the site's own scripts."""
    script = f'<script src="{"../" * address.count("/")}{LIVE}"></script>'.encode()
    end = page.rfind(b"</body>")
    return page[:end] + script + page[end:] if end >= 0 else page

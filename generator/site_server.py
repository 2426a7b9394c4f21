"""What a server of the site answers, and to whom: browsers of this machine alone, with files of the site alone."""

from collections.abc import Callable, Iterable
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.site_policy import allow_script

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

_NAMES = ("localhost", "127.0.0.1", "[::1]")
_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
# Two policies hold at once: the page's own, in its head, and the one that is sent with it.
_FOR_PAGES = "frame-ancestors 'none'"
_FOR_FILES = (
    f"{_FOR_PAGES}; sandbox; default-src 'none'; font-src 'self'; img-src 'self' data:; media-src 'self'; "
    "style-src 'self' 'unsafe-inline'"
)
# What a browser opens as a document of its own, with the scripts in it.
_DOCUMENTS = frozenset({".htm", ".html", ".mht", ".mhtml", ".svg", ".svgz", ".xht", ".xhtml", ".xml", ".xsl", ".xslt"})


def is_loopback(host: str) -> bool:
    """Return whether no other machine can reach a server that listens on `host`."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def keep_local(server: "LiveReloadServer", is_copied: Callable[[str], bool]) -> None:
    """Have MkDocs' server answer as this module says, and let its script for live reload through the pages' policy.

    `is_copied` tells which addresses under the site are files of the owner's, copied unread: they run no script.
    """
    server.set_app(_guarded(server, server.serve_request, is_copied))
    inject: Callable[[bytes, int], bytes] = server._inject_js_into_html

    def inject_allowed(page: bytes, epoch: int) -> bytes:
        # What is put into nothing is the script alone; no text of the page is ever taken for it.
        tag = inject(b"", epoch)
        found = page.rfind(b"</body>")
        end = found if found >= 0 else len(page)
        script = tag.removeprefix(b"<script>").removesuffix(b"</script>")
        return allow_script(page[:end] + tag + page[end:], script)

    server._inject_js_into_html = inject_allowed  # type: ignore[method-assign] # of this one server


def _guarded(server: "LiveReloadServer", application: Application, is_copied: Callable[[str], bool]) -> Application:
    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        # A web page elsewhere may give its own name this machine's address, and then read along.
        host, port = server.server_address[:2]
        if str(environ.get("HTTP_HOST")).lower() not in _names(str(host), port):
            return _say("403 Forbidden", "This journal is for this machine alone.", start_response)
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")  # as MkDocs reads it
        address = path.removeprefix(server.mount_path).removeprefix("/") + ("index.html" if path.endswith("/") else "")
        if not _is_plain(path) or not _lies_under(Path(server.root), address):
            return _say("404 Not Found", "There is no such page.", start_response)
        foreign = Path(address).suffix.lower() in _DOCUMENTS and is_copied(address)
        policy = ("Content-Security-Policy", _FOR_FILES if foreign else _FOR_PAGES)

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            return start_response(status, [*headers, *_HEADERS, policy], *error)

        return application(environ, start)

    return answer


def _names(host: str, port: int) -> set[str]:
    """Return the ways in which a browser of this machine calls a server on `host`."""
    names = {*_NAMES, host}
    return {f"{name}:{port}" for name in names} | (names if port == 80 else set())


def _is_plain(path: str) -> bool:
    """Return whether a path has no part that leads elsewhere: no `..`, no `//`, nothing that is one on some system."""
    first, *parts = path.removesuffix("/").split("/")
    return not first and {"", ".", ".."}.isdisjoint(parts) and "\\" not in path and "\0" not in path


def _lies_under(root: Path, address: str) -> bool:
    """Return whether a file, or what a link there leads to, lies in the folder `root`."""
    try:
        return (root / address).resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # a name that is too long, links in a circle
        return False


def _say(status: str, words: str, start_response: Any) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), *_HEADERS])
    return [f"{words}\n".encode()]

"""Guarding a server of the site: it answers only browsers of this machine, and only with files of the site."""

from collections.abc import Callable, Iterable, Mapping
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.site.policy import allow_script

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer


Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

_NAMES = ("localhost", "127.0.0.1", "[::1]")
_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
)
# Two policies apply at once: the one in the page's head, and the one in this header.
_FOR_PAGES = "frame-ancestors 'none'"
_FOR_FILES = (
    f"{_FOR_PAGES}; sandbox; default-src 'none'; font-src 'self'; img-src 'self' data:; media-src 'self'; "
    "style-src 'self' 'unsafe-inline'"
)
# Types in which no script runs, and which browsers show less well under the strict policy; a drawing is a program.
_SHOWN_ONLY = ("image/", "audio/", "video/", "application/pdf")
_DRAWING = "image/svg"


def is_loopback(host: str) -> bool:
    """Return whether no other machine can reach a server that listens on `host`."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def keep_local(server: "LiveReloadServer", is_copied: Callable[[str], bool]) -> None:
    """Guard MkDocs' server by this module, and allow its script for live reload in the pages' policy.

    `is_copied` tells which addresses under the site are files of the owner's that were copied unread; no script in them
    is run.
    """
    site = Path(server.root)
    pages = _with_script_allowed(server.serve_request, site, server.mount_path)
    host, port = server.server_address[:2]
    server.set_app(guarded(pages, str(host), port, server.mount_path, is_copied, lambda one: _lies_under(site, one)))


def guarded(
    application: Application,
    host: str,
    port: int,
    mounted: str,
    is_copied: Callable[[str], bool],
    is_there: Callable[[str], bool],
) -> Application:
    """Return an application that answers only browsers of this machine, only for addresses that `is_there`.

    Each answer is sent with a policy.
    """

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        # A foreign web page could point its own host name to this machine, and then read the journal.
        if str(environ.get("HTTP_HOST")).lower() not in _names(host, port):
            return say("403 Forbidden", "This journal is for this machine alone.", start_response)
        path = asked_path(environ)
        address = _address(path, mounted)
        if not _is_plain(path) or not is_there(address):
            return say("404 Not Found", "There is no such page.", start_response)
        foreign = is_copied(address)

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            strict = foreign and not _is_shown_only(dict(headers).get("Content-Type", ""))
            policy = ("Content-Security-Policy", _FOR_FILES if strict else _FOR_PAGES)
            return start_response(status, [*headers, *_HEADERS, policy], *error)

        return application(environ, start)

    return answer


def _is_shown_only(kind: str) -> bool:
    """Return whether a browser shows what is of this type and runs nothing in it."""
    kind = kind.lower().strip()
    return kind.startswith(_SHOWN_ONLY) and not kind.startswith(_DRAWING)


def asked_path(environ: Mapping[str, Any]) -> str:
    """Return the path of a request."""
    path: str = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")  # as MkDocs reads it
    return path


def _address(path: str, mounted: str) -> str:
    return path.removeprefix(mounted).removeprefix("/") + ("index.html" if path.endswith("/") else "")


def _with_script_allowed(application: Application, site: Path, mounted: str) -> Application:
    """Return an application that allows, in each page's policy, the script that the server adds to the page."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        said: list[Any] = []
        body = application(environ, lambda *given: said.extend(given))
        status, headers = said[0], dict(said[1])
        file = site / _address(asked_path(environ), mounted)
        if not status.startswith("200") or file.suffix != ".html" or not file.is_file():
            start_response(status, said[1])
            return body
        page = b"".join(body)
        end = page.rfind(b"</body>")
        tag = page[end - (len(page) - file.stat().st_size) : end]
        page = allow_script(page, tag.removeprefix(b"<script>").removesuffix(b"</script>"))
        start_response(status, [*{**headers, "Content-Length": str(len(page))}.items()])
        return [page]

    return answer


def _names(host: str, port: int) -> set[str]:
    """Return the values of the Host header that browsers of this machine send to a server on `host`."""
    names = {*_NAMES, host}
    return {f"{name}:{port}" for name in names} | (names if port == 80 else set())


def _is_plain(path: str) -> bool:
    """Return whether a path has no part that could lead elsewhere on any system, such as `..`, `//` or a backslash."""
    first, *parts = path.removesuffix("/").split("/")
    return not first and {"", ".", ".."}.isdisjoint(parts) and "\\" not in path and "\0" not in path


def _lies_under(root: Path, address: str) -> bool:
    """Return whether a file, with links resolved, lies in the folder `root`."""
    try:
        return (root / address).resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):  # such as a name that is too long, or links in a circle
        return False


def say(status: str, words: str, start_response: Any) -> Iterable[bytes]:
    """Answer with a line of text."""
    start_response(status, [("Content-Type", "text/plain; charset=utf-8"), *_HEADERS])
    return [f"{words}\n".encode()]

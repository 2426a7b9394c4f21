"""A server of the site, spoken to without a browser: who is answered, with what, and with which words around it."""

import socket
import subprocess
import sys
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from built_site import HELLO, write_site_journal
from served_site import PATIENCE, Served, a_free_port, raw, until

from generator.site.server import is_loopback

FILES: dict[str, str | bytes] = {
    **HELLO,
    "images/drawing.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "theirs/index.html": "<p>Theirs</p>",
    "paper.pdf": b"%PDF-1.4",
    **{
        f"own.{ending}": "<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>"
        for ending in ("shtml", "atom", "rdf", "xyz", "txt", "SVG", "html", "mathml", "wasm", "json", "pdf.html")
    },
    **{f"own.{ending}": b"x" for ending in ("png", "jpg", "mp3", "mp4", "webm")},
}
SECRET = "nobody's business"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    root = write_site_journal(tmp_path_factory.mktemp("served") / "j", FILES)
    (root.parent / "secret.txt").write_text(SECRET)
    running = Served(root)
    yield running
    running.stop()


def answer(served: Served, target: str, host: str | None = None) -> tuple[int, dict[str, str], str]:
    return answer_at(served.port, target, host or f"127.0.0.1:{served.port}")


def answer_at(port: int, target: str, host: str) -> tuple[int, dict[str, str], str]:
    """Ask for a target as it is written; return the status, what is said before the content, and the content."""
    said = raw(port, f"GET {target} HTTP/1.0", f"Host: {host}")
    head, _, content = said.partition("\r\n\r\n")
    status, *lines = head.split("\r\n")
    return int(status.split()[1]), dict(line.split(": ", 1) for line in lines), content


def test_it_listens_on_one_address_of_this_machine(served: Served) -> None:
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.2", served.port), timeout=PATIENCE)


@pytest.mark.parametrize("name", ["localhost", "127.0.0.1", "[::1]", "LOCALHOST"])
def test_it_answers_to_the_names_of_this_machine(served: Served, name: str) -> None:
    assert answer(served, "/", host=f"{name}:{served.port}")[0] == 200


@pytest.mark.parametrize(
    "name",
    ["evil.example:{}", "evil.example", "localhost", "127.0.0.1", "127.0.0.1:1", "localhost.evil.example:{}",
     "0.0.0.0:{}", "localhost:{}.evil.example", "localhost:{}, evil.example", "evil.example@localhost:{}",
     "192.168.1.2:{}"],
)  # fmt: skip
@pytest.mark.parametrize("target", ["/", "/assets/journal/changes", "/nowhere.html"])
def test_it_answers_to_no_other_name(served: Served, name: str, target: str) -> None:
    status, _, content = answer(served, target, host=name.format(served.port))
    assert (status, content) == (403, "This journal is for this machine alone.\n")


@pytest.mark.parametrize("lines", [(), ("Host:",), ("Host: 127.0.0.1:{}", "Host: evil.example")])
def test_a_request_for_nobody_or_for_two_is_not_answered(served: Served, lines: tuple[str, ...]) -> None:
    said = raw(served.port, "GET / HTTP/1.0", *(line.format(served.port) for line in lines))
    assert said.startswith("HTTP/1.0 403 ")


@pytest.mark.parametrize(
    "target",
    ["/../secret.txt", "/../../secret.txt", "/..%2fsecret.txt", "/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt",
     "/contacts/../notes.html", "/./notes.html", "/contacts//jane-doe.html", "/..\\secret.txt", "/..%5csecret.txt",
     "/.\xff./secret.txt", "/%00", "/notes.html%00.txt", "/%2fetc/passwd", "//etc/passwd", "/etc/passwd",
     "C:/secret.txt", "/C:/secret.txt", "http://evil.example/", "/link.txt", "/folder/secret.txt", "/circle/x",
     "/" + 9000 * "x", "//evil.example/..%2fcontacts", "/%2fevil.example/..%2fcontacts", "*", "..", "secret.txt",
     "/contacts/.."],
)  # fmt: skip
def test_no_address_leads_out_of_the_site(served: Served, target: str) -> None:
    outside = served.root.parent
    for name, to in (("link.txt", outside / "secret.txt"), ("folder", outside), ("circle", Path("circle"))):
        if not (served.root / "journal" / name).is_symlink():
            (served.root / "journal" / name).symlink_to(to)
    status, said, content = answer(served, target)
    assert status in (400, 404, 414), target
    assert "Location" not in said
    assert SECRET not in content
    assert "root:" not in content
    assert "Traceback" not in served.errors.read_text()


@pytest.mark.parametrize("target", ["/", "/notes.html", "/contacts/jane-doe.html?h=x", "/assets/journal/journal.js"])
def test_what_is_there_is_answered(served: Served, target: str) -> None:
    assert answer(served, target)[0] == 200


@pytest.mark.parametrize("target", ["/", "/assets/journal/journal.js", "/nowhere.html", "/..%2f"])
def test_each_answer_is_for_this_site_alone(served: Served, target: str) -> None:
    said = answer(served, target)[1]
    assert said["X-Content-Type-Options"] == "nosniff"
    assert said["Referrer-Policy"] == "no-referrer"
    assert said["Cross-Origin-Resource-Policy"] == "same-origin"


@pytest.mark.parametrize(
    ("target", "sandboxed"),
    [("/images/drawing.svg", True), ("/theirs/", True), ("/theirs/index.html", True), ("/paper.pdf", False),
     *((f"/own.{ending}", True) for ending in ("shtml", "atom", "rdf", "xyz", "SVG", "html", "mathml", "pdf.html")),
     *((f"/own.{ending}", False) for ending in ("png", "jpg", "mp3", "mp4", "webm")),
     ("/", False), ("/notes.html", False), ("/assets/images/favicon.png", False)],
)  # fmt: skip
def test_a_document_that_is_only_copied_runs_nothing(served: Served, target: str, sandboxed: bool) -> None:
    policy = answer(served, target)[1]["Content-Security-Policy"]
    assert policy.startswith("frame-ancestors 'none'")
    assert ("; sandbox; default-src 'none'; " in policy) is sandboxed


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_it_is_read_and_no_more(served: Served, method: str) -> None:
    said = raw(served.port, f"{method} / HTTP/1.0", f"Host: 127.0.0.1:{served.port}")
    assert said.startswith("HTTP/1.0 405 ")


def _hash(script: bytes) -> str:
    return f"sha256-{b64encode(sha256(script).digest()).decode()}"


def mkdocs(root: Path, *options: str) -> list[str]:
    return [sys.executable, "-W", "ignore", "-m", "mkdocs", "serve", "-f", str(root / "mkdocs.yml"), *options]


def test_mkdocs_serve_answers_this_machine_alone_too(tmp_path: Path) -> None:
    root, port = write_site_journal(tmp_path / "j", HELLO), a_free_port()
    said = tmp_path / "said.txt"
    with said.open("w") as errors:
        process = subprocess.Popen(mkdocs(root, "-a", f"127.0.0.1:{port}"), stderr=errors)
    try:
        until(lambda: "Serving on" in said.read_text())
        status, _, page = answer_at(port, "/", host=f"localhost:{port}")
        assert status == 200
        script = page.rpartition("<script>")[2].partition("</script>")[0]
        assert "livereload" in script
        # Only what is served allows it: the file has the hashes of the theme's own scripts alone.
        assert f"'{_hash(script.encode())}'" in page
        assert answer_at(port, "/", host="evil.example")[0] == 403
    finally:
        process.terminate()
        process.wait(PATIENCE)


@pytest.mark.parametrize("options", [(), ("--no-livereload",), ("--clean", "--no-livereload")])
def test_mkdocs_serve_does_not_show_a_journal_to_other_machines(tmp_path: Path, options: tuple[str, ...]) -> None:
    address = f"0.0.0.0:{a_free_port()}"
    root = write_site_journal(tmp_path / "j", HELLO, dev_addr=address)
    ended = subprocess.run(mkdocs(root, *options), capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert ended.returncode == 1
    assert f"`dev_addr: {address}` would show your journal to other machines; leave it out" in ended.stderr


def test_our_own_server_says_that_it_follows_no_such_address(tmp_path: Path) -> None:
    running = Served(write_site_journal(tmp_path / "j", HELLO, dev_addr="0.0.0.0:8000"))
    assert f"http://127.0.0.1:{running.port}/" in running.said
    assert running.stop() == 0
    said = running.errors.read_text().splitlines()
    assert "`dev_addr: 0.0.0.0:8000` is not followed: a journal is shown on this machine alone" in said


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("localhost", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.2", False), ("", False), ("example.org", False), ("localhost.example.org", False)],
)  # fmt: skip
def test_which_addresses_are_this_machines_own(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected

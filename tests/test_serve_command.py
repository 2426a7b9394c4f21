"""`journal serve`: it follows every edit, outlives every fault, and is for this machine alone."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest
from built_site import HELLO, write_site_journal

PATIENCE = 60.0


class Served:
    """A running `journal serve` on a port of its own."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.port = a_free_port()
        self.errors = root.parent / "stderr.txt"
        command = [sys.executable, "-m", "generator", "-C", str(root), "serve", "--port", str(self.port)]
        with self.errors.open("w") as stderr:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, text=True)
        assert self.process.stdout is not None
        self.said = self.process.stdout.readline()

    def status(self, address: str, host: str = "") -> int:
        return self.get(address, host)[0]

    def get(self, address: str, host: str = "") -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"/{address}", headers={"Host": host} if host else {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        except (OSError, HTTPException):
            return 0, ""
        finally:
            connection.close()

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(fulfilled: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not fulfilled():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.1)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    root = write_site_journal(tmp_path / "j", HELLO)
    # Links that lead in a circle and out of the journal: a watcher that follows them never comes back.
    (root / "journal/circle").symlink_to(".")
    (root / "journal/around").symlink_to(".")
    (root / "journal/up").symlink_to("..")
    running = Served(root)
    yield running
    if running.process.poll() is None:
        running.stop()


def test_it_follows_edits_and_outlives_faults(served: Served) -> None:
    journal, config = served.root / "journal", served.root / "mkdocs.yml"
    assert f"http://127.0.0.1:{served.port}/" in served.said
    assert served.status("") == 200
    assert served.status("", host="evil.example") == 403
    assert served.status("contacts/jane-doe.html", host=f"localhost:{served.port}") == 200

    (journal / "new.md").write_text("# New\n")
    until(lambda: served.status("new.html") == 200)
    (journal / "new.md").rename(journal / "newer.md")
    until(lambda: (served.status("new.html"), served.status("newer.html")) == (404, 200))
    (journal / "newer.md").unlink()
    until(lambda: served.status("newer.html") == 404)

    (journal / "contacts/jane-doe.md").write_bytes(b"---\nname: [\xff\n")
    until(lambda: "jane-doe" in served.get("problems.html")[1])

    sound = config.read_text()
    config.write_text(sound + "nav: [\n")
    until(lambda: "mkdocs.yml" in served.errors.read_text())
    assert served.status("notes.html") == 200
    (journal / "later.md").write_text("# Later\n")
    replaced = config.with_name("mkdocs.new")
    replaced.write_text(sound)
    replaced.replace(config)
    until(lambda: served.status("later.html") == 200)

    assert served.stop() == 0
    assert [path.name for path in (served.root / ".journal").iterdir()] == ["calendar.json"]
    assert not (served.root / "site").exists()


def test_five_hundred_files_at_once_are_one_change(served: Served) -> None:
    (served.root / "journal/ideas").mkdir()
    epoch = int(served.get("livereload/0/1")[1])
    for number in range(500):
        (served.root / f"journal/ideas/{number}.md").write_text(f"# Idea {number}\n")
    first = served.get(f"livereload/{epoch}/1")[1]
    assert served.status("ideas/499.html") == 200
    assert served.get("livereload/0/1")[1] == first


def test_a_journal_full_of_faults_is_served(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {**HELLO, "contacts/ana.md": b"\xff\xfe", "meetings/x.md": "---\n"}
    running = Served(write_site_journal(tmp_path / "j", files))
    assert "ana.md" in running.get("problems.html")[1]
    running.process.terminate()
    assert running.process.wait(PATIENCE) == 0
    assert running.process.stdout is not None
    running.process.stdout.close()


def test_a_port_that_was_asked_for_and_is_taken_is_said(tmp_path: Path) -> None:
    root = write_site_journal(tmp_path / "j", HELLO)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        command = [sys.executable, "-m", "generator", "-C", str(root), "serve", "--port", port]
        ended = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert ended.returncode == 2
    assert ended.stderr == f"journal: port {port} is taken; leave --port out to use the next free one\n"

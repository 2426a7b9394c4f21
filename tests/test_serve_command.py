"""`journal serve`: it follows every edit, outlives every fault, and is for this machine alone."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from built_site import HELLO, write_site_journal
from served_site import PATIENCE, Served, until


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

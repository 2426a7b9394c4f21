"""`journal serve`: it follows every edit, outlives every fault, and is for this machine alone."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from built_site import HELLO, write_site_journal
from sample_site import copy_to
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
    assert not list((served.root / ".journal").iterdir())
    assert not (served.root / "site").exists()


def test_a_page_is_told_of_a_change_and_of_none_that_is_not_the_journals(served: Served) -> None:
    with served.listening() as told:
        for aside in (
            ".obsidian/workspace.json", ".git/index", "journal/.obsidian/app.json", "journal/.x.md.swp", "serve.log",
            "journal/imports/people.md", "site/index.html", "elsewhere.txt",
        ):  # fmt: skip
            path = served.root / aside
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("x")
        (served.root / "journal/notes.md").write_text("# Changed\n")
        until(lambda: told() == 1)
    assert "Changed" in served.get("notes.html")[1]


def test_five_hundred_files_at_once_are_few_changes(served: Served) -> None:
    (served.root / "journal/ideas").mkdir()
    with served.listening() as told:
        for number in range(500):
            (served.root / f"journal/ideas/{number}.md").write_text(f"# Idea {number}\n")
        until(lambda: served.status("ideas/499.html") == 200 and told() > 0)
        assert told() < 50


def test_settings_behind_a_chain_of_inherited_files_are_followed(tmp_path: Path) -> None:
    root = write_site_journal(tmp_path / "j", HELLO)
    whole = (root / "mkdocs.yml").read_text()
    (root / "base.yml").write_text(whole)
    (root / "between.yml").write_text("INHERIT: base.yml\n")
    (root / "mkdocs.yml").write_text("INHERIT: between.yml\n")
    running = Served(root)
    assert "<title>Today - Small</title>" in running.get("")[1]
    (root / "base.yml").write_text(whole.replace("site_name: Small", "site_name: Large"))
    until(lambda: "<title>Today - Large</title>" in running.get("")[1])
    assert running.stop() == 0


def test_drafts_are_shown_and_excluded_pages_are_not(tmp_path: Path) -> None:
    files = {**HELLO, "idea.md": "# An idea\n", "no.md": "# No\n", "no.txt": "no"}
    root = write_site_journal(tmp_path / "j", files, draft_docs="idea.md", exclude_docs="no.*")
    running = Served(root)
    assert "mkdocs-draft-marker" in running.get("idea.html")[1]
    assert [running.status(address) for address in ("no.html", "no.txt", "nowhere.html")] == [404, 404, 404]
    assert running.stop() == 0


def test_with_a_hook_mkdocs_serves_and_it_is_said_why(tmp_path: Path) -> None:
    hook = "def on_page_content(html, **_):\n    return html + '<p>from a hook</p>'\n"
    root = write_site_journal(tmp_path / "j", HELLO, hooks=["hook.py"])
    (root / "hook.py").write_text(hook)
    running = Served(root)
    assert "Every page is made anew after each save: the hook hook.py may do anything" in running.errors.read_text()
    assert "from a hook" in running.get("notes.html")[1]
    assert running.status("", host="evil.example") == 403
    (root / "journal/notes.md").write_text("# Changed\n")
    until(lambda: "Changed" in running.get("notes.html")[1])
    assert running.stop() == 0


@pytest.mark.parametrize("each", [7, pytest.param(1, marks=pytest.mark.slow)])
def test_what_is_served_is_what_a_build_writes(tmp_path: Path, each: int) -> None:
    """Ask for one file of seven, and for all of them when there is time."""
    root = copy_to(tmp_path)
    assert subprocess.run([sys.executable, "-m", "generator", "-C", str(root), "build"], check=False).returncode == 0
    running = Served(root)
    listens = re.compile(rb'<script src="[./]*assets/journal/live\.js"></script>(?=</body>)')
    differing = []
    for path in sorted(path for path in (root / "site").rglob("*") if path.is_file())[::each]:
        address = path.relative_to(root / "site").as_posix()
        answer = running.bytes(quote(address))
        content, found = listens.subn(b"", answer) if address.endswith(".html") else (answer, 1)
        if (content, found) != (path.read_bytes(), 1):
            differing.append(address)
    assert running.stop() == 0
    assert not differing


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

"""`journal serve`, killed at any moment: files, the built site and what is served next are whole."""

import contextlib
import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import pytest
from built_site import HELLO, write_site_journal
from served_site import a_free_port

from .kills import Contents, command, contents, moments, seconds

DAY = ("--today", "2026-11-22")
PATIENCE = 30.0
KILLS, MANY_KILLS = 2, 200
PERSON = "contacts/jane-doe.md"


@dataclass
class Desk:
    """A journal with a built site, of which an owner edits one person while it is served."""

    root: Path
    site: Contents
    texts: list[str]

    def edit(self) -> None:
        self.texts.reverse()
        (self.root / "journal" / PERSON).write_text(self.texts[0])

    def start(self, port: int) -> "subprocess.Popen[str]":
        call = [*command(self.root, *DAY), "serve", "--port", str(port)]
        return subprocess.Popen(
            call, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True, text=True
        )

    def is_whole(self) -> None:
        assert contents(self.root / "site") == self.site, "the built site is not served from, and not touched"
        kept = contents(self.root / "journal")
        assert kept.keys() == HELLO.keys()
        assert kept[PERSON].decode() == self.texts[0]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    root = write_site_journal(tmp_path / "j", HELLO)
    text = HELLO["contacts/jane-doe.md"]
    seconds(command(root, *DAY, "build"))
    return Desk(root, contents(root / "site"), [text, text.replace("zymurgy", "brewing")])


def kill(process: "subprocess.Popen[str]", *, alone: bool) -> None:
    """Kill a server, and the processes that it started unless they are to notice for themselves."""
    (os.kill if alone else os.killpg)(process.pid, signal.SIGKILL)
    process.wait()
    assert process.stdout is not None
    process.stdout.close()
    end = time.monotonic() + PATIENCE
    while _any_left(process.pid):
        assert time.monotonic() < end, "a server that was killed left a process behind"
        time.sleep(0.01)


def _any_left(group: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, 0)
        return True
    return False


def page(port: int, address: str) -> str:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET", f"/{address}")
        return connection.getresponse().read().decode()
    except (OSError, HTTPException):
        return ""
    finally:
        connection.close()


def until(fulfilled: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not fulfilled():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


def starting_seconds(desk: Desk) -> float:
    began = time.monotonic()
    process = desk.start(a_free_port())
    assert process.stdout is not None
    assert "Serving" in process.stdout.readline()
    length = time.monotonic() - began
    kill(process, alone=False)
    return length


def killed_servers(desk: Desk, times: int) -> Iterator[str]:
    """Start and kill so many, by turns while it starts and while it takes in an edit; yield when it was."""
    length, dice = starting_seconds(desk), random.Random(3)
    for number, moment in enumerate(moments(times, length, 4)):
        process = desk.start(a_free_port())
        assert process.stdout is not None
        if number % 2:
            assert "Serving" in process.stdout.readline()
            desk.edit()
            time.sleep(dice.uniform(0, 0.6))
            when = "an edit"
        else:
            time.sleep(moment)
            when = "the start"
        assert process.poll() is None
        kill(process, alone=number % 3 == 0)
        desk.is_whole()
        yield when


def it_serves_after_all_that(desk: Desk) -> None:
    port = a_free_port()
    process = desk.start(port)
    assert process.stdout is not None
    try:
        assert "Serving" in process.stdout.readline()
        for word in ("brewing", "zymurgy"):
            if word not in desk.texts[0]:
                desk.edit()
            until(lambda word=word: word in page(port, "contacts/jane-doe.html"))  # type: ignore[misc] # B023 wants it
        served = [entry for entry in (desk.root / ".journal").iterdir() if ".journal-tmp-" in entry.name]
        assert len(served) == 1, "what killed servers left has gone but for its own"
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(PATIENCE)
        process.stdout.close()
    while desk.texts[0] != HELLO[PERSON]:
        desk.edit()
    seconds(command(desk.root, *DAY, "build"))
    assert contents(desk.root / "site") == desk.site


def test_a_server_killed_twice(desk: Desk) -> None:
    assert set(killed_servers(desk, KILLS)) == {"an edit", "the start"}
    it_serves_after_all_that(desk)


@pytest.mark.slow
def test_a_server_killed_many_times(desk: Desk) -> None:
    assert len(list(killed_servers(desk, MANY_KILLS))) == MANY_KILLS
    it_serves_after_all_that(desk)


def test_a_page_is_whole_while_it_is_made_anew(desk: Desk) -> None:
    port = a_free_port()
    process = desk.start(port)
    assert process.stdout is not None
    try:
        process.stdout.readline()
        for _ in range(3):
            desk.edit()
            word = "brewing" if "brewing" in desk.texts[0] else "zymurgy"
            end = time.monotonic() + PATIENCE
            while word not in (text := page(port, "contacts/jane-doe.html")):
                assert text.rstrip().endswith("</html>")
                assert time.monotonic() < end
    finally:
        kill(process, alone=False)


@pytest.mark.slow
@pytest.mark.parametrize("part", [0.6, 0.8, 0.95])
def test_what_is_saved_while_it_starts_is_seen(desk: Desk, part: float) -> None:
    """Edited when most of the start is over: the file is read by then, and nobody waits for changes yet."""
    length, port = starting_seconds(desk), a_free_port()
    process = desk.start(port)
    assert process.stdout is not None
    try:
        time.sleep(length * part)
        desk.edit()
        assert "Serving" in process.stdout.readline()
        until(lambda: "brewing" in page(port, "contacts/jane-doe.html"))
    finally:
        kill(process, alone=False)

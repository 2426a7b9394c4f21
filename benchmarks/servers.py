"""A live server, and how long after a save it shows the change."""

import http.client
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.processes import Command, Failed, environment
from benchmarks.workshop import Workshop

HOST = "127.0.0.1"
_POLL_SECONDS = 0.01
_READY_SECONDS = 600.0
_SHOWN_SECONDS = 600.0
_END_SECONDS = 30.0
_REST_SECONDS = (0.7, 1.7)
"""Between two edits: a server that looks for changes twice a second is then met at any point of its round."""


def free_port() -> int:
    """Return a port on which nobody listens."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@contextmanager
def serving(command: Command, folder: Path, port: int, address: str) -> Iterator[None]:
    """Let a server run while the block does, which begins when `address` is served."""
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            deadline = time.monotonic() + _READY_SECONDS
            while not _fetch(port, address):
                if process.poll() is not None:
                    raise Failed(f"{Path(command[0]).name} ended with {process.returncode} instead of serving")
                if time.monotonic() > deadline:
                    raise Failed(f"{Path(command[0]).name} served nothing for {_READY_SECONDS:.0f} s")
                time.sleep(0.1)
            yield
        finally:
            process.terminate()
            try:
                process.wait(_END_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()


def saves(workshop: Workshop, port: int, edits: Sequence[tuple[str, Callable[[str], None]]]) -> list[list[float]]:
    """Return for each kind of edit the seconds from each save to the page that shows it.

    An edit is the address of a page and what writes a word into a file that ends up there. The kinds take turns, so
    many times as the workshop says; the first turn, in which a server may still be getting ready, does not count.
    """
    found: list[list[float]] = [[] for _ in edits]
    for turn in range(workshop.edits + 1):
        for number, (address, edit) in enumerate(edits):
            time.sleep(workshop.random.uniform(*_REST_SECONDS))
            word = workshop.next_word()
            began = time.perf_counter()
            edit(word)
            _wait_for(port, address, word.encode())
            if turn:
                found[number].append(time.perf_counter() - began)
    return found


def _wait_for(port: int, address: str, word: bytes) -> None:
    deadline = time.monotonic() + _SHOWN_SECONDS
    while word not in _fetch(port, address):
        if time.monotonic() > deadline:
            raise Failed(f"/{address} did not show a change for {_SHOWN_SECONDS:.0f} s")
        time.sleep(_POLL_SECONDS)


def _fetch(port: int, address: str) -> bytes:
    """Return what is served now; nothing where nothing is."""
    connection = http.client.HTTPConnection(HOST, port, timeout=_SHOWN_SECONDS)
    try:
        connection.request("GET", f"/{address}")
        answer = connection.getresponse()
        body = answer.read()
        return body if answer.status == 200 else b""
    except (OSError, http.client.HTTPException):  # it is not there yet, or is just being replaced
        return b""
    finally:
        connection.close()

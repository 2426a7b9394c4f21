"""A running `journal serve`, asked as browsers ask, and as no browser does."""

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path

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

    def bytes(self, address: str) -> bytes:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", f"/{address}")
            return connection.getresponse().read()
        finally:
            connection.close()

    @contextmanager
    def listening(self) -> Iterator[Callable[[], int]]:
        """Listen as a page does; give what counts the changes that were told."""
        told: list[bytes] = []

        def listen() -> None:
            told.extend(line for line in answer if line.startswith(b"data:"))

        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.request("GET", "/assets/journal/changes")
        answer = connection.getresponse()
        assert answer.readline() == b"retry: 500\n"  # from now on
        thread = threading.Thread(target=listen, daemon=True)
        thread.start()
        yield lambda: len(told)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


def raw(port: int, *lines: str) -> str:
    """Send a request as it is written, and return the answer as it comes."""
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as connection:
        connection.sendall("".join(f"{line}\r\n" for line in (*lines, "")).encode("latin-1"))
        with connection.makefile("rb") as answer:
            return answer.read().decode("latin-1")


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

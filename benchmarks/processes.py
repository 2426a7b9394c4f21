"""Other programs, run and watched: how long they take and how much memory all their processes need together."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str | Path]
_QUIET: Mapping[str, str] = {"NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": ""}
_SAMPLE_SECONDS = 0.02


class Failed(Exception):
    """A program could not be measured; the message says why, in a line or two."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """One run of a program: the processor's seconds of it and of all that it started, and those of the clock."""

    busy: float
    seconds: float


def run(command: Command, folder: Path) -> Ran:
    """Run `command` in `folder`; raise Failed where it does not end with 0."""
    before, began = os.times(), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    after, seconds = os.times(), time.perf_counter() - began
    if done.returncode:
        last = " / ".join((done.stderr or done.stdout).strip().splitlines()[-3:])
        raise Failed(f"{Path(command[0]).name} ended with {done.returncode}: {last}")
    busy = after.children_user - before.children_user + after.children_system - before.children_system
    return Ran(busy=busy, seconds=seconds)


def environment() -> dict[str, str]:
    """Return what programs are started with: notices and colours off."""
    return {**os.environ, **_QUIET}


def peak_memory(command: Command, folder: Path) -> int:
    """Run `command` and return the most bytes that it and everything it started held at one time.

    Every 20 ms the proportional set sizes (PSS) of all its processes are added up: a page that forked workers
    share counts once. What one process peaks at between two looks, the kernel knows (VmHWM): the result is never
    below the largest of those. `wait4` is not asked: it remembers the size of the process that forked. Linux only.
    """
    with subprocess.Popen(
        command, cwd=folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        most = 0
        while process.poll() is None:
            processes = tree(process.pid)
            most = max(most, sum(map(_proportional, processes)), *map(_highest, processes))
            time.sleep(_SAMPLE_SECONDS)
    if process.returncode:
        raise Failed(f"{Path(command[0]).name} ended with {process.returncode}")
    return most


def tree(pid: int) -> list[int]:
    """Return a process and all that descend from it."""
    found, waiting = [], [pid]
    while waiting:
        one = waiting.pop()
        found.append(one)
        for children in Path(f"/proc/{one}/task").glob("*/children"):
            try:
                waiting += map(int, children.read_text().split())
            except OSError:  # it has just ended
                continue
    return found


def _proportional(pid: int) -> int:
    return _bytes(Path(f"/proc/{pid}/smaps_rollup"), "Pss:")


def _highest(pid: int) -> int:
    return _bytes(Path(f"/proc/{pid}/status"), "VmHWM:")


def _bytes(path: Path, name: str) -> int:
    try:
        lines = path.read_text().splitlines()
    except OSError:  # it has just ended
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith(name))

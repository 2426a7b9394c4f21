"""Programs killed at a moment of their work, and what is left of a folder."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

Contents = dict[str, bytes]


def contents(folder: Path) -> Contents:
    """Return every file below a folder but what a program that was killed has not put in place."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and ".journal-tmp-" not in path.as_posix()
    }


def command(root: Path, *args: str) -> list[str]:
    """Return the command line of `journal` in a folder."""
    return [sys.executable, "-m", "generator", "-C", str(root), *args]


def seconds(call: list[str]) -> float:
    """Run a program to its end and return how long it took."""
    began = time.monotonic()
    subprocess.run(call, check=True, capture_output=True)
    return time.monotonic() - began


def killed(call: list[str], after: float) -> bool:
    """Start a program, kill it and all that it started after so many seconds; return whether it was still at work."""
    process = subprocess.Popen(
        call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )  # fmt: skip
    try:
        process.wait(after)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return True
    return False


def moments(times: int, length: float, seed: int) -> Iterator[float]:
    """Yield moments of a run that takes `length` seconds, most of them in its second half, where it writes."""
    dice = random.Random(seed)
    for number in range(times):
        yield length * (dice.uniform(0.5, 1.1) if number % 3 else dice.uniform(0, 1.1))


def count_kills(times: int, length: float, attempt: Callable[[float], bool], enough: int = 0) -> int:
    """Attempt so many kills, or until `enough` came while the program was at work; return how many did."""
    met = 0
    for moment in moments(times, length, 1):
        met += attempt(moment)
        if enough and met == enough:
            break
    return met


def killed_while_writing(call: list[str], has_begun: Callable[[], bool], after: float) -> bool:
    """Start a program and kill it so many seconds after it has begun to write; return whether it was still at work."""
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    while process.poll() is None and not has_begun():
        time.sleep(0.0005)
    time.sleep(after)
    met = process.poll() is None
    if met:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return met

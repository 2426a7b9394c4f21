"""On what machine, on what day and with which programs something was measured."""

import os
import platform
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.programs import versions


def described(busy_before: float) -> str:
    """Return the day, the machine and the programs in a few lines; `busy_before` is the load when it began."""
    return (
        f"{datetime.now(UTC):%Y-%m-%d}, {_cores()} cores ({_processor()}), {_memory()}, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}; load of the machine {busy_before:.1f} before and "
        f"{load():.1f} after.\n{versions()}."
    )


def load() -> float:
    """Return how many programs wanted to run at a time during the last minute; this one counts too."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _processor() -> str:
    return _after("/proc/cpuinfo", "model name") or platform.processor() or platform.machine()


def _memory() -> str:
    kilobytes = _after("/proc/meminfo", "MemTotal").partition(" ")[0]
    return f"{round(int(kilobytes) / 1e6)} GB" if kilobytes else "memory unknown"


def _after(file: str, name: str) -> str:
    try:
        lines = Path(file).read_text(encoding="utf-8").splitlines()
    except OSError:  # not Linux
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")

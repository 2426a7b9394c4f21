"""What a command said last time, said again as long as nothing has changed that it was worked out from.

This is read before anything else is imported, so it takes a hundredth of what the command takes. It is believed
only if the program, the question, the day, the settings and every file, folder and link of the journal are the same.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence

from generator.digest import digest
from generator.program import stamp

# Whatever is imported here is waited for in every command: hence os.path, and no dataclasses.

FOLDER = "answers"
_NEVER = frozenset({"--fix", "--clean", "--no-cache", "--edit", "-", "-h", "--help"})
_CONFIGS = ("mkdocs.yml", "mkdocs.yaml")
_VARIABLES = (
    "COLUMNS", "FORCE_COLOR", "LANG", "LC_ALL", "LC_CTYPE", "LINES", "NO_COLOR", "PYTHONIOENCODING", "PYTHONUTF8",
    "SOURCE_DATE_EPOCH", "TERM", "TZ",
)  # fmt: skip
_MOST_KEPT = 24


class Question:
    """A command line in a folder, before a screen: one that may have been answered before, of the journal in `root`."""

    __slots__ = ("path", "root")

    def __init__(self, root: str, name: str) -> None:
        self.root = root
        self.path = os.path.join(root, ".journal", FOLDER, f"{name}.json")


class Answer:
    """What was said, and what it was worked out from.

    Where `seconds` is true, the time it took stood between the two parts of `out`. `day` is the day it was worked out
    for; `zone` and `frozen` say how that day is found unless it was `given`. `watched` are the files and folders
    whose every change counts, `seen` the hash of how they were; `made` is a folder that the command made, `made_seen`
    the hash of how it left it.
    """

    __slots__ = (
        "code", "day", "error", "frozen", "given", "made", "made_seen", "out", "seconds", "seen", "watched", "zone",
    )  # fmt: skip

    def __init__(
        self, *, out: Sequence[str], seconds: bool, error: str, code: int, day: str, given: bool, zone: str | None,
        frozen: str | None, watched: Sequence[str], seen: str, made: str, made_seen: str,
    ) -> None:  # fmt: skip
        self.out = tuple(out)
        self.seconds = seconds
        self.error = error
        self.code = code
        self.day = day
        self.given = given
        self.zone = zone
        self.frozen = frozen
        self.watched = tuple(watched)
        self.seen = seen
        self.made = made
        self.made_seen = made_seen


def question(args: Sequence[str]) -> Question | None:
    """Return the question that a command line asks; None where it can't have been answered before."""
    if _NEVER.intersection(args):
        return None
    start = os.getcwd()
    for at, arg in enumerate(args):
        if arg.startswith("-C"):
            if arg != "-C" or at + 1 == len(args):
                return None
            start = os.path.join(start, args[at + 1])
    root = _root(os.path.abspath(start))
    if root is None:
        return None
    asked = (stamp(), list(args), os.getcwd(), root, [os.environ.get(name) for name in _VARIABLES], _screen())
    return Question(root, digest(repr(asked)))


def _root(folder: str) -> str | None:
    while True:
        if any(os.path.isfile(os.path.join(folder, name)) for name in _CONFIGS):
            return folder
        folder, last = os.path.dirname(folder), folder
        if folder == last:
            return None


def _screen() -> object:
    out = sys.stdout
    if not out.isatty():
        return out.encoding, sys.stderr.isatty()
    return out.encoding, sys.stderr.isatty(), tuple(os.get_terminal_size(out.fileno()))


def answered(asked: Question) -> Answer | None:
    """Return the answer that still holds, or None."""
    found = _read(asked.path)
    if found is None or not (found.given or found.day == _today(found)):
        return None
    if seen(found.watched) != found.seen or (found.made and seen_made(found.made) != found.made_seen):
        return None
    return found


def _today(found: Answer) -> str | None:
    from datetime import date

    from generator import clock

    try:
        return clock.today(date.fromisoformat(found.frozen) if found.frozen else None, found.zone).isoformat()
    except (ValueError, KeyError, OSError):  # a zone that is no longer known
        return None


def seen(watched: Sequence[str]) -> str:
    """Return a hash of how these files, and everything in these folders, look from outside.

    Empty where something was written just now: it might be written once more without looking different.
    """
    from generator.clock import written_just_now

    found = [pair for place in watched for pair in _everything(place)]
    if any(info is not None and written_just_now(info) for _, info in found):
        return ""
    return _hash(found)


def seen_made(folder: str) -> str:
    """Return a hash of how a folder looks whose files this program has just written."""
    return _hash(list(_everything(folder)))


def _hash(found: list[tuple[str, os.stat_result | None]]) -> str:
    facts = [
        (path, info and (info.st_mode, info.st_size, info.st_mtime_ns, info.st_ctime_ns, info.st_ino))
        for path, info in found
    ]
    return digest(repr(facts))


def _everything(place: str) -> Iterator[tuple[str, os.stat_result | None]]:
    """Yield a file, or all that lies in a folder; of a link both what it is and what it leads to."""
    try:
        with os.scandir(place) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        yield place, _stat(place)
        return
    for entry in entries:
        if entry.is_symlink():
            yield entry.path, entry.stat(follow_symlinks=False)
            yield entry.path, _stat(entry.path)
        elif entry.is_dir():
            yield entry.path, None
            yield from _everything(entry.path)
        else:
            yield entry.path, entry.stat()


def _stat(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except (OSError, ValueError):
        return None


def _read(path: str) -> Answer | None:
    try:
        with open(path, encoding="utf-8", errors="surrogatepass", newline="") as opened:
            check, _, text = opened.read().partition("\n")
        if check != digest(text):
            return None
        return Answer(**json.loads(text))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def keep(asked: Question, answer: Answer) -> None:
    """Keep an answer for the next time; where it can't be kept, nothing is lost but time."""
    from pathlib import Path

    from generator.writer import write_atomically

    text = json.dumps({name: getattr(answer, name) for name in Answer.__slots__})
    path = Path(asked.path)
    try:
        path.parent.parent.mkdir(mode=0o700, exist_ok=True)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        for old in sorted(path.parent.glob("*.json"), key=lambda one: one.stat().st_mtime)[:-_MOST_KEPT]:
            old.unlink(missing_ok=True)
        data = f"{digest(text)}\n{text}".encode("utf-8", "surrogatepass")
        write_atomically(path, data, mode=0o600, lasting=False)
    except OSError:
        return

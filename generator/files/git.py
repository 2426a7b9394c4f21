"""The history of a folder, asked of git, and texts joined by it. Only this module runs git.

Git is asked of what it keeps, and never to look at a file in the folder: it would run programs that the repository's
settings name (filters, hooks, watchers), and a repository may come from anybody. It writes and fetches nothing, but for
the one setting that `use_for_merges` is there for.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha1, sha256
from pathlib import Path

_QUIETLY = (
    "--no-pager", "--literal-pathspecs", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=",
    "-c", "protocol.allow=never",
)  # fmt: skip
# No other variable of this kind reaches git: a hook of git that runs us sets some, by which git would tell of another
# repository; others write files (GIT_TRACE) or are settings (GIT_CONFIG_COUNT).
_OF_GIT = "GIT_"
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1",
    "LC_ALL": "C",
}  # fmt: skip
_MARKER = re.compile(r"^(?:<+|\|+|=+|>+)", re.MULTILINE)
_PLAIN_FILES = (b"100644", b"100755", b"100664")


class NoHistory(Exception):
    """Git can't say what the journal was; the message says why, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, and when it was made in seconds since 1970."""

    id: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Blob:
    """A file as a commit has it: the id of its object, and its size in bytes."""

    id: str
    size: int

    def holds(self, data: bytes) -> bool:
        """Return whether it is the object that git would make of these bytes as they are."""
        # By the length of its ids a repository says how it makes them; neither is here to keep a secret.
        digest = sha256 if len(self.id) == 64 else sha1
        return digest(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest() == self.id


@dataclass(frozen=True, slots=True)
class History:
    """The history of the folder `root`, which may lie anywhere in its repository.

    Every path is relative to `root`, with `/`. Names and texts come from the repository as they are: they are
    only compared and read, never opened or written as files.
    """

    root: Path

    def commit(self, revision: str) -> Commit | None:
        """Return what a branch, tag, id or `HEAD~3` names, or None where it names no commit."""
        if "\0" in revision:
            return None
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        code, said = self.ask(*asked)
        return self._latest(said.decode("ascii").strip()) if code == 0 else None

    def before(self, seconds: int) -> Commit | None:
        """Return the latest commit on the way to HEAD that was made before an instant, or None."""
        return self._latest("HEAD", f"--min-age={max(seconds - 1, 0)}")

    def files(self, commit: Commit, folder: str) -> dict[str, Blob]:
        """Return the plain files that a commit has below a folder; links and other repositories are left out."""
        found = {}
        for line in self._lines("ls-tree", "-r", "-l", "-z", commit.id, "--", folder):
            about, _, name = line.partition(b"\t")
            mode, _, id_, size = about.split()
            if mode in _PLAIN_FILES and size.isdigit():
                found[os.fsdecode(name)] = Blob(id_.decode("ascii"), int(size))
        return found

    def read(self, blobs: Sequence[Blob]) -> Iterator[bytes]:
        """Yield the bytes of each blob, in their order, from one process."""
        if not blobs:
            return
        code, said = self.ask("cat-file", "--batch", given="".join(f"{blob.id}\n" for blob in blobs).encode())
        at = 0
        for blob in blobs:
            begin = said.find(b"\n", at) + 1
            if code or said[at:begin].split()[1:] != [b"blob", str(blob.size).encode()]:
                raise NoHistory("git has lost some of what it kept; `git fsck` says more")
            at = begin + blob.size + 1
            yield said[begin : at - 1]

    def _latest(self, *asked: str) -> Commit | None:
        code, said = self.ask("rev-list", "-1", "--timestamp", *asked, "--")
        if code or not said.strip():
            return None
        seconds, id_ = said.split()
        return Commit(id_.decode("ascii"), int(seconds))

    def _lines(self, *asked: str) -> list[bytes]:
        code, said = self.ask(*asked)
        if code:
            raise NoHistory("git could not read its own history; `git fsck` says more")
        return [line for line in said.split(b"\0") if line]

    def ask(self, *asked: str, given: bytes | None = None) -> tuple[int, bytes]:
        """Return what a command of git ends with, and what it says; raise NoHistory where there is no git."""
        program = shutil.which("git")
        if program is None:
            raise NoHistory("git is not installed")
        own = {name: value for name, value in os.environ.items() if not name.upper().startswith(_OF_GIT)}
        try:
            done = subprocess.run(  # noqa: S603 - our own words, a commit's id, and what follows --end-of-options
                [program, "-C", self.root, *_QUIETLY, *asked], env=own | _QUIET, input=given, capture_output=True
            )
        except (OSError, ValueError) as error:
            raise NoHistory(f"git could not be run: {error}") from None
        return done.returncode, done.stdout


DRIVER = "if command -v journal >/dev/null; then journal merge-file %O %A %B %P; else git merge-file %A %O %B; fi"
"""What git runs to join two versions of a record; without our command it joins them by lines, as it always did."""


def use_for_merges(root: Path) -> None:
    """Name our command in the settings of the repository around `root`; raise NoHistory where that can't be done."""
    history = History(root)
    for key, value in (("merge.journal.name", "records of a networking journal"), ("merge.journal.driver", DRIVER)):
        code, _ = history.ask("config", "--local", key, value)
        if code:
            raise NoHistory(
                "this folder is in no repository of git whose settings can be written; `git init` makes one"
            )


Lines = tuple[str, str, str]


def lines_joined(base: str, ours: str, theirs: str, folder: Path) -> list[str | Lines]:
    """Return three texts joined line by line: texts that are decided, and base, ours, theirs of each place that is not.

    Git reads files, so they are written into a folder in `folder`, which is removed. Raises NoHistory, OSError.
    """
    if any("\0" in text for text in (base, ours, theirs)):
        return [(base, ours, theirs)]  # to git that is no text
    size = max(7, 1 + max((len(run) for text in (base, ours, theirs) for run in _MARKER.findall(text)), default=0))
    with tempfile.TemporaryDirectory(prefix=".journal-tmp-", dir=folder) as name:
        files = [Path(name, side) for side in ("ours", "base", "theirs")]
        for file, text in zip(files, (ours, base, theirs), strict=True):
            file.write_bytes(text.encode("utf-8", "surrogateescape"))
        paths = (str(file.resolve()) for file in files)
        # Of two files that are both new git finds what they have in common, unless it has to show what was before.
        shown = ("--diff3",) if base.strip() else ()
        code, said = History(Path(name)).ask("merge-file", "-p", "--quiet", *shown, f"--marker-size={size}", *paths)
    if code > 127:
        raise NoHistory("git could not join these files by lines")
    return list(_taken_apart(said.decode("utf-8", "surrogateescape"), size))


def _taken_apart(text: str, size: int) -> Iterator[str | Lines]:
    sides: list[list[str]] = [[]]
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        sign = line[0] if line[:size] == line[0] * size else ""
        if sign == "<":
            yield "".join(sides[0])
            sides = [[]]
        elif sign and sign in "|=":
            sides.append([])
        elif sign == ">":
            ours, *base, theirs = ("".join(side) for side in sides)
            yield "".join(base), ours, theirs
            sides = [[]]
        else:
            sides[-1].append(line)
    yield "".join(sides[0])

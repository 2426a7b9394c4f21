"""A long history costs little: a few calls of git, and no more reading than what changed."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from kept_in_git import Kept, keep

from benchmarks.make import make
from generator.files.git import History
from generator.model.earlier import past
from generator.model.loader import load

RECORDS, COMMITS = 10_000, 2_000
FIRST = 1_700_000_000


def spent() -> float:
    """Return the seconds of processor time so far, those of programs that were called included."""
    return sum(os.times()[:4])


def history_of(root: Path) -> Iterator[bytes]:
    """Yield for `git fast-import` commits an hour apart; each brings a few files."""
    files = sorted(root.rglob("*.md"))
    share = len(files) // COMMITS + 1
    for number in range(COMMITS):
        when = FIRST + number * 3600
        yield f"commit refs/heads/main\ncommitter Dot <dot@example.org> {when} +0000\ndata 1\nx\n".encode()
        brought = files[number * share : (number + 1) * share] or files[number : number + 1]
        for path in brought:
            data = path.read_bytes() + (b"" if len(brought) > 1 else b"\n")
            yield f"M 100644 inline {path.relative_to(root).as_posix()}\ndata {len(data)}\n".encode() + data + b"\n"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    root = tmp_path_factory.mktemp("large") / "journal"
    make(RECORDS, root)
    kept = keep(root)
    subprocess.run(["git", "fast-import", "--quiet"], cwd=root, input=b"".join(history_of(root)), check=True)
    kept.git("reset", "-q")
    return kept


@pytest.mark.slow
def test_the_past_of_a_large_journal_costs_less_than_reading_it(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    began = spent()
    now = load(kept.root / "journal")
    reading = spent() - began
    asked, ask = [], History.ask

    def noted(history: History, *words: str, given: bytes | None = None) -> tuple[int, bytes]:
        asked.append(words[0])
        return ask(history, *words, given=given)

    monkeypatch.setattr(History, "ask", noted)
    history = History(kept.root)
    began = spent()
    commit = history.before(FIRST + (COMMITS - 100) * 3600)
    assert commit is not None
    was = past(history, commit, now)
    assert spent() - began < reading
    assert asked == ["rev-list", "ls-tree", "diff", "cat-file"]
    assert len(was.changed) + len(was.new) > 100
    assert len(list(was.journal.records())) > 0.9 * RECORDS

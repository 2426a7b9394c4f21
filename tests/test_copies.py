"""Many new files are read by several processes: what comes of it is the same, whatever becomes of the others."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from small_journal import write_journal

from generator import copies, loader
from generator.cache import Cache
from generator.loader import load
from generator.memory import Kept, Memory
from generator.records import Journal

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="nothing is shared out there"),
    # Threads of the program that runs the tests are no concern of the copies.
    pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning"),
]
FILES: dict[str, str | bytes] = {
    **{f"contacts/ana-{number}.md": f"---\nname: Ana {number}\nshoe: 40\n---\n" for number in range(9)},
    "contacts/half.md": '---\nname: "half \\ud83d"\n---\n',
    "contacts/latin.md": b"---\nname: Ren\xe9\n---\n",
    "contacts/large.md": b"x" * (loader.LARGEST + 1),
    "contacts/merged.md": "---\n<<<<<<< a\nname: Ana\n=======\nname: Ben\n>>>>>>> b\nshoe: 1\n---\n",
    "contacts/untidy.md": b"\xef\xbb\xbf---\r\nname: [Ana\r\nmet_on: soon\r\n---\r\nText \xe2\x80\xa8 and more.\r\n",
    "meetings/m.md": "---\ndate: 2026-11-02 10:00\nwith: [ana-1]\nthanks: [email 2026-11-03]\n---\n## Notes\nGood.\n",
    "questions.md": "## Start\n- Why?\n",
    "notes/line\nend.md": "# A page\n",
}


def facts(journal: Journal) -> list[Any]:
    records = [
        [(type(record), one.name, getattr(record, one.name)) for one in fields(record)] for record in journal.records()
    ]
    return [records, journal.free_pages, journal.questions, list(journal.faults.items()), journal.files]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_journal(tmp_path / "j", FILES).root / "journal"


@pytest.fixture(params=[2, 3])
def _shared(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "shares", lambda items, least: request.param)


def alone(folder: Path, memory: Memory | None = None) -> Journal:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(copies, "shares", lambda items, least: 1)
        return load(folder, memory=memory)


@pytest.mark.usefixtures("_shared")
def test_several_processes_find_what_one_finds(folder: Path) -> None:
    memory = Memory()
    assert facts(load(folder, memory=memory)) == facts(alone(folder))
    assert facts(load(folder, memory=memory)) == facts(alone(folder)), "and what they found is remembered"


@pytest.mark.usefixtures("_shared")
def test_several_processes_keep_what_one_keeps(folder: Path, tmp_path: Path) -> None:
    kept = []
    for name, read in (("one", alone), ("several", lambda folder, memory: load(folder, memory=memory))):
        with Cache(tmp_path / name) as cache:
            read(folder, Kept(cache))
            kept.append(cache.rows("files"))
    assert kept[0] == kept[1]
    assert len(kept[0]) > 9


def killed(files: Sequence[Any], *_: Any) -> Iterator[str]:
    yield from [""] * (len(files) // 2)
    os.kill(os.getpid(), signal.SIGKILL)


def failing(files: Sequence[Any], *_: Any) -> Iterator[str]:
    yield ""
    raise RuntimeError


def silent(files: Sequence[Any], *_: Any) -> Iterator[str]:
    yield from ()


def babbling(files: Sequence[Any], *_: Any) -> Iterator[str]:
    yield from ['1:2:3:4\n[[],false,""]\n[0,{'] * (len(files) + 3)


@pytest.mark.usefixtures("_shared")
@pytest.mark.parametrize("end", [killed, failing, silent, babbling])
def test_what_another_process_does_not_hand_over_is_read_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch, end: Callable[..., Iterator[str]]
) -> None:
    monkeypatch.setattr(loader, "_rows", end)
    assert facts(load(folder)) == facts(alone(folder))


@pytest.mark.usefixtures("_shared")
@pytest.mark.parametrize("missing", ["fork", "memfd_create"])
def test_where_no_process_can_be_made_all_is_read_here(
    folder: Path, monkeypatch: pytest.MonkeyPatch, missing: str
) -> None:
    def refused(*_: Any) -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(os, missing, refused)
    assert facts(load(folder)) == facts(alone(folder))


def test_where_nobody_waits_for_children_their_word_is_taken() -> None:
    before = signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    try:
        copy = copies.start(lambda: ["a", "", "ü\n"])
        assert copy is not None
        assert copies.texts_of(copy) == ["a", "", "ü\n"]
    finally:
        signal.signal(signal.SIGCHLD, before)


def test_work_is_shared_only_where_there_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1})
    assert [copies.shares(items, 100) for items in (0, 199, 200, 9999)] == [1, 1, 2, 2]
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: set(range(64)))
    assert copies.shares(9999, 100) == copies.MOST
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {5})
    assert copies.shares(9999, 100) == 1


def test_a_process_with_threads_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1})
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert copies.shares(9999, 100) == 1

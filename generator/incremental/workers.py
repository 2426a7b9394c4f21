"""Pages shared out among processes, a few at a time: who is done with some takes the next.

The program and its copies write the Markdown of all pages; then these copies end, and others render with it. So nobody
who renders touches the journal any more, which each would get for itself. There is one copy fewer than processors.
"""

import gc
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mkdocs.structure.files import File

from generator.copies import processes
from generator.incremental.keys import Source, source_of
from generator.incremental.rendered import Rendered, from_text
from generator.incremental.renderer import Renderer
from generator.pages import Page

LEAST = 60
"""So many pages keep a process busy for longer than it takes to start."""
_TOGETHER = 16
_NUMBER = 4
"""Bytes of a number in a pipe: few enough that each is read whole."""
_COLLECTED = 5_000
"""So many new objects are looked over at once."""
Pages = Sequence[tuple[File, Page | None]]
Work = Callable[[int], int]
"""What is done with the pages of a number; it returns how many they are."""
Progress = Callable[[int, int], None]


class WorkerFailed(Exception):
    """A process could not write or render a page; the message says why."""


def render_all(renderer: Renderer, pages: Pages, common: str, folder: Path, progress: Progress) -> Iterator[Rendered]:
    """Render all `pages` and yield them in their order; `folder` is for what processes hand over.

    `common` is the hash of what all pages show. Raises WorkerFailed, or what writing and rendering raises. `progress`
    is told how many pages are done, and of how many.
    """
    many = processes(len(pages), LEAST)
    if many == 1:
        for done, (file, page) in enumerate(pages, 1):
            yield renderer.render(file, source_of(file, page, common))
            progress(done, len(pages))
        return
    shares = _Shares(renderer, pages, common, folder)
    with _sparing_memory():
        _share_out(shares, shares.write, many - 1, lambda done, of: None)
        _share_out(shares, shares.render, many - 1, progress)
    for number in range(shares.count):
        yield from shares.rendered(number)


@contextmanager
def _sparing_memory() -> Iterator[None]:
    """Let the collector leave alone what is there: it would touch, and so copy, what the processes share."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(_COLLECTED)  # what rendering leaves behind is a heap of its own in each of them
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


@dataclass(frozen=True, slots=True)
class _Shares:
    """The pages, a few together under a number."""

    renderer: Renderer
    all: Pages
    common: str
    folder: Path

    @property
    def count(self) -> int:
        return -(-len(self.all) // _TOGETHER)

    def pages(self, number: int) -> Pages:
        return self.all[number * _TOGETHER : (number + 1) * _TOGETHER]

    def write(self, number: int) -> int:
        """Write the Markdown of some pages; return how many."""
        sources = [source_of(file, page, self.common) for file, page in self.pages(number)]
        self._sources(number).write_text(json.dumps(sources), encoding="utf-8")
        return len(sources)

    def render(self, number: int) -> int:
        """Render pages that are written; return how many."""
        sources = [Source(*source) for source in json.loads(self._sources(number).read_text(encoding="utf-8"))]
        made = [
            self.renderer.render(file, source).as_text()
            for (file, _), source in zip(self.pages(number), sources, strict=True)
        ]
        self._rendered(number).write_text("\n".join(made), encoding="utf-8")
        return len(made)

    def rendered(self, number: int) -> Iterator[Rendered]:
        """Yield what rendering gave, and delete what was handed over."""
        for text in self._rendered(number).read_text(encoding="utf-8").split("\n"):
            made = from_text(text)
            if made is None:
                raise WorkerFailed("a process handed over something else than a page")
            yield made
        for path in (self._sources(number), self._rendered(number)):
            path.unlink()

    def _sources(self, number: int) -> Path:
        return self.folder / f"sources-{number}"

    def _rendered(self, number: int) -> Path:
        return self.folder / f"rendered-{number}"


def _share_out(shares: _Shares, work: Work, helpers: int, progress: Progress) -> None:
    """Have `work` done on the pages of each number, here and in so many copies of this process."""
    offered, offering = os.pipe()
    counted, counting = os.pipe()
    why = [shares.folder / f"failed-{number}" for number in range(helpers)]
    processes = [_start(work, offered, offering, counting, path) for path in why]
    os.close(counting)
    os.set_blocking(counted, False)
    done, all_of_them = 0, len(shares.all)
    try:
        _offer(offering, shares.count)
        for number in _taken(offered):
            done += work(number) + _told(counted)
            progress(done, all_of_them)
    finally:
        for _ in _taken(offered):  # where this program failed, nobody goes on
            pass
        os.close(offered)
        os.set_blocking(counted, True)
        while told := _told(counted):
            done += told
            progress(done, all_of_them)
        os.close(counted)
        ends = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes]
    for end, path in zip(ends, why, strict=True):
        if end:
            raise WorkerFailed(path.read_text("utf-8", "surrogatepass") if path.exists() else "a process was ended")


def _start(work: Work, offered: int, offering: int, counting: int, why: Path) -> int:
    """Start a process that does the work that is offered, and counts it; return its id. It writes `why` it failed."""
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        os.close(offering)
        for number in _taken(offered):
            os.write(counting, bytes([work(number)]))
        code = 0
    except Exception as error:
        why.write_text(" ".join(str(error).split()) or type(error).__name__, "utf-8", "surrogatepass")
    finally:
        os._exit(code)  # nothing of the parent's is to be tidied up here


def _offer(offering: int, count: int) -> None:
    try:
        for number in range(count):
            os.write(offering, number.to_bytes(_NUMBER))
    finally:
        os.close(offering)


def _taken(offered: int) -> Iterator[int]:
    """Yield what no other process has taken, until there is no more."""
    while taken := os.read(offered, _NUMBER):
        yield int.from_bytes(taken)


def _told(counted: int) -> int:
    """Return of how many pages others have told since they were asked; when all have ended, none."""
    try:
        return sum(os.read(counted, 4096))
    except BlockingIOError:
        return 0

"""Pages shared out among processes: each renders its part of them and writes it to the site."""

import gc
import json
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from mkdocs.structure.files import File

from generator.incremental.rendered import Rendered, from_text
from generator.incremental.renderer import Renderer
from generator.pages import Page

LEAST = 60
"""So many pages keep a process busy for longer than it takes to start."""
Work = Sequence[tuple[File, Page | None]]
Progress = Callable[[int, int], None]


class WorkerFailed(Exception):
    """A process could not render a page; the message says why."""


def cores() -> int:
    """Return how many processors this program may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not Linux
        return os.cpu_count() or 1


def render_all(renderer: Renderer, work: Work, folder: Path, progress: Progress) -> Iterator[Rendered]:
    """Render all pages of `work` and yield them in its order; `folder` is for what processes hand over.

    A page of ours is written where it is rendered.

    Raises WorkerFailed, or what rendering raises. `progress` is told how many pages are done, and of how many.
    """
    many = min(cores(), len(work) // LEAST)
    # A process that has threads can't be copied safely; other systems can't copy one at all.
    if many < 2 or sys.platform != "linux" or threading.active_count() > 1:
        yield from _alone(renderer, work, progress)
        return
    parts = [folder / f"rendered-{number}" for number in range(many)]
    reading, writing = os.pipe()
    gc.collect()
    gc.freeze()  # the collector would touch, and so copy, all memory that the processes share
    processes = [_start(renderer, work[number::many], part, writing) for number, part in enumerate(parts)]
    gc.unfreeze()
    os.close(writing)
    done = 0
    while beats := os.read(reading, 4096):  # a byte for each page, nothing when all have ended
        done += len(beats)
        progress(done, len(work))
    os.close(reading)
    ends = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in processes]
    texts = [_lines(part) for part in parts]
    if any(ends):
        failed = next(number for number, end in enumerate(ends) if end)
        raise WorkerFailed(texts[failed][-1] if ends[failed] == 1 and texts[failed] else "a process was ended")
    yield from _in_order(texts, len(work))


def _alone(renderer: Renderer, work: Work, progress: Progress) -> Iterator[Rendered]:
    for done, (file, page) in enumerate(work, 1):
        yield renderer.render(file, page)
        progress(done, len(work))


def _start(renderer: Renderer, work: Work, part: Path, beat: int) -> int:
    """Start a process that renders `work`; return its id. It writes a page a line, or as the last one why not."""
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        code = _work(renderer, work, part, beat)
    finally:
        os._exit(code)  # nothing of the parent's is to be tidied up here


def _work(renderer: Renderer, work: Work, part: Path, beat: int) -> int:
    with part.open("w", encoding="utf-8", errors="surrogatepass") as written:
        try:
            for file, page in work:
                written.write(renderer.render(file, page).as_text() + "\n")
                os.write(beat, b".")
        except Exception as error:
            written.write(json.dumps(" ".join(str(error).split()) or type(error).__name__) + "\n")
            return 1
    return 0


def _lines(part: Path) -> list[str]:
    text = part.read_text("utf-8", "surrogatepass") if part.exists() else ""
    part.unlink(missing_ok=True)
    return text.split("\n")[:-1]


def _in_order(texts: list[list[str]], count: int) -> Iterator[Rendered]:
    for number in range(count):
        made = from_text(texts[number % len(texts)][number // len(texts)])
        if made is None:
            raise WorkerFailed("a process handed over something else than a page")
        yield made

"""Pages that are shared out among processes come back whole and in order, or not at all with the reason."""

import subprocess
import sys
from pathlib import Path

import pytest

# A program of its own: one that runs tests has threads, and is never copied.
PROGRAM = '''
import os, sys, time
from pathlib import Path
from generator.incremental import workers
from generator.incremental.rendered import Rendered
from generator.pages.page import Page, written

how, folder = sys.argv[1], Path(sys.argv[2])
workers.processes = lambda items, least: 3
started = os.getpid()


def is_to(end):
    """Whether this process is to end so. Whoever is not waits until one that is has come, and leaves it some work."""
    if how not in (end, f"{end} here"):
        return False
    if (os.getpid() == started) == how.endswith("here"):
        (folder / "come").touch()
        return True
    latest = time.monotonic() + 20
    while not (folder / "come").exists() and time.monotonic() < latest:
        time.sleep(0.005)
    return False


class Renderer:
    def render(self, file, source):
        if is_to("kill"):
            os.kill(os.getpid(), 9)
        if is_to("fail"):
            raise ValueError(f"no page {file}")
        with (folder / "who").open("a") as who:
            who.write(f"{os.getpid()}\\n")
        return Rendered(address=file, key=source.key, entries=source.content)


def write(number):
    if is_to("unwritten"):
        raise ValueError("no text")
    return f"text {number} \\udc80 é"


pages = [Page(source=f"{number}.md", title="", write=lambda number=number: write(number)) for number in range(200)]
work = [(page.source, page) for page in pages]
shown = []
made = list(workers.render_all(Renderer(), work, "", folder, lambda *told: shown.append(told)))
assert [page.address for page in made] == [page.source for page in pages]
assert [page.entries for page in made] == [f"\\n{page.markdown}" for page in pages]
assert shown[-1] == (200, 200)
assert sorted(shown) == shown
'''


def ended(how: str, folder: Path) -> str:
    """Return the last line of what the program said."""
    run = subprocess.run([sys.executable, "-c", PROGRAM, how, str(folder)], capture_output=True, text=True, check=False)
    return (run.stderr.splitlines() or [""])[-1]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process renders all")
def test_all_pages_come_back_in_order_and_the_program_itself_renders_some(tmp_path: Path) -> None:
    assert ended("well", tmp_path) == ""
    who = (tmp_path / "who").read_text().split()
    assert len(who) == 200
    assert [path.name for path in tmp_path.iterdir()] == ["who"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process renders all")
@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("fail", "generator.incremental.workers.WorkerFailed: no page "),
        ("kill", "generator.incremental.workers.WorkerFailed: a process was ended"),
        ("fail here", "ValueError: no page "),
        ("unwritten", "generator.incremental.workers.WorkerFailed: no text"),
        ("unwritten here", "ValueError: no text"),
    ],
)
def test_a_page_that_fails_ends_the_build_with_the_reason(tmp_path: Path, how: str, why: str) -> None:
    assert ended(how, tmp_path).startswith(why)

"""The pages of 0.1.0 as Markdown, which plain MkDocs builds: the yardstick, the same for every later program."""

import subprocess
import sys
from pathlib import Path

from benchmarks.processes import Failed, run

COMMIT = "fa780c7"
"""The last one whose pages were Markdown."""
_ROOT = Path(__file__).parents[1]


def write(journal: Path, folder: Path, work: Path) -> None:
    """Write the pages of a journal into `folder` by that program, laid out under `work`; Failed without history."""
    program = work / "old-program"
    _git("worktree", "add", "--detach", "--force", str(program), COMMIT)
    try:
        run([sys.executable, "-m", "generator", "-C", journal, "export", "pages", "-o", folder], program)
    finally:
        _git("worktree", "remove", "--force", str(program))


def _git(*words: str) -> None:
    done = subprocess.run(["git", *words], cwd=_ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise Failed(f"the program of {COMMIT} can't be laid out: {done.stderr.strip().splitlines()[-1:]}")

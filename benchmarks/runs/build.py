"""`journal build`: from nothing, and after each of four edits, with a `journal todo` between."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import edits, programs
from benchmarks.processes import Command, run
from benchmarks.runs.run import Run
from benchmarks.workshop import Workshop

WHOLE = "journal build"
NOTE = "journal build after a sentence in a note"
ROLE = "journal build after another role"
CONTACTED = "journal build after `journal contacted`"
PERSON = "journal build after a new person"


def command() -> Command:
    """Return the command that is measured."""
    return (programs.beside_python("journal"), "build")


def from_nothing(folder: Path) -> None:
    """Remove what earlier builds left."""
    for kept in (".journal", "site"):
        shutil.rmtree(folder / kept, ignore_errors=True)


def _whole(workshop: Workshop) -> list[list[float]]:
    folder = workshop.copy("built")
    from_nothing(folder)
    return [[run(command(), folder).busy]]


def _note(workshop: Workshop, folder: Path) -> None:
    edits.note(folder / "journal" / "meetings" / f"{workshop.meeting}.md", workshop.next_word())


def _role(workshop: Workshop, folder: Path) -> None:
    edits.role(folder / "journal" / "contacts" / f"{workshop.person}.md", workshop.next_word())


def _contacted(workshop: Workshop, folder: Path) -> None:
    run([programs.beside_python("journal"), "contacted", workshop.person, "--by", "email", "--about", "hello"], folder)


def _person(workshop: Workshop, folder: Path) -> None:
    run([programs.beside_python("journal"), "new", "contact", f"Newcomer {workshop.next_word()}"], folder)


def _after(edit: Callable[[Workshop, Path], None], workshop: Workshop) -> list[list[float]]:
    folder = workshop.copy("built")
    if not (folder / "site").exists():
        run(command(), folder)
    edit(workshop, folder)
    run([programs.beside_python("journal"), "todo"], folder)
    return [[run(command(), folder).busy]]


RUNS = (
    Run(gives=(WHOLE,), measure=_whole),
    Run(gives=(NOTE,), measure=partial(_after, _note)),
    Run(gives=(ROLE,), measure=partial(_after, _role)),
    Run(gives=(CONTACTED,), measure=partial(_after, _contacted)),
    Run(gives=(PERSON,), measure=partial(_after, _person)),
)

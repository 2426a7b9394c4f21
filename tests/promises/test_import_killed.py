"""`journal import apply`, killed at any moment: no file is half of two, and the next run ends what it began."""

import random
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from small_journal import SmallJournal, write_journal

from .kills import Contents, command, contents, killed, killed_while_writing, moments, seconds

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
OLD_FRIEND = "Ana,Silva,https://www.linkedin.com/in/ana,ana@example.com,Tide Pool,Curator,15 Mar 2024\n"
FILES = {
    "contacts/ana-silva.md": (
        "---\n# mine\nname: 'Ana Silva'   # from the ferry\nemail: ana@example.com\ncompany: Bank of Sand\n---\n"
    ),
    "contacts/ben-okafor.md": "---\nname: Ben Okafor\nphone: 030 555777\n---\n",
}
FEW, MANY = 6, 30  # from 21 new files on, they get their names together
DAY = ("--today", "2026-11-22")


@dataclass(frozen=True)
class Review:
    """A journal with a review in which everything is ticked, before and after it was applied undisturbed."""

    root: Path
    call: list[str]
    length: float
    old: Contents
    new: Contents

    def put_back(self) -> None:
        for path in (self.root / "journal").rglob("*"):
            if path.is_file() and path.relative_to(self.root / "journal").as_posix() not in self.old:
                path.unlink()
        for name, data in self.old.items():
            (self.root / "journal" / name).write_bytes(data)

    def has_begun(self) -> bool:
        return len(list((self.root / "journal/contacts").iterdir())) > len(FILES)


def reviewed(root: Path, newcomers: int) -> Review:
    small: SmallJournal = write_journal(root, FILES)
    rows = [
        f"Dee,No{n},https://www.linkedin.com/in/d{n},d{n}@example.com,C,Maker,1 Mar 2024\n" for n in range(newcomers)
    ]
    file = root.parent / "connections.csv"
    file.write_text(HEAD + OLD_FRIEND + "".join(rows))
    path = root / small.run("import", "linkedin", str(file)).stdout.strip()
    path.write_bytes(path.read_bytes().replace(b"\n## [ ]", b"\n## [x]"))
    call = command(root, *DAY, "import", "apply", "connections")
    old = contents(root / "journal")
    length = seconds(call)
    return Review(root, call, length, old, contents(root / "journal"))


def states(review: Review, kills: int) -> Iterator[str]:
    """Kill it at work so many times, end it, and yield what the kill left: what was, a part, or all."""
    dice = random.Random(2)
    for number, moment in enumerate(moments(5 * kills + 20, review.length, 1)):
        review.put_back()
        if number % 2:
            met = killed(review.call, moment)
        else:
            met = killed_while_writing(review.call, review.has_begun, dice.uniform(0, 0.03))
        left = contents(review.root / "journal")
        for name, data in left.items():
            assert data in (review.old.get(name), review.new.get(name)), name
        assert review.old.keys() <= left.keys()
        again = subprocess.run(review.call, capture_output=True, text=True, check=False)
        assert again.returncode == 0, again.stderr
        assert contents(review.root / "journal") == review.new, again.stderr
        remains = [path.name for path in (review.root / "journal").rglob(".journal-tmp-*")]
        assert left == review.new or not remains, "what a killed run left beside the records goes with the next one"
        kills -= met
        if met:
            yield "nothing" if left == review.old else "all" if left == review.new else "a part"
        if not kills:
            return


@pytest.mark.parametrize("newcomers", [FEW, pytest.param(MANY, marks=pytest.mark.slow)])
def test_an_import_killed_twice(tmp_path: Path, newcomers: int) -> None:
    assert len(list(states(reviewed(tmp_path / "j", newcomers), 2))) == 2


@pytest.mark.slow
@pytest.mark.parametrize("newcomers", [FEW, MANY])
def test_an_import_killed_many_times(tmp_path: Path, newcomers: int) -> None:
    found = list(states(reviewed(tmp_path / "j", newcomers), 100))
    counts = {state: found.count(state) for state in ("nothing", "a part", "all")}
    print(newcomers, "people:", counts)  # noqa: T201 - pytest -s shows how many kills met it half-way
    assert len(found) == 100
    assert counts["a part"], "some kills must meet it between two files"

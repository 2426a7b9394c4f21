"""Make a journal of any size: `python -m benchmarks.make --records 10000 -o DIR`."""

import argparse
from pathlib import Path
from random import Random

from benchmarks.made_up import Story, tell, write


def make(records: int, folder: Path, seed: int = 1) -> Story:
    """Write a journal of so many people and meetings into `folder`; the same numbers give the same bytes."""
    random = Random(seed)
    story = tell(records, random)
    write(story, folder, random)
    return story


def main() -> None:
    """Make one and say what is in it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.make", description=__doc__)
    parser.add_argument("--records", type=int, default=1000, help="people and meetings together, a quarter people")
    parser.add_argument("--seed", type=int, default=1, help="another number makes up another story")
    parser.add_argument("-o", dest="folder", type=Path, required=True, metavar="DIR", help="a new or empty folder")
    given = parser.parse_args()
    story = make(given.records, given.folder, given.seed)
    print(f"{len(story.people)} people, {len(story.talks)} meetings, {len(story.occasions)} events in {given.folder}")


if __name__ == "__main__":
    main()

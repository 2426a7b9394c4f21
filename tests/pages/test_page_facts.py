"""A page with the same facts is the same page: the sample journal, edited at random, is asked again and again."""

import random
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from sample_site import copy_to

from generator.build import make
from generator.memory import Memory
from generator.pages import Page
from generator.settings import Settings

TODAY = date(2026, 11, 19)
FIELD = re.compile(r"^[a-z_]+:.*\n(?:[ \t-].*\n)*", re.MULTILINE)
WRITTEN_LATER = re.compile(r"(?:contacts|meetings|companies)/(?!index\.)[^/]+\.md")


def edit(folder: Path, chance: random.Random) -> None:
    """Do to one record what an owner may do: a field of another record, one field less, a word or a name more."""
    path, other = chance.sample(sorted(folder.glob("*/*.md")), 2)
    text, theirs = path.read_text("utf-8"), FIELD.findall(other.read_text("utf-8").partition("\n---")[0])
    what = chance.randrange(6)
    if what == 0:
        path.write_text(f"{text}\nOne more: [[{other.stem}]].\n", "utf-8")
    elif what == 1 and (own := FIELD.findall(text)):
        path.write_text(text.replace(chance.choice(own), "", 1), "utf-8")
    elif what == 2 and path.parent.name == "contacts":
        path.write_text(text.replace("name: ", "name: Mx ", 1), "utf-8")
    elif what == 3:
        path.rename(path.with_name(f"{path.stem}-2.md"))
    elif theirs:
        path.write_text(text.replace("---\n", f"---\n{chance.choice(theirs)}", 1), "utf-8")


def assert_facts_tell(folder: Path, seed: int, edits: int) -> None:
    """Edit again and again, another day now and then; pages seen with the same facts must read the same."""
    chance, memory, today = random.Random(seed), Memory(), TODAY
    seen: dict[tuple[str, str], tuple[str, str]] = {}
    spared = 0
    for _ in range(edits):
        edit(folder, chance)
        today += timedelta(days=chance.choice([0, 0, 0, 0, 1, -1]))
        for page in told(make(folder, Settings(), today, memory=memory).pages):
            spared += (page.source, page.facts) in seen
            read = seen.setdefault((page.source, page.facts), (page.title, page.markdown))
            assert read == (page.title, page.markdown), f"{page.source}, seed {seed}"
    assert spared > 20 * edits


def told(pages: tuple[Page, ...]) -> list[Page]:
    found = [page for page in pages if page.facts]
    assert {page.source for page in found} == {p.source for p in pages if WRITTEN_LATER.fullmatch(p.source)}
    return found


def test_pages_with_the_same_facts_are_the_same(tmp_path: Path) -> None:
    assert_facts_tell(copy_to(tmp_path) / "journal", seed=1, edits=10)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 10))
def test_pages_with_the_same_facts_are_the_same_after_many_edits(tmp_path: Path, seed: int) -> None:
    assert_facts_tell(copy_to(tmp_path) / "journal", seed=seed, edits=100)

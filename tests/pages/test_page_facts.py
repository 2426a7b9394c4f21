"""A page with the same facts is the same page: the sample journal, edited at random, is asked again and again."""

import random
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from edited_sample import edit
from sample_site import copy_to

from generator.build import make
from generator.memory import Memory
from generator.pages import Page
from generator.settings import Settings

TODAY = date(2026, 11, 19)
WRITTEN_LATER = re.compile(r"(?:contacts|meetings|companies)/(?!index\.)[^/]+\.md")


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
    found = [page for page in pages if WRITTEN_LATER.fullmatch(page.source)]
    assert all(page.facts for page in found)
    return found


def test_pages_with_the_same_facts_are_the_same(tmp_path: Path) -> None:
    assert_facts_tell(copy_to(tmp_path) / "journal", seed=1, edits=10)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 10))
def test_pages_with_the_same_facts_are_the_same_after_many_edits(tmp_path: Path, seed: int) -> None:
    assert_facts_tell(copy_to(tmp_path) / "journal", seed=seed, edits=100)

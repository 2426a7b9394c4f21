"""Pages that are kept are those that would be made: the sample journal, edited at random, is made again and again."""

import random
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from edited_sample import edit
from sample_site import copy_to

from generator.build import make
from generator.kept_site import KeptSite
from generator.loader import load
from generator.memory import Memory
from generator.pages import Page
from generator.pages.scene import Scene
from generator.settings import Settings
from generator.views.history import history
from generator.views.meetings import by_contact

TODAY = date(2026, 11, 19)


def assert_kept_as_made(folder: Path, seed: int, edits: int) -> None:
    """Edit again and again; pages that are kept, in memory and as text, must be those that are made from nothing."""
    chance, memory, today = random.Random(seed), Memory(), TODAY
    kept = KeptSite()
    for number in range(edits):
        edit(folder, chance)
        today += timedelta(days=chance.choice([0, 0, 0, 0, 0, 0, 0, 1, -1]))
        if chance.random() < 0.4:
            kept = KeptSite.from_text(kept.as_text())
        pages = make(folder, Settings(), today, memory=memory, kept=kept).pages
        wanted = make(folder, Settings(), today).pages
        assert [page.source for page in pages] == [page.source for page in wanted]
        for page, other in zip(pages, wanted, strict=True):
            where = f"{page.source}, seed {seed}, edit {number}"
            assert (page.title, page.search, page.rows) == (other.title, other.search, other.rows), where
            assert page.facts == other.facts, where
            assert page.markdown == other.markdown, where


def test_pages_that_are_kept_are_those_that_would_be_made(tmp_path: Path) -> None:
    assert_kept_as_made(copy_to(tmp_path) / "journal", seed=1, edits=12)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2, 12))
def test_pages_that_are_kept_are_those_that_would_be_made_after_many_edits(tmp_path: Path, seed: int) -> None:
    assert_kept_as_made(copy_to(tmp_path) / "journal", seed=seed, edits=60)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy_to(tmp_path) / "journal"


@pytest.fixture
def again(folder: Path) -> Callable[[], set[str]]:
    """Make the pages once, and return what makes them again and says which are other pages than before."""
    memory, kept = Memory(), KeptSite()

    def make_them() -> tuple[Page, ...]:
        return make(folder, Settings(), TODAY, memory=memory, kept=kept).pages

    before = {page.source: page for page in make_them()}
    return lambda: {page.source for page in make_them() if page is not before.get(page.source)}


def test_a_word_more_in_the_notes_touches_no_list(folder: Path, again: Callable[[], set[str]]) -> None:
    talk = next(path for path in sorted(folder.glob("meetings/*.md")) if "## Notes" in path.read_text("utf-8"))
    talk.write_text(talk.read_text("utf-8").replace("## Notes\n", "## Notes\n\nIt rained.\n"), "utf-8")
    lists = {"index.md", "what-i-owe.md", "contacts/index.md", "meetings/index.md", "progress.md", "review.md"}
    made = again()
    assert f"meetings/{talk.name}" in made
    assert not made & lists


def test_another_role_touches_the_list_of_people_alone(folder: Path, again: Callable[[], set[str]]) -> None:
    person = next(path for path in sorted(folder.glob("contacts/*.md")) if "\nrole: " in path.read_text("utf-8"))
    person.write_text(person.read_text("utf-8").replace("\nrole: ", "\nrole: Second ", 1), "utf-8")
    made = again()
    assert "contacts/index.md" in made
    assert not made & {"index.md", "what-i-owe.md", "meetings/index.md", "thanks.md", "progress.md"}


def test_a_word_at_the_end_of_long_notes_has_nobody_s_page_looked_at_but_the_talk_s(
    folder: Path, again: Callable[[], set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = next(path for path in sorted(folder.glob("meetings/*.md")) if "## Notes" in path.read_text("utf-8"))
    text = talk.read_text("utf-8")
    talk.write_text(text.replace("## Notes\n", f"## Notes\n\n{'It rained. ' * 40}\n"), "utf-8")
    again()
    looked: list[str] = []

    def look(scene: Scene, address: str, *rest: object) -> Page:
        looked.append(address)
        return later(scene, address, *rest)  # type: ignore[arg-type] # as it is called

    later = Scene.later
    monkeypatch.setattr(Scene, "later", look)
    talk.write_text(talk.read_text("utf-8").replace("It rained. \n", "It rained. Then it cleared.\n"), "utf-8")
    again()
    assert looked == [f"meetings/{talk.stem}.html"]
    looked.clear()
    talk.write_text(talk.read_text("utf-8").replace("It rained. ", "It snowed. ", 1), "utf-8")
    again()
    assert len(looked) > 1, "the words that other pages show"


def test_what_was_derived_is_handed_on_with_the_records_of_now(folder: Path) -> None:
    memory, kept = Memory(), KeptSite()
    make(folder, Settings(), TODAY, memory=memory, kept=kept)
    talk = next(path for path in sorted(folder.glob("meetings/*.md")) if "## Notes" in path.read_text("utf-8"))
    talk.write_text(talk.read_text("utf-8").replace("## Notes\n", "## Notes\n\nIt rained.\n"), "utf-8")
    journal = load(folder, memory=memory)
    kept.look_at(journal, TODAY, Settings(), memory.before)
    known = history.known(journal, TODAY)
    assert known is not None, "it need not be gathered again"
    assert known[0] == history(load(folder, memory=memory), TODAY)
    met = {touch.record for touches in known[0].values() for touch in touches if touch.record.slug == talk.stem}
    assert met == {journal.meetings.find(talk.stem)}


def test_what_an_edit_bears_on_is_not_handed_on(folder: Path) -> None:
    memory, kept = Memory(), KeptSite()
    make(folder, Settings(), TODAY, memory=memory, kept=kept)
    talk = next(path for path in sorted(folder.glob("meetings/*.md")) if "\nthanks:" in path.read_text("utf-8"))
    talk.write_text(talk.read_text("utf-8").replace("\nthanks:", "\nused_to_be:", 1), "utf-8")
    journal = load(folder, memory=memory)
    kept.look_at(journal, TODAY, Settings(), memory.before)
    assert history.known(journal, TODAY) is None
    assert by_contact.known(journal) is not None


def test_two_records_with_one_address_are_told_apart(folder: Path) -> None:
    talk = next(path for path in sorted(folder.glob("meetings/*.md")) if "## Notes" in path.read_text("utf-8"))
    twin = folder / "meetings" / "old" / talk.name
    twin.parent.mkdir()
    twin.write_text(talk.read_text("utf-8").replace("## Notes\n", "## Notes\n\nThe second.\n"), "utf-8")
    memory, kept = Memory(), KeptSite()
    for path in (talk, twin, talk, twin):
        path.write_text(path.read_text("utf-8").replace("## Notes\n", "## Notes\n\nIt rained.\n"), "utf-8")
        for one in (kept, KeptSite.from_text(kept.as_text())):
            pages = make(folder, Settings(), TODAY, memory=memory, kept=one).pages
            assert [page.markdown for page in pages] == [
                page.markdown for page in make(folder, Settings(), TODAY).pages
            ]

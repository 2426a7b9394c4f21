"""Texts that aren't shown as they were meant: where it is said, and that nothing else is lost (§4)."""

from pathlib import Path

import pytest
from findings import TODAY, Finding, found, person

from generator.facts.companies import companies
from generator.model.day import Day
from generator.model.loader import load
from generator.model.settings import Settings
from generator.site.pages import page_context, pages

EVERY_TEXT = ("contacts/ana.md", "updates/news.md", "page.md", "profile.md", "questions.md")


def text_of(name: str, text: str) -> str:
    fields = {"updates/news.md": "date: 2026-11-01\nsubject: News", "page.md": "title: Mine", "questions.md": "x_a: b"}
    return f"---\n{fields.get(name, 'name: Ana')}\n---\n\n{text}\n"


@pytest.mark.parametrize("name", EVERY_TEXT)
def test_an_open_comment_is_told_at_its_sign_in_every_text(tmp_path: Path, name: str) -> None:
    files = {name: text_of(name, "## Notes\n\na %% b %% c <!-- d\n\n- e %%")}
    first = text_of(name, "").count("\n")
    assert found(tmp_path, "unclosed-comment", files) == [
        Finding(name, first + 2, "<!--"),
        Finding(name, first + 4, "%%"),
    ]


def test_a_closed_comment_or_code_is_no_open_one(tmp_path: Path) -> None:
    body = "a `%%` <!-- b %% --> c\n\n```\n<!-- d\n```\n\n    %% e\n\n100 % f \\%% g"
    assert found(tmp_path, "unclosed-comment", {"contacts/ana.md": text_of("contacts/ana.md", body)}) == []


def test_an_open_comment_leaves_its_promise_standing(tmp_path: Path) -> None:
    files = {"contacts/ana.md": text_of("contacts/ana.md", "<!-- a\n\n- [ ] call 📅 2026-13-01")}
    assert found(tmp_path, "not-a-date", files) == [Finding("contacts/ana.md", 7, "2026-13-01")]


@pytest.mark.parametrize("name", EVERY_TEXT[:-1])
@pytest.mark.parametrize("text", ["> " * 80 + "deep", "- " * 80 + "deep", "x" * 100_001, "y " * 60_000])
def test_what_can_not_be_shown_as_markdown_is_shown_as_written(tmp_path: Path, name: str, text: str) -> None:
    assert found(tmp_path, "cannot-render", {name: text_of(name, text)}) == [Finding(name, 1, "")]
    journal = load(tmp_path / "journal")
    made = [str(page.render()) for page in pages(page_context(Day(journal, TODAY, Settings())))]
    assert any(text.strip().replace(">", "&gt;") in page for page in made)


def test_what_stands_in_a_text_that_is_too_long_counts_as_far_as_it_is_looked_at(tmp_path: Path) -> None:
    body = "- [ ] one 📅 2026-13-01\n\n" + "word " * 21_000 + "\n\n- [ ] two 📅 2026-13-02"
    files = {"contacts/ana.md": text_of("contacts/ana.md", body)}
    assert found(tmp_path, "not-a-date", files) == [Finding("contacts/ana.md", 5, "2026-13-01")]


@pytest.mark.parametrize(
    ("name", "is_too_long"), [("a" * 250, False), ("a" * 251, True), ("ก" * 83, False), ("ก" * 84, True)]
)
def test_the_name_of_a_page_fits_on_a_disk(tmp_path: Path, name: str, is_too_long: bool) -> None:
    files = {f"contacts/{name}.md": person("Ana"), "contacts/ben.md": person("Ben", f"company: {name} GmbH")}
    said = found(tmp_path, "name-too-long", files)
    assert (Finding(f"contacts/{name}.md", 1, "") in said) is is_too_long
    assert Finding("contacts/ben.md", 3, f"{name} GmbH") in said or len(f"{name} GmbH".encode()) <= 250
    made = [page.address for page in pages(page_context(Day(load(tmp_path / "journal"), TODAY, Settings())))]
    assert len(made) == len(set(made))
    assert max(len(address.rpartition("/")[2].encode()) for address in made) <= 255


def test_names_that_begin_alike_get_pages_of_their_own(tmp_path: Path) -> None:
    names = ["a " * 150 + end for end in ("x", "y")]
    files = {f"contacts/{end}.md": person(end, f"company: {name}") for end, name in zip("xy", names, strict=True)}
    assert [one.path for one in found(tmp_path, "name-too-long", files)] == ["contacts/x.md", "contacts/y.md"]
    journal = load(tmp_path / "journal")
    assert len(companies(journal)) == 2
    made = [
        page.address
        for page in pages(page_context(Day(journal, TODAY, Settings())))
        if page.address.startswith("companies/a-")
    ]
    assert len(set(made)) == 2

"""Introductions, Progress, Topics and Questions: what they say, on empty, small and very large journals."""

from collections.abc import Callable, Iterator
from datetime import date
from html import unescape

import markdown
import pytest
from conftest import MakeJournal

from generator.pages import introductions, progress, questions, topics
from generator.pages.markdown import environment
from generator.pages.page import Page
from generator.pages.sanitizer import SanitizerExtension
from generator.pages.scene import Scene
from generator.records import Journal
from generator.settings import Settings

TODAY = date(2026, 11, 22)
MAKERS: dict[str, Callable[[Scene], Iterator[Page]]] = {
    "introductions": introductions.pages,
    "progress": progress.pages,
    "topics": topics.pages,
    "questions": questions.pages,
}
ANA = "---\nname: Ana Silva\n---\n"


def page(journal: Journal, name: str, today: date = TODAY) -> Page:
    settings = Settings()
    scene = Scene(
        journal=journal,
        today=today,
        settings=settings,
        found=(),
        templates=environment(),
    )
    (made,) = MAKERS[name](scene)
    return made


def html(made: Page) -> str:
    return markdown.markdown(made.markdown, extensions=["md_in_html", "attr_list", "tables", SanitizerExtension()])


def talk(day: str, front: str = "", asked: str = "") -> str:
    return f"---\ndate: {day}\nwith: ana\n{front}---\n\n## Questions\n\n{asked}\n\n## Notes\n\nx\n"


@pytest.mark.parametrize("name", MAKERS)
def test_an_empty_page_says_why_and_what_would_fill_it(journal: MakeJournal, name: str) -> None:
    said = unescape(page(journal({"contacts/ana.md": ANA}).load(), name).markdown)
    first = said.split("\n\n", 2)[1].removesuffix("\n{: .opening }")
    assert first.endswith(".")
    assert "yet" in first


def test_a_large_tree_leaves_a_small_page(journal: MakeJournal) -> None:
    people = {f"contacts/p{i}.md": f"---\nname: P {i}\nintroduced_by: p{(i - 1) // 4}\n---\n" for i in range(1, 400)}
    made = page(journal({"contacts/p0.md": "---\nname: P 0\n---\n", **people}).load(), "introductions")
    assert "further on" in made.markdown
    assert "399 doors" in made.markdown
    assert made.markdown.count("<svg") == 1


def test_names_in_hand_say_from_whom_and_until_when(journal: MakeJournal) -> None:
    front = "introductions: [{name: Dee Lux, role: curator, company: Acme, note: ask about ropes.}]\n"
    made = journal({"contacts/ana.md": ANA, "meetings/2026-11-10-ana.md": talk("2026-11-10", front)}).load()
    said = html(page(made, "introductions"))
    assert 'data-debt="approach/2026-11-10-ana/-/dee-lux"' in said
    assert "waiting since Tuesday" in said
    assert "ask about ropes." in said
    assert "{:" not in said
    assert "One person opened one door" in said


def test_who_has_not_heard_how_it_went_is_named(journal: MakeJournal) -> None:
    made = journal(
        {
            "contacts/ana.md": "---\nname: Ana Silva\nintroduced_by: ben\n---\n",
            "contacts/ben.md": "---\nname: Ben Ode\n---\n",
            "meetings/2026-11-10-ana.md": talk("2026-11-10"),
        }
    ).load()
    said = page(made, "introductions").markdown
    assert "Tell **[Ben Ode](contacts/ben.md)**" in said
    assert 'data-debt="report-back&#x2f;' in said


def test_a_long_answer_is_folded_and_leads_to_the_rest(journal: MakeJournal) -> None:
    answer = "Well, " + "it depends on the day of the week " * 20
    made = journal(
        {"contacts/ana.md": ANA, "meetings/2026-11-10-ana.md": talk("2026-11-10", "", f"### Why?\n\n{answer}\n")}
    ).load()
    said = html(page(made, "questions"))
    assert '<h3 id="q-why">Why?</h3>' in said
    assert '… <a href="meetings/2026-11-10-ana.html">the rest</a>' in said
    assert '<a href="contacts/ana.html">Ana Silva</a>, <a href="meetings/2026-11-10-ana.html">10 November</a>' in said
    assert len(said) < 1500


def test_the_page_of_questions_stays_light(journal: MakeJournal) -> None:
    talks = {
        f"meetings/2026-{1 + i % 10:02}-{1 + i % 28:02}-t{i}.md": talk(
            f"2026-{1 + i % 10:02}-{1 + i % 28:02}",
            "",
            "".join(f"### Question {i % 7 * 60 + n}?\n\n{'word ' * 90}\n\n" for n in range(12)),
        )
        for i in range(420)
    }
    made = page(journal({"contacts/ana.md": ANA, **talks}).load(), "questions")
    assert len(made.markdown) < 1_000_000
    assert "older answer" in made.markdown


def test_a_topic_with_five_talks_is_enough_and_leads_to_its_answers(journal: MakeJournal) -> None:
    talks = {
        f"meetings/2026-10-0{i}-ana.md": talk(f"2026-10-0{i}", "topics: [labels]\n", "### Why?\n\nBecause.\n")
        for i in range(1, 6)
    }
    files = {
        "contacts/ana.md": ANA,
        "questions.md": "## Labels\n\n- Why?\n\n## Ropes\n\n- How long?\n",
        **talks,
    }
    made = journal(files).load()
    said = unescape(page(made, "topics").markdown)
    assert "Five talks: that is enough." in said
    assert "Of “labels” you have heard enough" in html(page(made, "topics"))
    assert "[Why?](questions.md#q-why)" in said
    assert "[Ropes](questions.md#topic-ropes), one question" in said
    assert '<h3 id="topic-ropes">' in html(page(made, "questions"))


def test_progress_counts_what_you_do(journal: MakeJournal) -> None:
    front = "thanks: [email 2026-11-11]\noutcomes: [advice, no-match]\nlesson: bring a pen\n"
    made = journal({"contacts/ana.md": ANA, "meetings/2026-11-10-ana.md": talk("2026-11-10", front)}).load()
    said = html(page(made, "progress"))
    assert said.count("<svg") == 5 + 2
    assert "In November so far you had one talk." in said
    assert 'Bring a pen. — <a href="contacts/ana.md">Ana Silva</a>' in said
    assert "“no match”, which is worth knowing: one time" in said
    assert "Thanked in time, month by month: November 2026 1 of 1" in said


@pytest.mark.parametrize("today", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("name", MAKERS)
def test_the_ends_of_time_have_pages_too(journal: MakeJournal, name: str, today: date) -> None:
    made = journal({"contacts/ana.md": ANA, "meetings/2026-11-10-ana.md": talk("2026-11-10", "topics: [x]\n")}).load()
    assert html(page(made, name, today))

"""Introductions, Progress, Topics and Questions: what they say, on empty, small and very large journals."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from conftest import MakeJournal
from owner_pages import TODAY, context_of, read

from generator.model.journal import Journal
from generator.site.pages import introductions, progress, questions, topics
from generator.site.pages.page import Page
from generator.site.pages.page_context import PageContext

MAKERS: dict[str, Callable[[PageContext], Iterator[Page]]] = {
    "introductions": introductions.pages,
    "progress": progress.pages,
    "topics": topics.pages,
    "questions": questions.pages,
}
ANA = "---\nname: Ana Silva\n---\n"


def page(journal: Journal, name: str, today: date = TODAY) -> Page:
    (made,) = MAKERS[name](context_of(journal, today))
    return made


def talk(day: str, front: str = "", asked: str = "") -> str:
    return f"---\ndate: {day}\nwith: ana\n{front}---\n\n## Questions\n\n{asked}\n\n## Notes\n\nx\n"


@pytest.mark.parametrize("name", MAKERS)
def test_an_empty_page_says_why_and_what_would_fill_it(journal: MakeJournal, name: str) -> None:
    first = read(page(journal({"contacts/ana.md": ANA}).load(), name)).splitlines()[1]
    assert first.endswith(".")
    assert "yet" in first


def test_a_large_tree_leaves_a_small_page(journal: MakeJournal) -> None:
    people = {f"contacts/p{i}.md": f"---\nname: P {i}\nintroduced_by: p{(i - 1) // 4}\n---\n" for i in range(1, 400)}
    said = page(journal({"contacts/p0.md": "---\nname: P 0\n---\n", **people}).load(), "introductions").render()
    assert "further on" in said
    assert "399 introductions" in said
    assert said.count("<svg") == 1


def test_names_in_hand_say_from_whom_and_until_when(journal: MakeJournal) -> None:
    front = "introductions: [{name: Dee Lux, role: curator, company: Acme, note: ask about ropes.}]\n"
    made = journal({"contacts/ana.md": ANA, "meetings/2026-11-10-ana.md": talk("2026-11-10", front)}).load()
    shown = page(made, "introductions")
    assert 'data-debt="approach/2026-11-10-ana/-/dee-lux"' in shown.render()
    said = read(shown)
    assert "waiting since Tuesday" in said
    assert "ask about ropes." in said
    assert "One person introduced you to one person" in said


def test_who_has_not_heard_how_it_went_is_named(journal: MakeJournal) -> None:
    made = journal(
        {
            "contacts/ana.md": "---\nname: Ana Silva\nintroduced_by: ben\n---\n",
            "contacts/ben.md": "---\nname: Ben Ode\n---\n",
            "meetings/2026-11-10-ana.md": talk("2026-11-10"),
        }
    ).load()
    said = page(made, "introductions").render()
    assert 'Tell <strong><a href="contacts/ben.html">Ben Ode</a></strong>' in said
    assert 'data-debt="report-back/' in said


def test_a_long_answer_is_folded_and_leads_to_the_rest(journal: MakeJournal) -> None:
    answer = "Well, " + "it depends on the day of the week " * 20
    made = journal(
        {"contacts/ana.md": ANA, "meetings/2026-11-10-ana.md": talk("2026-11-10", "", f"### Why?\n\n{answer}\n")}
    ).load()
    said = page(made, "questions").render()
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
    said = page(journal({"contacts/ana.md": ANA, **talks}).load(), "questions").render()
    assert len(said) < 1_000_000
    assert "older answer" in said


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
    shown = page(made, "topics")
    said = read(shown)
    assert "Five meetings: that is enough." in said
    assert "Of “labels” you have heard enough" in said
    assert '<a href="questions.html#q-why">Why?</a>' in shown.render()
    assert '<a href="questions.html#topic-ropes">Ropes</a>, one question' in shown.render()
    assert '<h3 id="topic-ropes">' in page(made, "questions").render()


def test_progress_counts_what_you_do(journal: MakeJournal) -> None:
    front = "thanks: [email 2026-11-11]\noutcomes: [advice, no-match]\nlesson: bring a pen\n"
    made = journal({"contacts/ana.md": ANA, "meetings/2026-11-10-ana.md": talk("2026-11-10", front)}).load()
    said = page(made, "progress").render()
    assert said.count("<svg") == 5 + 2
    assert "In November so far you had one meeting." in said
    assert 'Bring a pen. — <a href="contacts/ana.html">Ana Silva</a>' in said
    assert "The knowledge that it is no match, once" in said
    assert "Thanked in time, month by month: November 2026 1 of 1" in said


@pytest.mark.parametrize("today", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize("name", MAKERS)
def test_the_ends_of_time_have_pages_too(journal: MakeJournal, name: str, today: date) -> None:
    made = journal({"contacts/ana.md": ANA, "meetings/2026-11-10-ana.md": talk("2026-11-10", "topics: [x]\n")}).load()
    assert page(made, name, today).render()

"""`ask-after` (contract §3): what others promised, once the day that they named is over."""

import pytest
from conftest import MakeJournal
from owing import TODAY, world

ANA = {"contacts/ana.md": "name: Ana Silva\nlinkedin_connected: not-wanted\n", "contacts/ben.md": "name: Ben Oko\n"}


def waiting(item: str, more: str = "", with_: str = "ana", people: str = "") -> dict[str, str]:
    contacts = {**ANA, "contacts/ana.md": ANA["contacts/ana.md"] + people}
    return {**contacts, "meetings/m.md": f"date: 2026-11-10\nwith: [{with_}]\nawaiting: [{item}]\n{more}"}


def test_what_was_promised_is_asked_after_two_days_later(journal: MakeJournal) -> None:
    debt = world(journal, waiting("{what: her paper, by: 2026-11-21}")).one("ask-after")
    assert (debt.id, debt.due_text, debt.state(TODAY)) == ("ask-after/m/ana/her-paper", "2026-11-23", "upcoming")
    assert debt.close == "journal done ask-after/m/ana/her-paper"


def test_it_is_asked_of_whoever_promised_it(journal: MakeJournal) -> None:
    item = "{what: her paper, by: 2026-11-20, from: ben}"
    assert world(journal, waiting(item, with_="ana, ben")).ids("ask-after") == ["ask-after/m/ben/her-paper"]


@pytest.mark.parametrize(
    ("item", "more", "people"),
    [
        ("her paper", "", ""),
        ("{what: her paper, by: 2026-11-22}", "", ""),
        ("{what: her paper, by: 2026-11-20, came: 2026-11-20}", "", ""),
        ("{what: her paper, by: 2026-11-20, came: 2026-11-21}", "", ""),
        ("{what: her paper, by: 2026-11-20, asked: 2026-11-21}", "", ""),
        ("{what: her paper, by: 2026-11-20, waived: not needed}", "", ""),
        ("{what: her paper, by: 2026-11-20}", "status: cancelled\n", ""),
        ("{what: her paper, by: 2026-11-20}", "outcomes: [no-match]\n", ""),
        ("{what: her paper, by: 2026-11-20}", "", "outreach: [2026-11-20 email about hello]\n"),
        ("{what: her paper, by: 2026-11-20, from: nobody}", "", ""),
    ],
)
def test_nothing_is_asked_without_need(journal: MakeJournal, item: str, more: str, people: str) -> None:
    assert not world(journal, waiting(item, more, people=people)).ids("ask-after")


@pytest.mark.parametrize(
    ("item", "people"),
    [
        ("{what: her paper, by: 2026-11-20, came: 2026-11-25}", ""),
        ("{what: her paper, by: 2026-11-20}", "outreach: [2026-11-19 email about hello]\n"),
        ("{what: her paper, by: 2026-11-20}", "archived: yes\n"),
    ],
)
def test_a_fact_of_another_time_does_not_close_it(journal: MakeJournal, item: str, people: str) -> None:
    assert world(journal, waiting(item, people=people)).ids("ask-after") == ["ask-after/m/ana/her-paper"]


def test_two_things_of_the_same_words_are_two_and_it_rests_while_reminders_do(journal: MakeJournal) -> None:
    item = "{what: her paper, by: 2026-11-20}, {what: her paper, by: 2026-11-21}"
    found = world(journal, waiting(item, people="snooze_until: 2026-12-05\n"))
    assert found.ids("ask-after") == ["ask-after/m/ana/her-paper", "ask-after/m/ana/her-paper-2"]
    assert {debt.due_text for debt in found.found if debt.kind.name == "ask-after"} == {"2026-12-05"}


def test_done_writes_the_day_into_the_item_and_the_letter_leaves_the_words_to_its_owner(journal: MakeJournal) -> None:
    files = {name: f"---\n{text}---\n" for name, text in waiting("{what: her paper, by: 2026-11-19}").items()}
    small = journal(files)
    letter = small.run("draft", "ask-after", "ana").stdout
    assert "[… what they offered: her paper …]" in letter
    assert small.run("done", "ask-after/m").exit_code == 0
    assert "asked: 2026-11-22" in (small.root / "journal/meetings/m.md").read_text()
    assert "her-paper" not in small.run("todo").stdout


def test_a_page_says_who_promised_where_several_were_there(journal: MakeJournal) -> None:
    files = {name: f"---\n{text}---\n" for name, text in
             waiting("{what: her paper, by: 2026-11-20, from: ben}", with_="ana, ben").items()}  # fmt: skip
    small = journal(files)
    assert "Her paper (Ben Oko)" in small.run("show", "m").stdout
    assert "They promised you" not in small.run("show", "ana").stdout


def test_how_many_days_later_is_the_owners_to_say(journal: MakeJournal) -> None:
    files = waiting("{what: her paper, by: 2026-11-21}")
    assert world(journal, files, ask_after_days=5).one("ask-after").due_text == "2026-11-26"


@pytest.mark.parametrize("status", ["requested", "scheduled"])
def test_what_is_to_come_before_a_meeting_ahead_is_asked_after_too(journal: MakeJournal, status: str) -> None:
    files = waiting("{what: her paper, by: 2026-11-20}", f"status: {status}\n")
    files["meetings/m.md"] = files["meetings/m.md"].replace("2026-11-10", "2026-12-10")
    found = world(journal, files)
    assert found.ids("ask-after") == ["ask-after/m/ana/her-paper"]
    assert found.why("ask-after") == "Ana Silva promised it for 20 November, before you meet on 10 December: her paper"


def test_the_same_words_of_two_people_are_not_numbered(journal: MakeJournal) -> None:
    item = "{what: her paper, by: 2026-11-20}, {what: her paper, by: 2026-11-20, from: ben}"
    assert world(journal, waiting(item)).ids("ask-after") == ["ask-after/m/ana/her-paper", "ask-after/m/ben/her-paper"]

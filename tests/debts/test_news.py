"""`news` (contract §3)."""

from datetime import date

import pytest
from conftest import MakeJournal
from owing import NOTES, TODAY, world

ANA = {"contacts/ana.md": "name: Ana Silva\nmet_on: 2026-01-10\nmay_follow_up: yes\ntags: [mentors]"}


def update(more: str = "", on: str = "2026-11-16", slug: str = "new") -> dict[str, str]:
    return {f"updates/{slug}.md": f"date: {on}\nsubject: A new job\n{more}"}


def test_news_is_told_within_two_weeks(journal: MakeJournal) -> None:
    debt = world(journal, {**ANA, **update()}).one("news")
    assert (debt.id, debt.due_text) == ("news/new/ana", "2026-11-30")


@pytest.mark.parametrize(
    ("fields", "owed"),
    [
        ("met_on: 2026-01-10\nmay_follow_up: yes", True),
        ("how_found: work\nmay_follow_up: yes", True),
        ("met_on: 2026-11-16\nmay_follow_up: yes", False),
        ("met_on: 2026-11-15\nmay_follow_up: yes", True),
        ("how_found: cold\nmay_follow_up: yes", False),
        ("met_on: 2026-01-10", False),
        ("met_on: 2026-01-10\nmay_follow_up: no", False),
        ("met_on: 2026-01-10\nmay_follow_up: yes\narchived: yes", False),
    ],
)
def test_who_is_known_and_said_yes_is_owed_it(journal: MakeJournal, fields: str, owed: bool) -> None:
    files = {"contacts/ana.md": f"name: Ana Silva\n{fields}", **update()}
    assert bool(world(journal, files).ids("news")) is owed


@pytest.mark.parametrize(("on", "owed"), [("2026-11-15", True), ("2026-11-16", False)])
def test_a_meeting_before_the_news_counts_and_its_permission(journal: MakeJournal, on: str, owed: bool) -> None:
    meeting = {"meetings/m.md": f"date: {on}\nwith: ana\nmay_follow_up: yes\n---\n{NOTES}"}
    assert bool(world(journal, {"contacts/ana.md": "name: Ana", **meeting, **update()}).ids("news")) is owed


@pytest.mark.parametrize(
    ("to", "owed"), [("all", True), ("ana", True), ("Ana Silva", True), ("tag:mentors", True), ("tag:x", False)]
)
def test_only_who_is_in_to(journal: MakeJournal, to: str, owed: bool) -> None:
    assert bool(world(journal, {**ANA, **update(f"to: [{to}]")}).ids("news")) is owed


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("ana 2026-11-17", "closed"),
        ("all 2026-11-17 email", "closed"),
        ("ana 2026-11-23", "upcoming"),
        ("nobody 2026-11-17", "upcoming"),
    ],
)
def test_told_closes_it(journal: MakeJournal, told: str, state: str) -> None:
    assert world(journal, {**ANA, **update(f"told: [{told}]")}).states("news") == [state]


def test_a_later_update_takes_the_place_of_one_untold(journal: MakeJournal) -> None:
    found = world(journal, {**ANA, **update(on="2026-11-01", slug="old"), **update()})
    assert {debt.id: debt.state(TODAY) for debt in found.found} == {
        "news/old/ana": "let-go",
        "news/new/ana": "upcoming",
    }


def test_but_only_where_they_are_in_its_to_and_not_on_one_day(journal: MakeJournal) -> None:
    older = update(on="2026-11-01", slug="old")
    assert world(journal, {**ANA, **older, **update("to: [tag:x]")}).ids("news") == ["news/old/ana"]


def test_two_of_one_day_are_both_owed(journal: MakeJournal) -> None:
    assert len(world(journal, {**ANA, **update(), **update(slug="other")}).ids("news")) == 2


def test_one_that_was_told_stays_told(journal: MakeJournal) -> None:
    older = update("told: [ana 2026-11-02]", "2026-11-01", "old")
    debts = world(journal, {**ANA, **older, **update()}).found
    assert next(debt for debt in debts if debt.id == "news/old/ana").closed_on == date(2026, 11, 2)


def test_news_of_a_later_day_is_none_yet_and_the_days_are_an_option(journal: MakeJournal) -> None:
    assert not world(journal, {**ANA, **update(on="2026-11-23")}).states("news")


def test_news_days_move_it(journal: MakeJournal) -> None:
    assert world(journal, {**ANA, **update()}, news_days=30).one("news").due_text == "2026-12-16"


def test_it_is_waived_from_either_record(journal: MakeJournal) -> None:
    files = {**ANA, **update("waived: {news/ana: told me first}")}
    assert world(journal, files).states("news") == ["waived"]


@pytest.mark.parametrize(("told", "owed"), [("2026-11-17", True), ("2026-11-19", False)])
def test_whoever_allowed_it_only_later_was_not_among_all_who_were_told(
    journal: MakeJournal, told: str, owed: bool
) -> None:
    ana = {"contacts/ana.md": "name: Ana Silva\nmet_on: 2026-01-10"}
    yes = {"meetings/m.md": f"date: 2026-11-18\nwith: ana\nmay_follow_up: yes\n---\n{NOTES}"}
    found = world(journal, {**ana, **yes, **update(f"told: [all {told} email]")})
    assert bool(found.ids("news")) is owed

"""The review of a few days: what came of them, what was paid, what lapsed, what comes."""

from datetime import date

import pytest
from conftest import MakeJournal
from owner_pages import write

from generator.model.day import Day
from generator.model.settings import Settings
from generator.reports.review import Review, review

SINCE, TODAY = date(2026, 11, 15), date(2026, 11, 22)
ANA = {"contacts/ana.md": "name: Ana Silva\nlinkedin_connected: not-wanted\nmay_follow_up: yes"}
NOTES = "\n---\n## Notes\n\nGood.\n"


def told(journal: MakeJournal, files: dict[str, str]) -> Review:
    return review(Day(journal(write({**ANA, **files})).load(), TODAY, Settings()), SINCE)


def talk(day: str, more: str = "") -> dict[str, str]:
    return {"meetings/m.md": f"date: {day}\nwith: ana\nkind: catch-up\n{more}{NOTES}"}


@pytest.mark.parametrize(("day", "held"), [("2026-11-15", 0), ("2026-11-16", 1), ("2026-11-22", 1), ("2026-11-23", 0)])
def test_the_days_after_since_up_to_today(journal: MakeJournal, day: str, held: int) -> None:
    found = told(journal, talk(day))
    assert len(found.held) == held
    assert len(found.met) == held


@pytest.mark.parametrize(
    ("day", "more", "opened", "closed"),
    [
        ("2026-11-18", "", ["thank-email"], []),
        ("2026-11-18", "thanks: [email 2026-11-19]", [], ["thank-email"]),
        ("2026-11-14", "", [], []),
        ("2026-11-14", "thanks: [email 2026-11-16]", [], ["thank-email"]),
        ("2026-11-01", "thanks: [email 2026-11-14]", [], []),
    ],
)
def test_a_debt_that_came_of_these_days_is_opened_and_one_paid_in_them_closed(
    journal: MakeJournal, day: str, more: str, opened: list[str], closed: list[str]
) -> None:
    found = told(journal, talk(day, more))
    assert [debt.kind.name for debt in found.opened] == opened
    assert [debt.kind.name for debt in found.closed] == closed


def test_a_promise_opens_with_its_meeting_though_the_file_is_older(journal: MakeJournal) -> None:
    promise = "thanks: [email 2026-11-18]\nfollow_ups: [lend the knife]"
    assert [debt.kind.name for debt in told(journal, talk("2026-11-18", promise)).opened] == ["promise"]


@pytest.mark.parametrize(
    ("day", "opened"), [("2026-11-22", []), ("2026-11-23", ["confirm"]), ("2026-11-29", ["confirm"])]
)
def test_what_the_calendar_opens_counts_from_the_day_it_did(journal: MakeJournal, day: str, opened: list[str]) -> None:
    files = {"meetings/m.md": f"date: {day} 10:00\nwith: ana\nkind: catch-up"}
    assert [debt.kind.name for debt in told(journal, files).opened if debt.kind.name == "confirm"] == opened


@pytest.mark.parametrize(("day", "count"), [("2026-09-14", 0), ("2026-09-15", 1), ("2026-09-21", 1), ("2026-09-22", 0)])
def test_what_lapsed_in_these_days_is_let_go(journal: MakeJournal, day: str, count: int) -> None:
    # Thanks are due the day after, and let go when that is more than sixty days ago.
    assert len(told(journal, talk(day)).let_go) == count


def test_names_lessons_and_birthdays(journal: MakeJournal) -> None:
    files = talk("2026-11-18", "introductions: [Ben Oko]\nlesson: ask less")
    files["contacts/cleo.md"] = "name: Cleo\npersonal: {birthday: 27 November}"
    found = told(journal, files)
    assert [door.name for door in found.names] == ["Ben Oko"]
    assert [meeting.lesson for meeting in found.lessons] == ["ask less"]
    assert [(str(day), person.name) for day, person in found.birthdays] == [("2026-11-27", "Cleo")]


@pytest.mark.parametrize(("files", "quiet"), [({}, True), (talk("2026-11-18"), False), (talk("2026-11-01"), True)])
def test_a_week_without_a_word_is_quiet(journal: MakeJournal, files: dict[str, str], quiet: bool) -> None:
    assert told(journal, files).is_empty is quiet

"""The review of a few days: what came of them, what was paid, what lapsed, what comes."""

from datetime import date

import pytest
from conftest import MakeJournal
from owner_pages import pages_of, read, write

from generator.model.day import Day
from generator.model.settings import Settings
from generator.reports.review import Review, review
from generator.words.said import plain

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


def said_in(journal: MakeJournal, files: dict[str, str]) -> tuple[str, str]:
    """Return what the command says, and what the page does."""
    small = journal(write({**ANA, **files}))
    return small.run("review", "--since", "2026-11-16").stdout, read(pages_of(small.load())["review.html"])


ASKED = "outreach: [{on: 2026-11-10, by: email, replied: 2026-11-20}]"


@pytest.mark.parametrize(
    ("more", "done", "fell_away"),
    [
        (ASKED, [], ["Ana Silva answered"]),
        (ASKED.replace("}", ", declined: yes}"), [], ["Ana Silva said no"]),
        ("outreach: [2026-11-10 email, 2026-11-18 phone]", ["nudge"], []),
        ("outreach: [2026-11-10 email]\nheard: [{on: 2026-11-18, by: phone}]", [], ["Ana Silva called"]),
        ("heard: [2026-11-10 email]\noutreach: [2026-11-18 phone]", ["answer"], []),
        ("heard: [{on: 2026-11-10, by: email, answered: 2026-11-18}]", ["answer"], []),
        ("introduced_by: ben\nintroduced_on: 2026-11-01\noutreach: [2026-11-18 email]", ["approach"], []),
        ("introduced_by: ben\nintroduced_on: 2026-11-01\nheard: [2026-11-18 phone]", [], ["Ana Silva called"]),
    ],
)
def test_what_fell_away_is_not_done(journal: MakeJournal, more: str, done: list[str], fell_away: list[str]) -> None:
    found = told(journal, {"contacts/ana.md": f"{ANA['contacts/ana.md']}\n{more}"})
    assert [debt.kind.name for debt in found.closed] == done
    assert [plain(happened, TODAY) for _, happened in found.fell_away] == fell_away


@pytest.mark.parametrize("more", ["", "help: [{on: 2026-11-18, direction: received, what: a map}]",
                                  "thanks: [email 2026-11-18]", "kind: interview"])  # fmt: skip
def test_who_was_met_before_they_were_written_to_was_not_written_to(journal: MakeJournal, more: str) -> None:
    known = f"{ANA['contacts/ana.md']}\nintroduced_by: ben\nintroduced_on: 2026-11-01"
    files = {**talk("2026-11-18", more), "contacts/ana.md": known, "contacts/ben.md": "name: Ben Oko"}
    text, page = said_in(journal, files)
    assert "Get in touch with Ana Silva: you met Ana Silva on 18 November" in text
    assert "wrote to" not in page


def test_an_answer_ends_another_try_and_nobody_calls_that_done(journal: MakeJournal) -> None:
    text, page = said_in(journal, {"contacts/ana.md": f"{ANA['contacts/ana.md']}\n{ASKED}"})
    assert "No longer owed\n  Try Ana Silva again" in text
    assert ": Ana Silva answered on 20 November\n" in text
    assert "Some things are no longer owed: Ana Silva answered." in page
    assert "Settled" not in text
    assert "on time" not in text


def test_people_met_at_an_event_and_an_offer_are_what_happened(journal: MakeJournal) -> None:
    files = talk("2026-11-18", "outcomes: [offer]") | {
        "events/fair.md": "name: The Fair\ndate: 2026-11-19\nmet: [ana, Ned Pike, Imo Pratt]",
        "events/quiet.md": "name: Nobody\ndate: 2026-11-19",
    }
    text, page = said_in(journal, files)
    assert "you met three people" in text
    assert "18 November: Ana Silva; you came away with an offer" in text
    assert "19 November: The Fair, where you met Ana Silva, Ned Pike and Imo Pratt" in text
    assert ": Nobody" not in text, "whether I was there is not known"
    assert "you met three people" in page
    assert "On Wednesday you met Ana Silva. You came away with an offer." in page
    assert "You were at The Fair, and met Ana Silva, Ned Pike and Imo Pratt there." in page


@pytest.mark.parametrize(
    ("more", "says", "page"),
    [
        ("status: cancelled\ncancelled_on: 2026-11-18\ncancelled_by: them",
         "1 December: Ana Silva; they called it off on 18 November",
         "They called off the meeting with Ana Silva on 1 December."),
        ("status: cancelled\ncancelled_on: 2026-11-18\ncancelled_by: me",
         "1 December: Ana Silva; you called it off on 18 November",
         "You called off the meeting with Ana Silva on 1 December."),
        ("status: cancelled\ncancelled_on: 2026-11-18", "1 December: Ana Silva; it was called off on 18 November",
         "The meeting with Ana Silva on 1 December was called off."),
    ],
)  # fmt: skip
def test_what_was_called_off_is_told(journal: MakeJournal, more: str, says: str, page: str) -> None:
    files = {"meetings/m.md": f"date: 2026-12-01\nwith: ana\nkind: catch-up\n{more}"}
    text, shown = said_in(journal, files)
    assert says in text
    assert page in shown


def test_what_was_called_off_before_these_days_is_not_told(journal: MakeJournal) -> None:
    files = {"meetings/m.md": "date: 2026-12-01\nwith: ana\nstatus: cancelled\ncancelled_on: 2026-11-10"}
    text, page = said_in(journal, files)
    assert "Called off" not in text
    assert "called off" not in page


def test_who_did_not_come_is_told(journal: MakeJournal) -> None:
    files = {"meetings/m.md": "date: 2026-11-18\nwith: ana\nkind: catch-up\nstatus: no-show"}
    text, page = said_in(journal, files)
    assert "18 November: Ana Silva did not come" in text
    assert "Ana Silva did not come on 18 November." in page


def test_what_came_of_itself_is_told(journal: MakeJournal) -> None:
    awaiting = "awaiting: [{what: her paper, by: 2026-11-15, came: 2026-11-20}]"
    found = told(journal, talk("2026-11-01", f"asked_by: them\n{awaiting}"))
    assert found.closed == ()
    assert [plain(happened, TODAY) for _, happened in found.fell_away] == ["Ana Silva sent what was promised"]

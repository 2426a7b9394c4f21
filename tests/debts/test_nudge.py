"""`nudge` (contract §3)."""

import pytest
from conftest import MakeJournal
from owing import NOTES, TODAY, world


def asked(outreach: str, more: str = "") -> dict[str, str]:
    return {"contacts/ana.md": f"name: Ana Silva\noutreach: [{outreach}]\n{more}"}


def test_a_request_without_an_answer_is_followed_after_five_days_by_phone(journal: MakeJournal) -> None:
    debt = world(journal, asked("2026-11-16 email", "phone: 1")).one("nudge")
    assert (debt.id, debt.due_text, debt.state(TODAY)) == ("nudge/ana/ana/2026-11-16", "2026-11-21", "overdue")
    assert debt.close == "journal contacted ana --by phone"


@pytest.mark.parametrize(
    ("more", "way"),
    [
        ("prefers: linkedin", "linkedin"),
        ("prefers: email\nphone: 1", "phone"),
        ("prefers: email\nlinkedin: https://example.org/in/ana", "linkedin"),
        ("address: 1 Quay", "mail"),
        ("phone: 1", "phone"),
        ("prefers: mail\nphone: 1", "phone"),  # there is no postal address
        ("", "email"),
    ],
)
def test_another_way_than_the_last_is_suggested(journal: MakeJournal, more: str, way: str) -> None:
    assert world(journal, asked("2026-11-16 email", more)).one("nudge").close.endswith(f"--by {way}")


def test_only_the_latest_request_is_open(journal: MakeJournal) -> None:
    found = world(journal, asked("2026-11-10 email, 2026-11-16 phone"))
    assert found.ids("nudge") == ["nudge/ana/ana/2026-11-16"]
    assert sorted(found.states("nudge")) == ["closed", "overdue"]


def test_after_three_without_an_answer_nothing_is_owed(journal: MakeJournal) -> None:
    assert not world(journal, asked("2026-11-01 email, 2026-11-08 phone, 2026-11-14 email")).ids("nudge")


@pytest.mark.parametrize(
    "answered",
    [
        "2026-11-01 email, 2026-11-08 phone replied 2026-11-09, 2026-11-14 email",
        # The answer to the first came after the second.
        "2026-11-01 email replied 2026-11-09, 2026-11-08 phone, 2026-11-14 email",
    ],
)
def test_tries_are_counted_from_the_last_answer(journal: MakeJournal, answered: str) -> None:
    assert world(journal, asked(answered)).ids("nudge") == ["nudge/ana/ana/2026-11-14"]


def test_a_hello_in_between_is_no_try(journal: MakeJournal) -> None:
    found = world(journal, asked("2026-11-01 email, 2026-11-05 email about hello, 2026-11-14 email"))
    assert found.ids("nudge") == ["nudge/ana/ana/2026-11-14"]


def test_the_tries_are_an_option(journal: MakeJournal) -> None:
    assert not world(journal, asked("2026-11-16 email"), outreach_tries=1).states("nudge")


def test_nudge_days_move_it(journal: MakeJournal) -> None:
    assert world(journal, asked("2026-11-16 email"), nudge_days=9).one("nudge").due_text == "2026-11-25"


@pytest.mark.parametrize(
    ("outreach", "more"),
    [
        ("2026-11-16 email replied 2026-11-18", ""),
        ("2026-11-16 email declined", ""),
        ("2026-11-16 email declined, 2026-11-16 phone", ""),
        ("2026-11-16 email, 2026-11-18 email about hello", ""),
        ("2026-11-16 email", "heard: [2026-11-16 phone]"),
        # The answer to an older request is an answer.
        ("2026-11-10 email replied 2026-11-18, 2026-11-16 phone", ""),
    ],
)
def test_an_answer_or_a_later_word_closes_it(journal: MakeJournal, outreach: str, more: str) -> None:
    assert not world(journal, asked(outreach, more)).ids("nudge")


@pytest.mark.parametrize(
    ("outreach", "more"),
    [
        ("2026-11-16 email replied 2026-11-23", ""),
        ("{on: 2026-11-16, by: email, replied: 2026-11-23, declined: yes}", ""),
        ("2026-11-16 email about request", "heard: [2026-11-15 phone]"),
        ("2026-11-16 email, 2026-11-23 phone", ""),
    ],
)
def test_a_fact_of_another_time_does_not(journal: MakeJournal, outreach: str, more: str) -> None:
    assert world(journal, asked(outreach, more)).ids("nudge") == ["nudge/ana/ana/2026-11-16"]


@pytest.mark.parametrize(
    ("meeting", "open_"),
    [
        ("date: 2026-12-01", False),
        ("date: 2026-11-16", False),
        ("date: 2026-12-01\nstatus: requested", True),
        ("date: 2026-11-18\nstatus: no-show", True),
        ("date: 2026-12-01\nstatus: cancelled", True),
        ("date: 2026-11-01\nstatus: no-show", True),
    ],
)
def test_a_held_or_scheduled_meeting_closes_it(journal: MakeJournal, meeting: str, open_: bool) -> None:
    files = {**asked("2026-11-16 email about request"), "meetings/m.md": f"{meeting}\nwith: ana\n---\n{NOTES}"}
    assert bool(world(journal, files).ids("nudge")) is open_


@pytest.mark.parametrize("about", ["hello", "article", "news"])
def test_only_requests_are_followed(journal: MakeJournal, about: str) -> None:
    assert not world(journal, asked(f"2026-11-16 email about {about}")).states("nudge")


def test_after_we_met_a_message_is_a_hello(journal: MakeJournal) -> None:
    files = {**asked("2026-11-16 email"), "meetings/m.md": f"date: 2026-11-01\nwith: ana\n---\n{NOTES}"}
    assert not world(journal, files).states("nudge")


@pytest.mark.parametrize(
    ("outreach", "owed"),
    [
        ("2026-11-15 email", []),
        ("2026-11-16 email", []),
        ("2026-11-13 email, 2026-11-16 email", ["nudge/ana/ana/2026-11-16"]),
        ("2026-11-15 email, 2026-11-16 email", ["nudge/ana/ana/2026-11-16"]),
        ("2026-11-16 email about request", ["nudge/ana/ana/2026-11-16"]),
    ],
)
def test_my_first_word_after_something_heard_is_a_hello(journal: MakeJournal, outreach: str, owed: list[str]) -> None:
    heard = "2026-11-12 email" if "13" in outreach else "2026-11-15 email"
    assert world(journal, asked(outreach, f"heard: [{heard}]")).ids("nudge") == owed


def test_two_requests_of_one_day_are_numbered(journal: MakeJournal) -> None:
    assert world(journal, asked("2026-11-16 email, 2026-11-16 phone")).ids("nudge") == ["nudge/ana/ana/2026-11-16-2"]


def test_it_lapses(journal: MakeJournal) -> None:
    assert world(journal, asked("2026-09-01 email")).states("nudge") == ["let-go"]


def test_archived_people_are_left_alone(journal: MakeJournal) -> None:
    assert not world(journal, asked("2026-11-16 email", "archived: yes")).states("nudge")

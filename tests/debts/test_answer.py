"""`answer` (contract §3)."""

from datetime import date

import pytest
from conftest import MakeJournal
from owing import TODAY, world


def ana(fields: str) -> dict[str, str]:
    return {"contacts/ana.md": f"name: Ana Silva\n{fields}"}


@pytest.mark.parametrize("fields", ["heard: [2026-11-21 email]", "outreach: [2026-11-10 email replied 2026-11-21]"])
def test_what_they_wrote_is_answered_the_next_day(journal: MakeJournal, fields: str) -> None:
    debt = world(journal, ana(fields)).one("answer")
    assert (debt.id, debt.due_text, debt.state(TODAY)) == ("answer/ana/ana/2026-11-21", "2026-11-22", "today")


@pytest.mark.parametrize(
    "fields", ["outreach: [2026-11-10 email declined]", "outreach: [2026-11-10 email]", "heard: [2026-11-23 email]"]
)
def test_a_refusal_silence_and_a_later_day_owe_nothing(journal: MakeJournal, fields: str) -> None:
    assert not world(journal, ana(fields)).states("answer")


@pytest.mark.parametrize(
    ("fields", "state", "day"),
    [
        ("heard: [2026-11-20 email]\noutreach: [2026-11-20 email]", "closed", date(2026, 11, 20)),
        ("heard: [2026-11-20 email]\noutreach: [2026-11-21 phone]", "closed", date(2026, 11, 21)),
        ("heard: [2026-11-20 email]\noutreach: [2026-11-19 phone]", "overdue", None),
        ("heard: [2026-11-20 email]\noutreach: [2026-11-23 phone]", "overdue", None),
        ("heard: [{on: 2026-11-20, answered: 2026-11-21}]", "closed", date(2026, 11, 21)),
        ("heard: [{on: 2026-11-20, answered: 2026-11-23}]", "overdue", None),
        ("heard: [{on: 2026-11-20, answered: no-need}]", "closed", None),
        # The message they replied to, of the same day, is no answer; another one is.
        ("outreach: [2026-11-20 email replied 2026-11-20]", "overdue", None),
        ("outreach: [2026-11-20 email replied 2026-11-20, 2026-11-20 phone]", "closed", date(2026, 11, 20)),
    ],
)
def test_what_closes_it(journal: MakeJournal, fields: str, state: str, day: date | None) -> None:
    debts = [debt for debt in world(journal, ana(fields)).found if debt.kind.name == "answer"]
    assert [(debt.state(TODAY), debt.closed_on) for debt in debts] == [(state, day)]


@pytest.mark.parametrize("fields", ["heard: [2026-11-20 phone]", "heard: [{on: 2026-11-20, by: video}]",
    "outreach: [2026-11-10 phone replied 2026-11-20]",
    "outreach: [{on: 2026-11-10, by: email, replied: 2026-11-20, replied_by: in-person}]"])  # fmt: skip
def test_what_was_said_aloud_was_answered_there(journal: MakeJournal, fields: str) -> None:
    assert not world(journal, ana(fields)).states("answer")


@pytest.mark.parametrize(
    ("meeting", "heard", "reply"),
    [
        ("date: 2026-12-01", "overdue", "closed"),
        ("date: 2026-12-01\nstatus: requested", "overdue", "closed"),
        ("date: 2026-11-21", "closed", "closed"),
        ("date: 2026-11-20\nstatus: no-show", "overdue", "closed"),
        ("date: 2026-11-19", "overdue", "overdue"),
        ("date: 2026-12-01\nstatus: cancelled", "overdue", "closed"),
    ],
)
def test_a_reply_is_answered_by_a_plan_and_what_they_wrote_by_meeting_them(
    journal: MakeJournal, meeting: str, heard: str, reply: str
) -> None:
    both = "heard: [2026-11-20 email]\noutreach: [2026-11-10 email replied 2026-11-20]"
    files = {**ana(both), "meetings/m.md": f"{meeting}\nwith: ana"}
    states = {debt.fact[0]: debt.state(TODAY) for debt in world(journal, files).found
              if debt.kind.name == "answer" and isinstance(debt.fact, tuple)}  # fmt: skip
    assert states == {"heard": heard, "outreach": reply}


def test_each_time_is_a_debt_of_its_own_and_days_are_numbered(journal: MakeJournal) -> None:
    fields = "outreach: [2026-11-10 email replied 2026-11-20]\nheard: [2026-11-20 email, 2026-11-21 email]"
    assert world(journal, ana(fields)).ids("answer") == [
        "answer/ana/ana/2026-11-20",
        "answer/ana/ana/2026-11-20-2",
        "answer/ana/ana/2026-11-21",
    ]


def test_answer_days_move_it(journal: MakeJournal) -> None:
    assert world(journal, ana("heard: [2026-11-21 email]"), answer_days=3).one("answer").due_text == "2026-11-24"


def test_it_lapses(journal: MakeJournal) -> None:
    assert world(journal, ana("heard: [2026-09-01 email]")).states("answer") == ["let-go"]


def test_the_way_they_prefer_is_suggested(journal: MakeJournal) -> None:
    debt = world(journal, ana("heard: [2026-11-21 email]\nprefers: phone")).one("answer")
    assert debt.close == "journal contacted ana --by phone --about hello"

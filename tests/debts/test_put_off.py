"""What its owner puts off: `later` on any record, and `snooze_until` of a person (contract §1 and §3)."""

from datetime import date

import pytest
from conftest import MakeJournal
from owing import ANA, NOTES, world

from generator.debts import DEBTS, keep_in_touch

HELD = f"date: 2026-11-18\nwith: ana\nkind: catch-up\n{{}}\n---\n{NOTES}"


@pytest.mark.parametrize(
    "later",
    ["{thank-email: 2026-11-30}", "{thank-email/ana: 2026-11-30}", "{all: 2026-11-30}",
     "{thank-email: 2026-11-25, all: 2026-11-30}", "{thank-email: 2026-11-30, thank-email/ana: 2026-11-20}"],
)  # fmt: skip
def test_a_debt_is_due_no_sooner_than_the_latest_day_that_was_given(journal: MakeJournal, later: str) -> None:
    files = {**ANA, "meetings/m.md": HELD.format(f"later: {later}")}
    debt = world(journal, files).one("thank-email")
    assert (debt.due_text, debt.rests_until) == ("2026-11-30", date(2026, 11, 30))


@pytest.mark.parametrize(
    "later", ["{thank-card: 2026-11-30}", "{thank-email/ben: 2026-11-30}", "{thank-email: 2026-11-01}"]
)
def test_no_other_debt_is(journal: MakeJournal, later: str) -> None:
    files = {**ANA, "meetings/m.md": HELD.format(f"later: {later}")}
    debt = world(journal, files).one("thank-email")
    assert (debt.due_text, debt.rests_until) == ("2026-11-19", None)


def test_a_person_s_record_says_it_of_what_they_are_owed(journal: MakeJournal) -> None:
    files = {"contacts/ana.md": "name: Ana\nlater: {thank-email: 2026-12-24}", "meetings/m.md": HELD.format("")}
    assert world(journal, files).one("thank-email").due_text == "2026-12-24"


def test_a_day_that_is_none_is_reported_and_leaves_the_rest(journal: MakeJournal) -> None:
    files = {**ANA, "meetings/m.md": HELD.format("later: {thank-email: soon, write-up: 2026-11-30}")}
    assert world(journal, files).one("thank-email").due_text == "2026-11-19"


@pytest.mark.parametrize("waived", ["{all: friends}", "{thank-email: friends, thank-email/ana: other}"])
def test_one_waiver_may_let_everything_of_a_record_go(journal: MakeJournal, waived: str) -> None:
    files = {**ANA, "meetings/m.md": HELD.format(f"waived: {waived}")}
    assert world(journal, files).one("thank-email").waived == "friends"


RESTING = {
    "nudge": {"contacts/ana.md": "name: Ana\noutreach: [2026-11-10 email]"},
    "approach": {"contacts/ana.md": "name: Ana\nintroduced_on: 2026-11-10"},
    "connect": {"contacts/ana.md": "name: Ana", "events/e.md": "name: E\ndate: 2026-11-10\nmet: [ana]"},
    "news": {
        "contacts/ana.md": "name: Ana\nhow_found: friend\nmay_follow_up: yes",
        "updates/u.md": "date: 2026-11-01\nsubject: A place\n---\nI have one.",
    },
    "ask-after": {
        "contacts/ana.md": "name: Ana\nlinkedin_connected: not-wanted",
        "meetings/m.md": "date: 2026-11-01\nwith: ana\nasked_by: them\nawaiting: [{what: it, by: 2026-11-09}]\n---\n"
        + NOTES,
    },
    "rearrange": {"contacts/ana.md": "name: Ana", "meetings/m.md": "date: 2026-11-10\nwith: ana\nstatus: cancelled"},
}


@pytest.mark.parametrize("kind", RESTING)
def test_while_a_person_is_left_alone_the_reminders_rest_and_nothing_is_added(journal: MakeJournal, kind: str) -> None:
    files = dict(RESTING[kind])
    files["contacts/ana.md"] += "\nsnooze_until: 2026-12-20"
    found = world(journal, files)
    assert found.one(kind).due_text == "2026-12-20"
    assert [debt.kind.name for debt in found.found if debt.is_open] == [kind]


def test_exactly_these_kinds_rest() -> None:
    assert {kind.name for kind in DEBTS if kind.rests_with_the_person} == set(RESTING)
    assert {kind.name for kind in keep_in_touch.RESTING} == set(RESTING)


def test_what_is_due_later_still_does_not_rest_and_the_reminder_to_write_stays(journal: MakeJournal) -> None:
    files = {"contacts/ana.md": "name: Ana\noutreach: [2026-11-20 email]\nsnooze_until: 2026-11-24"}
    found = world(journal, files)
    assert (found.one("nudge").due_text, found.one("nudge").rests_until) == ("2026-11-25", None)
    assert found.one("keep-in-touch").due_text == "2026-11-24"


def test_after_a_no_nobody_is_written_to_because_a_rest_is_over(journal: MakeJournal) -> None:
    said_no = "outreach: [{on: 2026-11-10, by: email, replied: 2026-11-12, declined: yes}]"
    no = f"name: Ana\nsnooze_until: 2026-12-20\n{said_no}"
    assert not world(journal, {"contacts/ana.md": no}).states("keep-in-touch")
    rhythm = f"{no}\nkeep_in_touch: 1 month"
    assert world(journal, {"contacts/ana.md": rhythm}).ids("keep-in-touch")

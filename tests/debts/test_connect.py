"""`connect` (contract §3)."""

import pytest
from conftest import MakeJournal
from owing import NOTES, TODAY, world

ANA = {"contacts/ana.md": "name: Ana Silva"}
MEETING = {"meetings/m.md": f"date: 2026-11-10\nwith: ana\n---\n{NOTES}"}
EVENT = {"events/mixer.md": "name: Mixer\ndate: 2026-11-05\nmet: [ana, Stranger]"}


def test_it_is_owed_on_the_day_of_the_first_held_meeting(journal: MakeJournal) -> None:
    later = {"meetings/n.md": f"date: 2026-11-15\nwith: ana\n---\n{NOTES}"}
    debt = world(journal, {**ANA, **MEETING, **later}).one("connect")
    assert (debt.id, debt.due_text, debt.state(TODAY)) == ("connect/m/ana", "2026-11-10", "overdue")


def test_an_event_before_it_is_the_first(journal: MakeJournal) -> None:
    debt = world(journal, {**ANA, **MEETING, **EVENT}).one("connect")
    assert (debt.id, debt.due_text) == ("connect/event:mixer/ana", "2026-11-06")


def test_the_event_of_a_contact_is_the_same_fact(journal: MakeJournal) -> None:
    files = {"contacts/ana.md": "name: Ana\nevent: mixer", "events/mixer.md": "name: Mixer\ndate: 2026-11-05"}
    assert world(journal, files).ids("connect") == ["connect/event:mixer/ana"]


def test_a_meeting_that_they_asked_for_owes_it_too(journal: MakeJournal) -> None:
    files = {**ANA, "meetings/m.md": f"date: 2026-11-10\nwith: ana\nasked_by: them\n---\n{NOTES}"}
    assert world(journal, files).ids("connect")


@pytest.mark.parametrize(
    ("written", "states"),
    [
        ("2026-11-11", ["closed"]),
        ("2026-11-10", ["closed"]),
        ("not-wanted", ["closed"]),
        ("2026-11-23", ["overdue"]),
        ("2026-11-01", []),  # connected before we met: nothing was ever owed
    ],
)
def test_linkedin_connected_closes_it(journal: MakeJournal, written: str, states: list[str]) -> None:
    files = {"contacts/ana.md": f"name: Ana\nlinkedin_connected: {written}", **MEETING}
    assert world(journal, files).states("connect") == states


@pytest.mark.parametrize("status", ["requested", "no-show", "cancelled"])
def test_where_we_did_not_meet_none_is_owed(journal: MakeJournal, status: str) -> None:
    files = {**ANA, "meetings/m.md": f"date: 2026-11-10\nwith: ana\nstatus: {status}\n---\n{NOTES}"}
    assert not world(journal, files).states("connect")


def test_nobody_is_owed_it_before_the_day(journal: MakeJournal) -> None:
    files = {**ANA, "events/e.md": "name: E\ndate: 2026-11-23\nmet: ana"}
    assert not world(journal, files).states("connect")


def test_it_lapses(journal: MakeJournal) -> None:
    assert world(journal, {**ANA, **MEETING}, lapse_days=11).states("connect") == ["let-go"]

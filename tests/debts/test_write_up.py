"""`write-up` (contract §3)."""

import pytest
from conftest import MakeJournal
from owing import ANA, NOTES, world


def meeting(front: str = "", body: str = "", on: str = "2026-11-20") -> dict[str, str]:
    return {**ANA, "meetings/m.md": f"date: {on}\nwith: ana\n{front}\n---\n{body}"}


def test_a_meeting_without_notes_is_owed_them_on_its_day(journal: MakeJournal) -> None:
    debt = world(journal, meeting()).one("write-up")
    assert (debt.id, debt.due_text, debt.contact, debt.name) == ("write-up/m/-", "2026-11-20", None, None)
    assert "journal/meetings/m.md" in debt.close
    assert "## Notes" in debt.close


@pytest.mark.parametrize(("on", "states"), [("2026-11-22", ["today"]), ("2026-11-23", [])])
def test_it_begins_on_the_day_of_the_meeting(journal: MakeJournal, on: str, states: list[str]) -> None:
    assert world(journal, meeting(on=on)).states("write-up") == states


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-11-22", "You meet Ana Silva on 22 November; what you remember is best written down right after it"),
        ("2026-11-21", "You were to meet Ana Silva on 21 November, and nothing says yet whether it took place"),
    ],
)
def test_on_its_day_it_does_not_say_that_the_meeting_is_over(journal: MakeJournal, on: str, said: str) -> None:
    assert world(journal, meeting(on=on)).why("write-up") == said


@pytest.mark.parametrize(
    ("body", "states"),
    [
        (NOTES, ["closed"]),
        ("## Notes\n", ["overdue"]),
        ("## Notes\n\n<!-- what did you learn? -->\n", ["overdue"]),
        ("## Next\n\nMuch.\n", ["overdue"]),
        ("## notes\n\nx\n", ["closed"]),
    ],
)
def test_text_under_notes_closes_it(journal: MakeJournal, body: str, states: list[str]) -> None:
    assert world(journal, meeting(body=body)).states("write-up") == states


@pytest.mark.parametrize("status", ["cancelled", "no-show", "requested"])
def test_what_did_not_take_place_owes_none(journal: MakeJournal, status: str) -> None:
    assert not world(journal, meeting(f"status: {status}")).ids("write-up")


def test_a_meeting_that_they_asked_for_owes_it(journal: MakeJournal) -> None:
    assert world(journal, meeting("asked_by: them")).ids("write-up")


def test_it_falls_when_everybody_there_is_archived(journal: MakeJournal) -> None:
    files = {**meeting(), "contacts/ana.md": "name: Ana\narchived: yes"}
    assert not world(journal, files).states("write-up")


def test_one_who_is_not_archived_keeps_it(journal: MakeJournal) -> None:
    both = {"contacts/ana.md": "name: Ana\narchived: yes", "contacts/ben.md": "name: Ben"}
    files = {**both, "meetings/m.md": "date: 2026-11-20\nwith: [ana, ben]"}
    assert world(journal, files).ids("write-up") == ["write-up/m/-"]


def test_nobody_resolved_keeps_it_too(journal: MakeJournal) -> None:
    assert world(journal, {"meetings/m.md": "date: 2026-11-20\nwith: nobody"}).ids("write-up")


@pytest.mark.parametrize(("on", "states"), [("2026-11-22", []), ("2026-11-21", ["today"]), ("2026-11-20", ["overdue"])])
def test_an_event_owes_names_from_the_day_after(journal: MakeJournal, on: str, states: list[str]) -> None:
    found = world(journal, {"events/mixer.md": f"name: Mixer\ndate: {on}"})
    assert found.states("write-up") == states
    if states:
        assert found.one("write-up").id == "write-up/event:mixer/-"


@pytest.mark.parametrize(
    "files",
    [
        {"events/mixer.md": "name: Mixer\ndate: 2026-11-01\nmet: A stranger"},
        {"events/mixer.md": "name: Mixer\ndate: 2026-11-01", "contacts/ana.md": "name: Ana\nevent: mixer"},
    ],
)
def test_one_name_closes_it(journal: MakeJournal, files: dict[str, str]) -> None:
    assert world(journal, files).states("write-up") == ["closed"]


def test_it_can_be_waived(journal: MakeJournal) -> None:
    assert world(journal, meeting("waived: {write-up: nothing was said}")).states("write-up") == ["waived"]


def test_it_lapses(journal: MakeJournal) -> None:
    assert world(journal, meeting(), lapse_days=1).states("write-up") == ["let-go"]


TOLD = (
    "thanks: [email 2026-11-21]",
    "introductions: [Ben]",
    "outcomes: advice",
    "may_follow_up: no",
    "lasted: 30",
    "status: held",
)


@pytest.mark.parametrize("told", TOLD)
def test_what_is_written_of_a_meeting_says_that_it_took_place(journal: MakeJournal, told: str) -> None:
    found = world(journal, {**ANA, "meetings/m.md": f"date: 2026-11-20\nwith: ana\n{told}"})
    assert found.why("write-up") == "Your meeting with Ana Silva on 20 November has no notes yet"


def test_until_then_every_reminder_says_that_you_were_to_meet(journal: MakeJournal) -> None:
    people = {"contacts/ana.md": "name: Ana Silva\nintroduced_by: cleo", "contacts/cleo.md": "name: Cleo Marsh"}
    found = world(journal, {**people, "meetings/m.md": "date: 2026-11-20\nwith: ana"})
    kinds = ("thank-email", "thank-card", "connect", "report-back", "write-up")
    assert {
        kind: found.why(kind).startswith("You were to meet Ana Silva on 20 November") for kind in kinds
    } == dict.fromkeys(kinds, True)
    assert found.what("write-up") == "Say whether you met Ana Silva, and write it up"
    assert "`journal cancel m`" in found.one("write-up").close


def test_once_there_are_notes_they_say_that_you_met(journal: MakeJournal) -> None:
    found = world(journal, {**ANA, "meetings/m.md": f"date: 2026-11-20\nwith: ana\n---\n{NOTES}"})
    assert found.why("thank-email") == "You met Ana Silva on 20 November and have not thanked them yet"

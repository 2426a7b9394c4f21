"""`report-back` (contract §3)."""

import pytest
from conftest import MakeJournal
from owing import NOTES, TODAY, world

PEOPLE = {
    "contacts/ana.md": "name: Ana Silva\nhow_found: friend",
    "contacts/cleo.md": "name: Cleo Marsh",
    "contacts/ben.md": "name: Ben Okafor\nintroduced_by: [ana, cleo, nobody]",
}


def meeting(more: str = "", on: str = "2026-11-10", who: str = "ben", slug: str = "m") -> dict[str, str]:
    return {f"meetings/{slug}.md": f"date: {on}\nwith: {who}\n{more}\n---\n{NOTES}"}


def test_each_introducer_hears_within_a_week(journal: MakeJournal) -> None:
    found = world(journal, {**PEOPLE, **meeting()})
    assert found.ids("report-back") == ["report-back/m/ana", "report-back/m/cleo"]
    assert {debt.due_text for debt in found.found if debt.kind.name == "report-back"} == {"2026-11-17"}


def test_only_the_first_held_meeting_owes_it(journal: MakeJournal) -> None:
    earlier = meeting("status: no-show", "2026-11-01", slug="a")
    later = meeting(on="2026-11-15", slug="z")
    found = world(journal, {**PEOPLE, **earlier, **meeting(), **later})
    assert found.ids("report-back") == ["report-back/m/ana", "report-back/m/cleo"]


def test_who_sat_at_the_table_needs_no_report(journal: MakeJournal) -> None:
    assert world(journal, {**PEOPLE, **meeting(who="[ben, ana]")}).ids("report-back") == ["report-back/m/cleo"]


def test_a_name_given_in_a_meeting_makes_an_introducer(journal: MakeJournal) -> None:
    files = {
        **PEOPLE,
        "contacts/ben.md": "name: Ben Okafor",
        **meeting("introductions: [Ben Okafor]", "2026-11-01", "ana", "a"),
        **meeting(),
    }
    assert world(journal, files).ids("report-back") == ["report-back/m/ana"]


def test_but_not_of_somebody_whom_i_had_met_before(journal: MakeJournal) -> None:
    files = {
        **PEOPLE,
        "contacts/ben.md": "name: Ben Okafor",
        **meeting("introductions: [Ben Okafor]", "2026-11-12", "ana", "a"),
        **meeting(),
    }
    assert not world(journal, files).states("report-back")


@pytest.mark.parametrize(
    ("told", "open_"),
    [
        ("2026-11-12", []),
        ("[2026-11-12 to ana]", ["report-back/m/cleo"]),
        ("[{on: 2026-11-12, to: [ana, cleo]}]", []),
        ("2026-11-23", ["report-back/m/ana", "report-back/m/cleo"]),
    ],
)
def test_reported_back_closes_it(journal: MakeJournal, told: str, open_: list[str]) -> None:
    assert world(journal, {**PEOPLE, **meeting(f"reported_back: {told}")}).ids("report-back") == open_


def test_a_meeting_that_they_asked_for_owes_no_report(journal: MakeJournal) -> None:
    assert not world(journal, {**PEOPLE, **meeting("asked_by: them")}).states("report-back")


def test_an_archived_introducer_is_not_owed_one(journal: MakeJournal) -> None:
    files = {**PEOPLE, "contacts/ana.md": "name: Ana Silva\narchived: yes", **meeting()}
    assert world(journal, files).ids("report-back") == ["report-back/m/cleo"]


def test_the_days_are_an_option(journal: MakeJournal) -> None:
    found = world(journal, {**PEOPLE, **meeting()}, report_back_days=30)
    assert found.found[-1].due_text == "2026-12-10"
    assert found.states("report-back", TODAY) == ["upcoming", "upcoming"]


def test_it_can_be_waived_for_one_of_them(journal: MakeJournal) -> None:
    found = world(journal, {**PEOPLE, **meeting("waived: {report-back/ana: she was there in spirit}")})
    assert found.ids("report-back") == ["report-back/m/cleo"]


def test_a_name_given_on_the_day_we_met_owes_word_of_the_interview_also_before_it_is_written_up(
    journal: MakeJournal,
) -> None:
    files = {
        "contacts/ana.md": "name: Ana Silva",
        "contacts/ben.md": "name: Ben Okafor",
        "meetings/a.md": "date: 2026-11-10\nwith: ana\nintroductions: [ben]",
        "meetings/b.md": "date: 2026-11-10\nwith: ben",
        "meetings/z.md": "date: 2026-11-18\nwith: ben\nkind: interview",
    }
    assert "report-back/z/ana" in world(journal, files).ids("report-back")

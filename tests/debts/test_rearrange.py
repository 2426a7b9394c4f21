"""`rearrange` (contract §3)."""

from datetime import date

import pytest
from conftest import MakeJournal
from owing import ANA, NOTES, TODAY, world

BEN = {"contacts/ben.md": "name: Ben Okafor\nlinkedin_connected: not-wanted"}


def called_off(
    more: str = "status: cancelled", on: str = "2026-11-18", who: str = "ana", slug: str = "m"
) -> dict[str, str]:
    return {f"meetings/{slug}.md": f"date: {on}\nwith: {who}\n{more}"}


def test_a_meeting_that_was_called_off_owes_a_new_day(journal: MakeJournal) -> None:
    found = world(journal, {**ANA, **called_off("status: cancelled\ncancelled_on: 2026-11-16")})
    debt = found.one("rearrange")
    assert (debt.id, debt.due_text, debt.state(TODAY)) == ("rearrange/m/ana", "2026-11-18", "overdue")
    assert found.what("rearrange") == "Find a new day with Ana Silva"
    assert found.why("rearrange") == "Your meeting of 18 November with Ana Silva was called off"


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("status: cancelled\ncancelled_by: me", "You called off your meeting of 18 November with Ana Silva"),
        ("status: cancelled\ncancelled_by: them", "Ana Silva called off your meeting of 18 November"),
        ("status: no-show", "Your meeting of 18 November with Ana Silva did not take place"),
    ],
)
def test_it_says_who_called_it_off(journal: MakeJournal, more: str, why: str) -> None:
    assert world(journal, {**ANA, **called_off(more)}).why("rearrange") == why


def test_without_the_day_it_begins_with_the_meeting_s_own(journal: MakeJournal) -> None:
    assert not world(journal, {**ANA, **called_off()}, date(2026, 11, 17)).states("rearrange")
    assert world(journal, {**ANA, **called_off()}, date(2026, 11, 18)).one("rearrange").due_text == "2026-11-20"


def test_one_called_off_ahead_begins_at_once(journal: MakeJournal) -> None:
    files = {**ANA, **called_off("status: cancelled\ncancelled_on: 2026-11-21", on="2026-12-03")}
    assert world(journal, files).one("rearrange").due_text == "2026-11-23"


def test_its_days_are_an_option(journal: MakeJournal) -> None:
    assert world(journal, {**ANA, **called_off()}, rearrange_days=0).one("rearrange").due_text == "2026-11-18"


@pytest.mark.parametrize(
    ("more", "owed"),
    [
        ("status: cancelled\nasked_by: them", False),
        ("status: cancelled\nkind: interview", True),
        ("status: no-show\nkind: interview", True),
        ("status: cancelled\nkind: catch-up", True),
        ("status: requested", False),
        ("status: held", False),
    ],
)
def test_who_asked_for_the_meeting_asks_for_another_day_and_of_an_interview_always(
    journal: MakeJournal, more: str, owed: bool
) -> None:
    assert bool(world(journal, {**ANA, **called_off(more)}).ids("rearrange")) is owed


@pytest.mark.parametrize(
    "closing",
    [
        {"meetings/n.md": "date: 2026-12-01\nwith: ana"},
        {"meetings/n.md": f"date: 2026-11-20\nwith: ana\n---\n{NOTES}"},
        {"meetings/n.md": "date: 2026-11-19\nwith: ana\nstatus: requested"},
        {"contacts/ana.md": "name: Ana\noutreach: [2026-11-18 email]"},
        {"contacts/ana.md": "name: Ana\noutreach: [{on: 2026-11-10, by: email, replied: 2026-11-19, declined: yes}]"},
        called_off("status: cancelled\noutcomes: no-match"),
    ],
)
def test_another_day_a_word_a_no_or_the_end_of_it_closes_it(journal: MakeJournal, closing: dict[str, str]) -> None:
    assert world(journal, {**ANA, **called_off(), **closing}).states("rearrange") == ["closed"]


@pytest.mark.parametrize(
    "other",
    [
        {"meetings/l.md": f"date: 2026-11-17\nwith: ana\n---\n{NOTES}"},
        {"contacts/ana.md": "name: Ana\noutreach: [2026-11-17 email]"},
        {"contacts/ana.md": "name: Ana\noutreach: [{on: 2026-11-10, by: email, replied: 2026-11-12, declined: yes}]"},
    ],
)
def test_what_was_before_it_does_not(journal: MakeJournal, other: dict[str, str]) -> None:
    assert world(journal, {**ANA, **called_off(), **other}).ids("rearrange") == ["rearrange/m/ana"]


def test_of_two_that_were_called_off_the_later_owes_it(journal: MakeJournal) -> None:
    files = {**ANA, **called_off(on="2026-11-10", slug="l"), **called_off()}
    assert world(journal, files).ids("rearrange") == ["rearrange/m/ana"]
    before = world(journal, files, date(2026, 11, 12))
    assert before.ids("rearrange") == ["rearrange/l/ana"]


def test_the_first_who_was_there_is_asked(journal: MakeJournal) -> None:
    files = {**ANA, **BEN, **called_off("status: cancelled\ncancelled_by: them", who="[ben, ana]")}
    assert world(journal, files).ids("rearrange") == ["rearrange/m/ben"]


def test_somebody_misspelt_is_owed_nothing_until_that_is_mended(journal: MakeJournal) -> None:
    assert not world(journal, {**ANA, **called_off(who="[bne, ana]")}).states("rearrange")


def test_it_rests_with_the_person_and_lapses(journal: MakeJournal) -> None:
    files = {"contacts/ana.md": "name: Ana\nsnooze_until: 2027-01-10", **called_off()}
    assert world(journal, files).one("rearrange").due_text == "2027-01-10"
    assert world(journal, {**ANA, **called_off()}, date(2027, 2, 1)).states("rearrange", date(2027, 2, 1)) == ["let-go"]


def test_the_promises_of_a_meeting_nobody_came_to_stand_and_those_of_one_called_off_do_not(
    journal: MakeJournal,
) -> None:
    promise = "follow_ups: [send the slides]"
    assert world(journal, {**ANA, **called_off(f"status: no-show\n{promise}")}).ids("promise")
    assert not world(journal, {**ANA, **called_off(f"status: cancelled\n{promise}")}).states("promise")


def test_of_two_each_after_the_other_the_last_called_off_owes_the_new_day(journal: MakeJournal) -> None:
    first = called_off("status: cancelled\ncancelled_on: 2026-11-01", "2026-11-18", slug="a")
    sooner = called_off("status: cancelled\ncancelled_on: 2026-11-04", "2026-11-05", slug="b")
    assert world(journal, {**ANA, **first, **sooner}).ids("rearrange") == ["rearrange/b/ana"]

"""`prepare` and `confirm` (contract §3)."""

from datetime import date

import pytest
from conftest import MakeJournal
from owing import ANA, TODAY, world

READY = "## Research\n\nHer studio.\n\n## Questions\n\n- One?\n- Two?\n- Three?\n"
BEN = {"contacts/ben.md": "name: Ben Okafor"}


def ahead(more: str = "", body: str = "", on: str = "2026-11-24", who: str = "ana") -> dict[str, str]:
    return {**ANA, "meetings/m.md": f"date: {on}\nwith: {who}\n{more}\n---\n{body}"}


def test_a_meeting_is_prepared_the_day_before(journal: MakeJournal) -> None:
    debt = world(journal, ahead()).one("prepare")
    assert (debt.id, debt.due_text, debt.contact) == ("prepare/m/-", "2026-11-23", None)
    assert debt.close == "write it under ## Research and ## Questions in journal/meetings/m.md"


@pytest.mark.parametrize(
    ("body", "states"),
    [
        (READY, ["closed"]),
        (READY.replace("- Three?\n", ""), ["upcoming"]),
        (READY.replace("Her studio.", "<!-- what do they do? -->"), ["upcoming"]),
        (READY.replace("- One?\n- Two?\n- Three?", "### One?\n\n### Two?\n\n### Three?"), ["closed"]),
    ],
)
def test_research_and_three_questions_close_it(journal: MakeJournal, body: str, states: list[str]) -> None:
    assert world(journal, ahead(body=body)).states("prepare") == states


@pytest.mark.parametrize("kind", ["prepare", "confirm"])
@pytest.mark.parametrize(
    ("on", "owed"),
    [("2026-11-30", False), ("2026-11-29", True), ("2026-11-23", True), ("2026-11-22", True), ("2026-11-21", False)],
)
def test_they_exist_for_seven_days_and_on_the_day(journal: MakeJournal, kind: str, on: str, owed: bool) -> None:
    assert bool(world(journal, ahead(on=on)).ids(kind)) is owed


@pytest.mark.parametrize("kind", ["prepare", "confirm"])
@pytest.mark.parametrize(
    "more", ["status: requested", "status: cancelled", "status: no-show", "asked_by: them", "archived"]
)
def test_they_exist_only_for_what_i_asked_for_and_is_agreed(journal: MakeJournal, kind: str, more: str) -> None:
    files = ahead(more if more != "archived" else "")
    if more == "archived":
        files["contacts/ana.md"] = "name: Ana\narchived: yes"
    assert not world(journal, files).states(kind)


@pytest.mark.parametrize("kind", ["prepare", "confirm"])
def test_they_are_gone_once_it_is_held(journal: MakeJournal, kind: str) -> None:
    assert not world(journal, ahead(body="## Notes\n\nWe met.\n", on="2026-11-22")).states(kind)


@pytest.mark.parametrize("kind", ["prepare", "confirm"])
@pytest.mark.parametrize("status", ["held", "scheduled"])
def test_a_status_written_too_early_changes_nothing(journal: MakeJournal, kind: str, status: str) -> None:
    assert world(journal, ahead(f"status: {status}")).ids(kind)


@pytest.mark.parametrize(("kind", "owed"), [("interview", True), ("catch-up", False), ("other", False)])
def test_the_kinds_to_prepare_for_are_an_option(journal: MakeJournal, kind: str, owed: bool) -> None:
    assert bool(world(journal, ahead(f"kind: {kind}")).ids("prepare")) is owed


def test_min_questions_and_prepare_for_are_options(journal: MakeJournal) -> None:
    found = world(journal, ahead("kind: other", READY), prepare_for=["other"], min_questions=4)
    assert found.states("prepare") == ["upcoming"]


# confirm


def test_each_is_sent_a_word_the_day_before(journal: MakeJournal) -> None:
    found = world(journal, {**BEN, **ahead(who="[ana, ben]")})
    assert found.ids("confirm") == ["confirm/m/ana", "confirm/m/ben"]
    assert {debt.due_text for debt in found.found if debt.kind.name == "confirm"} == {"2026-11-23"}


@pytest.mark.parametrize(("on", "closed"), [("2026-11-22", True), ("2026-11-01", True), ("2026-11-23", False)])
def test_confirmed_closes_it_for_everybody(journal: MakeJournal, on: str, closed: bool) -> None:
    found = world(journal, {**BEN, **ahead(f"confirmed: {on}", who="[ana, ben]")})
    assert found.states("confirm") == ["closed" if closed else "upcoming"] * 2


@pytest.mark.parametrize(
    ("fields", "owed"),
    [
        ("heard: [2026-11-22 email]", False),
        ("heard: [2026-11-21 email]", True),
        ("heard: [2026-11-23 email]", True),  # still to come
        ("outreach: [2026-11-01 email replied 2026-11-22]", False),
        ("outreach: [2026-11-22 email]", True),
    ],
)
def test_who_replied_within_the_two_days_before_needs_none(journal: MakeJournal, fields: str, owed: bool) -> None:
    files = {**ahead(), "contacts/ana.md": f"name: Ana\n{fields}"}
    assert bool(world(journal, files).ids("confirm")) is owed


def test_the_day_before_counts_and_the_day_itself_does_not(journal: MakeJournal) -> None:
    files = {**ahead(), "contacts/ana.md": "name: Ana\nheard: [2026-11-24 email]"}
    assert world(journal, files, date(2026, 11, 24)).states("confirm", date(2026, 11, 24)) == ["overdue"]


def test_a_catch_up_is_confirmed_too(journal: MakeJournal) -> None:
    assert world(journal, ahead("kind: catch-up")).one("confirm").state(TODAY) == "upcoming"


@pytest.mark.parametrize(("who", "said"), [("ana", "Ana Silva"), ("nobody", "somebody")])
def test_whom_a_meeting_is_with_is_said(journal: MakeJournal, who: str, said: str) -> None:
    files = {"contacts/ana.md": "name: Ana Silva", "meetings/m.md": f"date: 2026-11-25\nwith: {who}"}
    assert world(journal, files).what("prepare") == f"Prepare your meeting with {said}"

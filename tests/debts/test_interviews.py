"""What a formal interview owes, whoever asked for it (contract §3)."""

from datetime import date

import pytest
from conftest import MakeJournal
from owing import ANA, NOTES, world

AHEAD = date(2026, 11, 22)
PEOPLE = {
    **ANA,
    "contacts/cleo.md": "name: Cleo Marsh\nhow_found: friend",
    "contacts/ben.md": "name: Ben Okafor\nintroduced_by: cleo",
}


def interview(more: str = "", on: str = "2026-11-20", who: str = "ben", slug: str = "m") -> dict[str, str]:
    return {f"meetings/{slug}.md": f"date: {on}\nwith: {who}\nkind: interview\n{more}\n---\n{NOTES}"}


@pytest.mark.parametrize("asked", ["", "asked_by: them", "asked_by: me"])
def test_it_is_prepared_confirmed_and_thanked_for(journal: MakeJournal, asked: str) -> None:
    ahead = world(journal, {**PEOPLE, "meetings/m.md": f"date: 2026-11-24\nwith: ben\nkind: interview\n{asked}"})
    assert ahead.ids("prepare") == ["prepare/m/-"]
    assert ahead.ids("confirm") == ["confirm/m/ben"]
    assert world(journal, {**PEOPLE, **interview(asked)}).ids("thank-email") == ["thank-email/m/ben"]


@pytest.mark.parametrize("asked", ["", "asked_by: me"])
def test_it_owes_no_card_and_no_connection(journal: MakeJournal, asked: str) -> None:
    found = world(journal, {**PEOPLE, **interview(asked)}, card_for=["interview", "informational-interview"])
    assert not found.states("thank-card")
    assert not found.states("connect")


def test_the_first_meeting_that_is_no_interview_owes_the_connection(journal: MakeJournal) -> None:
    coffee = {"meetings/n.md": f"date: 2026-11-21\nwith: ben\nkind: catch-up\n---\n{NOTES}"}
    assert world(journal, {**PEOPLE, **interview(), **coffee}).ids("connect") == ["connect/n/ben"]


def test_whoever_introduced_me_hears_of_every_round(journal: MakeJournal) -> None:
    files = {**PEOPLE, **interview(on="2026-11-02", slug="first"), **interview(on="2026-11-18", slug="second")}
    assert world(journal, files).ids("report-back") == ["report-back/first/cleo", "report-back/second/cleo"]


def test_a_word_after_the_second_round_is_one_of_the_first_too(journal: MakeJournal) -> None:
    second = interview("reported_back: 2026-11-19", "2026-11-18", slug="second")
    assert not world(journal, {**PEOPLE, **interview(on="2026-11-02", slug="first"), **second}).ids("report-back")
    first = interview("reported_back: 2026-11-03", "2026-11-02", slug="first")
    found = world(journal, {**PEOPLE, **first, **interview(on="2026-11-18", slug="second")})
    assert found.ids("report-back") == ["report-back/second/cleo"]


def test_nobody_hears_of_an_interview_with_somebody_i_knew_before_they_introduced_us(journal: MakeJournal) -> None:
    ben = "name: Ben Okafor\nintroduced_by: cleo\nintroduced_on: 2026-10-20\nmet_on: 2025-03"
    assert not world(journal, {**PEOPLE, "contacts/ben.md": ben, **interview()}).states("report-back")
    ben = "name: Ben Okafor\nintroduced_by: cleo\nintroduced_on: 2026-10-20\nmet_on: 2026-10-25"
    assert world(journal, {**PEOPLE, "contacts/ben.md": ben, **interview()}).ids("report-back")


def test_help_that_came_with_it_is_thanked_for_with_the_rest(journal: MakeJournal) -> None:
    help_ = "help: [{on: 2026-11-20, direction: received, what: a tour}]"
    assert not world(journal, {**PEOPLE, **interview(help_)}).states("thank-help")

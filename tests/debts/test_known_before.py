"""Somebody whom I knew before we met for this (contract §2: known since)."""

import pytest
from conftest import MakeJournal
from owing import NOTES, world

MET = {"meetings/m.md": f"date: 2026-11-18\nwith: ben\n---\n{NOTES}"}
CLEO = {"contacts/cleo.md": "name: Cleo Marsh\nhow_found: friend"}


def ben(more: str) -> dict[str, str]:
    return {**CLEO, "contacts/ben.md": f"name: Ben Okafor\n{more}"}


@pytest.mark.parametrize("known", ["2025-04-03", "2025-04", "2025", "2026-10", "2026-11-17"])
def test_a_meeting_with_them_is_no_first_acquaintance(journal: MakeJournal, known: str) -> None:
    found = world(journal, {**ben(f"met_on: {known}\nintroduced_by: cleo"), **MET})
    assert not found.states("connect")
    assert not found.states("report-back")
    assert found.ids("thank-email")


@pytest.mark.parametrize("known", ["2026-11-18", "2026-11", "2026", "2026-11-20"])
def test_a_month_or_year_is_before_a_day_only_if_all_of_it_is(journal: MakeJournal, known: str) -> None:
    found = world(journal, {**ben(f"met_on: {known}\nintroduced_by: cleo"), **MET})
    assert found.ids("connect")
    assert found.ids("report-back")


def test_a_name_given_of_somebody_known_asks_for_no_approach(journal: MakeJournal) -> None:
    named = {"meetings/m.md": f"date: 2026-11-18\nwith: cleo\nintroductions: [Ben Okafor]\n---\n{NOTES}"}
    assert world(journal, {**ben("met_on: 2025"), **named}).states("approach") == ["closed"]
    assert world(journal, {**ben("met_on: 2026-11"), **named}).ids("approach")


@pytest.mark.parametrize(("known", "told"), [("2026-10", True), ("2026-11", False), ("2025", True), ("2026", False)])
def test_news_goes_to_those_whom_i_knew_before_it(journal: MakeJournal, known: str, told: bool) -> None:
    news = {"updates/u.md": "date: 2026-11-10\nsubject: A place\n---\nI have one."}
    assert bool(world(journal, {**ben(f"met_on: {known}\nmay_follow_up: yes"), **news}).ids("news")) is told


def test_at_an_event_too(journal: MakeJournal) -> None:
    event = {"events/mixer.md": "name: Mixer\ndate: 2026-11-18\nmet: [ben]"}
    assert not world(journal, {**ben("met_on: 2025-04"), **event}).states("connect")

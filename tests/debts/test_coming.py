"""What begins and ends by the calendar alone, within a fortnight."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from conftest import MakeJournal
from owing import ANA, NOTES, TODAY
from owner_pages import write

from generator.debts import open_debts
from generator.debts.upcoming import upcoming
from generator.facts.fortnight import upcoming_days
from generator.model.day import Day
from generator.model.loader import load
from generator.model.settings import Settings
from generator.rules.options import settings_from

SAMPLE = Path(__file__).parents[2] / "journal"


def days(
    journal: MakeJournal, files: Mapping[str, str], kind: str, today: date = TODAY, **options: object
) -> list[tuple[str | None, str | None]]:
    """Return when the debts of a kind begin and end, as text."""
    settings, problems = settings_from(options)
    assert not problems
    found = upcoming(Day(journal(write(files)).load(), today, settings))
    return [
        (str(one.begins) if one.begins else None, str(one.ends) if one.ends else None)
        for one in found
        if one.debt.kind.name == kind
    ]


def talk(when: str, more: str = "") -> dict[str, str]:
    return {**ANA, "meetings/m.md": f"date: {when}\nwith: ana{more}"}


def test_a_talk_ahead_asks_for_thanks_from_the_day_after(journal: MakeJournal) -> None:
    assert days(journal, talk("2026-11-25 10:00"), "thank-email") == [("2026-11-26", None)]


@pytest.mark.parametrize("kind", ["prepare", "confirm"])
def test_preparing_ends_at_the_hour_of_the_talk(journal: MakeJournal, kind: str) -> None:
    assert days(journal, talk("2026-11-25 10:00"), kind) == [(None, "2026-11-25 10:00:00")]


def test_the_hour_is_the_owners(journal: MakeJournal) -> None:
    files = {
        **talk("2026-11-25 21:00", "\ntime_zone: Europe/Helsinki"),
        "profile.md": "name: Me\ntime_zone: America/New_York",
    }
    assert days(journal, files, "confirm") == [(None, "2026-11-25 14:00:00")]


def test_without_an_hour_it_ends_the_day_after(journal: MakeJournal) -> None:
    assert days(journal, talk("2026-11-25"), "confirm") == [(None, "2026-11-26")]


def test_preparing_begins_a_week_before(journal: MakeJournal) -> None:
    assert days(journal, talk("2026-12-04 10:00"), "prepare") == [("2026-11-27", "2026-12-04 10:00:00")]


def test_what_lies_beyond_a_fortnight_is_not_foretold(journal: MakeJournal) -> None:
    assert days(journal, talk("2026-12-06"), "thank-email") == []


def test_a_small_debt_is_let_go_for_its_age(journal: MakeJournal) -> None:
    held = {**ANA, "meetings/m.md": f"date: 2026-11-10\nwith: ana\nthanks: [email 2026-11-10]\n---\n{NOTES}"}
    assert days(journal, held, "thank-card", lapse_days=10) == [(None, "2026-11-24")]


def test_keeping_in_touch_moves_by_a_talk(journal: MakeJournal) -> None:
    files = talk("2026-11-25") | {"contacts/ana.md": "name: Ana\nmet_on: 2026-01-01\nkeep_in_touch: 1 month"}
    assert days(journal, files, "keep-in-touch") == [(None, "2026-11-26"), ("2026-11-26", None)]


def test_news_written_ahead_begins_on_its_day(journal: MakeJournal) -> None:
    known = {"contacts/ana.md": "name: Ana\nhow_found: friend\nmay_follow_up: yes"}
    news = {"updates/u.md": "date: 2026-11-28\nsubject: A bench"}
    assert days(journal, known | news, "news") == [("2026-11-28", None)]


def test_the_turn_of_the_year_changes_words_but_no_debt(journal: MakeJournal) -> None:
    held = {**ANA, "meetings/m.md": f"date: 2026-12-20\nwith: ana\n---\n{NOTES}"}
    near = {"meetings/n.md": f"date: 2026-12-24\nwith: ana\nasked_by: them\n---\n{NOTES}"}
    assert days(journal, held | near, "thank-card", date(2026, 12, 24)) == []


@pytest.mark.parametrize("today", [date(2026, 5, 3), date(2026, 9, 20), date(2026, 11, 19)])
def test_the_samples_days_owe_what_was_foretold(today: date) -> None:
    journal, settings = load(SAMPLE), Settings()
    foretold = upcoming(Day(journal, today, settings))
    ends = {one.debt.id: str(one.ends) for one in foretold if one.begins is None}
    rows = [(debt.id, "", ends.get(debt.id, "~")) for debt in open_debts(Day(journal, today, settings))]
    rows += [(one.debt.id, str(one.begins), str(one.ends or "~")) for one in foretold if one.begins]
    for day in upcoming_days(today):
        told = {name for name, begins, until in rows if begins <= str(day) < until}
        assert told == {debt.id for debt in open_debts(Day(journal, day, settings))}

"""Days as people say them behind `--since`."""

from datetime import date

import pytest
from conftest import MakeJournal

from generator.cli.days import day_ahead, day_said, moment_said

TODAY = date(2026, 11, 22)  # a Sunday


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-11-01", "2026-11-01"),
        ("today", "2026-11-22"),
        ("Yesterday", "2026-11-21"),
        ("last sunday", "2026-11-15"),
        ("sunday", "2026-11-15"),
        ("last  Monday", "2026-11-16"),
        ("saturday", "2026-11-21"),
        ("last fri", "2026-11-20"),
        ("3 days ago", "2026-11-19"),
        ("2 weeks ago", "2026-11-08"),
        ("last week", "2026-11-15"),
        ("last month", "2026-10-22"),
        ("9 months ago", "2026-02-22"),
        ("last year", "2025-11-22"),
        ("the day before yesterday", "2026-11-20"),
        ("a week ago", "2026-11-15"),
        ("two weeks ago", "2026-11-08"),
        ("thurs", "2026-11-19"),
        ("9999 years ago", "0001-01-01"),
    ],
)
def test_a_day(said: str, day: str) -> None:
    assert day_said(said, TODAY) == date.fromisoformat(day)


def test_the_end_of_a_longer_month_is_clamped() -> None:
    assert day_said("1 month ago", date(2026, 3, 31)) == date(2026, 2, 28)


@pytest.mark.parametrize("said", ["", "main", "HEAD~3", "2026-02-30", "last", "someday", "ago", "x ago", "0 days ago"])
def test_no_day(said: str) -> None:
    assert day_said(said, TODAY) is None


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("tomorrow", "2026-11-23"), ("Sunday", "2026-11-29"), ("monday", "2026-11-23"), ("next friday", "2026-11-27"),
        ("in 3 weeks", "2026-12-13"), ("in 1 month", "2026-12-22"), ("in 10 days", "2026-12-02"),
        ("next week", "2026-11-29"), ("the day after tomorrow", "2026-11-24"), ("in a month", "2026-12-22"),
        ("in three weeks", "2026-12-13"), ("on tue", "2026-11-24"), ("this friday", "2026-11-27"),
        ("thurs", "2026-11-26"), ("tu", None),
        ("2026-12-01", "2026-12-01"), ("today", "2026-11-22"), ("yesterday", None), ("in love", None), ("", None),
    ],
)  # fmt: skip
def test_a_day_ahead_is_said_as_to_a_friend(said: str, meant: str | None) -> None:
    found = day_ahead(said, date(2026, 11, 22))
    assert (str(found) if found else None) == meant


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("tuesday 10:00", "2026-11-24 10:00"), ("tomorrow at 9:30", "2026-11-23 09:30"), ("sunday", "2026-11-29"),
        ("last friday 8:00", "2026-11-20 08:00"), ("2026-11-24 10:00", "2026-11-24 10:00"), ("soon", "soon"),
    ],
)  # fmt: skip
def test_an_hour_may_stand_behind_a_day(said: str, written: str) -> None:
    assert moment_said(said, date(2026, 11, 22)) == written


def test_commands_of_what_lies_ahead_take_such_days(journal: MakeJournal) -> None:
    small = journal({
        "contacts/ana.md": "---\nname: Ana\nkeep_in_touch: 3 months\n---\n",
        "meetings/2026-11-25-ana.md": "---\ndate: 2026-11-25 09:00\nwith: ana\n---\n",
    })  # fmt: skip
    assert "not before 2026-12-13" in small.run("later", "ana", "in 3 weeks").stdout
    assert small.run("move", "ana", "friday 15:30").exit_code == 0
    assert "date: 2026-11-27 15:30" in (small.root / "journal/meetings/2026-11-27-ana.md").read_text()
    assert small.run("new", "meeting", "ana", "--on", "tomorrow 11:00").stdout == "journal/meetings/2026-11-23-ana.md\n"
    refused = small.run("later", "ana", "some day")
    assert refused.exit_code == 2
    assert "tomorrow, sunday or in 3 weeks" in refused.stderr

"""Days as people say them behind `--since`."""

from datetime import date

import pytest

from generator.cli.days import day_said

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
        ("3 days ago", "2026-11-19"),
        ("2 weeks ago", "2026-11-08"),
        ("last week", "2026-11-15"),
        ("last month", "2026-10-22"),
        ("9 months ago", "2026-02-22"),
        ("last year", "2025-11-22"),
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

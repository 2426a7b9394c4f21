"""Hours of a meeting on every clock that matters."""

import pytest
from conftest import MakeJournal

from generator.facts.clocks import clocks

HOME = "---\nname: Mira\ntime_zone: Europe/Berlin\n---\n"


def said(journal: MakeJournal, meeting: str, ada: str = "", profile: str = HOME) -> list[str]:
    loaded = journal(
        {
            "profile.md": profile,
            "contacts/ada.md": f"---\nname: Ada\n{ada}---\n",
            "meetings/m.md": f"---\nwith: ada\n{meeting}---\n",
        }
    ).load()
    found = clocks(loaded, next(iter(loaded.meetings)))
    return [f"{c.begins:%d. %H:%M}–{c.ends:%H:%M} {c.place}".strip() for c in found]


@pytest.mark.parametrize(
    ("meeting", "ada", "hours"),
    [
        ("date: 2026-11-24\n", "", []),
        ("date: 2026-11-24 15:00\n", "", ["24. 15:00–15:30"]),
        ("date: 2026-11-24 15:00\n", "time_zone: Europe/Paris\n", ["24. 15:00–15:30"]),
        (
            "date: 2026-11-24 15:00\nduration: 1 h\n", "time_zone: Asia/Kolkata\n",
            ["24. 15:00–16:00 Berlin", "24. 19:30–20:30 Kolkata"],
        ),
        ("date: 2026-11-24 09:00\ntime_zone: Asia/Tokyo\n", "", ["24. 01:00–01:30 Berlin", "24. 09:00–09:30 Tokyo"]),
        ("date: 2026-11-24 20:00\n", "time_zone: Asia/Taipei\n", ["24. 20:00–20:30 Berlin", "25. 03:00–03:30 Taipei"]),
        ("date: 2026-11-24 15:00-05:00\n", "", ["24. 21:00–21:30 Berlin", "24. 15:00–15:30 UTC-05:00"]),
        # In these weeks of March the clocks are set forward there and not yet here.
        (
            "date: 2026-03-20 15:00\n", "time_zone: America/New_York\n",
            ["20. 15:00–15:30 Berlin", "20. 10:00–10:30 New York"],
        ),
        ("date: 9999-12-31 23:50\n", "time_zone: Pacific/Kiritimati\n", ["31. 23:50–23:50"]),
    ],
)  # fmt: skip
def test_clocks_that_differ_are_named(meeting: str, ada: str, hours: list[str], journal: MakeJournal) -> None:
    assert said(journal, meeting, ada) == hours


def test_without_any_zone_the_hour_is_as_written(journal: MakeJournal) -> None:
    assert said(journal, "date: 2026-11-24 15:00\n", profile="---\nname: Mira\n---\n") == ["24. 15:00–15:30"]

"""Where the machine is, by its name where it has one."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from generator.facts.clocks import zone_label
from generator.model.clock import machine_zone


@pytest.mark.parametrize("noted", ["Europe/Berlin", ":Europe/Berlin"])
def test_the_machine_says_where_it_is(monkeypatch: pytest.MonkeyPatch, noted: str) -> None:
    monkeypatch.setenv("TZ", noted)
    assert machine_zone() == ZoneInfo("Europe/Berlin")
    assert zone_label(machine_zone()) == "Berlin"


def test_a_machine_with_rules_and_no_name_has_its_clock_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3")
    summer, winter = (datetime(2026, month, 1, 12, tzinfo=UTC).astimezone(machine_zone()) for month in (7, 12))
    assert (summer.hour, winter.hour) == (14, 13)
    assert zone_label(machine_zone()) == "your zone"

"""Where the machine is, by its name where it has one."""

import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from generator.facts.clocks import zone_label
from generator.model.clock import machine_zone, today


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


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Yield what sets the machine's zone; afterwards the clock is as it was."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


ODD = [
    "../../etc/passwd", "/etc/passwd", ":/etc/passwd", "/no/such", "../..", "/", ".", "Europe", "tzdata.zi", ":", " ",
    "a b", "\udcff", "z\u00fcrich", "x" * 5000, "UTC-99", "UTC99", "A3B4,M99.9.9", "A3B4,J999,J1", "A999999999",
    "9" * 400,
]  # fmt: skip


@pytest.mark.parametrize("noted", ODD)
def test_whatever_is_noted_there_is_a_clock_and_a_day(machine: pytest.MonkeyPatch, noted: str) -> None:
    machine.setenv("TZ", noted)
    time.tzset()
    now = datetime.now(machine_zone())
    assert abs(now - datetime.now(UTC)) < timedelta(minutes=5)
    assert today(None, None) == now.date() or now.hour in (23, 0)
    assert zone_label(machine_zone())


def test_utc_with_hours_is_read_as_the_system_reads_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "UTC+3")
    assert datetime(2026, 7, 1, 12, tzinfo=UTC).astimezone(machine_zone()).hour == 9


@pytest.mark.parametrize("epoch", ["1_795_348_800", "\u0661\u0662", "-1", "+1", " 1", "1.5", "soon", "9" * 5000])
def test_seconds_are_plain_digits(monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ValueError, match="SOURCE_DATE_EPOCH is not a number of seconds"):
        today(date(2026, 1, 1), None)

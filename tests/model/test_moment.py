"""Days, hours, spans of the calendar and lengths of talks (contract §1)."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.moment import Length, Moment, Period

DATES = st.dates()
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(DATES)
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert Moment.parse(day.isoformat()) == Moment(day)
    assert str(Moment(day)) == day.isoformat()


@given(DATES, st.times(), OFFSETS)
def test_a_time_with_an_offset_is_read_as_it_is_written(day: date, clock: time, offset: timezone) -> None:
    clock = clock.replace(microsecond=0)
    for text in (f"{day.isoformat()}T{clock.isoformat()}", f"{day.isoformat()} {clock.isoformat()}"):
        assert Moment.parse(text) == Moment(day, clock)
        written = datetime.combine(day, clock, tzinfo=offset).isoformat()
        assert Moment.parse(written) == Moment(day, clock, offset)


@given(st.text())
def test_any_text_is_a_moment_or_a_reason(text: str) -> None:
    reason = ""
    try:
        Moment.parse(text)
    except ValueError as error:
        reason = str(error)
    assert "\n" not in reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-02-30", "February 2026 has 28 days"),
        ("2024-02-30", "February 2024 has 29 days"),
        ("2026-04-31", "April 2026 has 30 days"),
        ("2026-12-00", "December 2026 has 31 days"),
        ("2026-13-01", "there is no month 13"),
        ("2026-00-01", "there is no month 00"),
        ("0000-01-01", "years begin at 0001"),
        ("2026-01-01 25:00", "a clock runs from 00:00 to 23:59"),
        ("2026-01-01 10:00+24:00", "a clock runs from 00:00 to 23:59"),
        ("1.1.2026", "a date is written YYYY-MM-DD"),
        ("", "a date is written YYYY-MM-DD"),
    ],
)
def test_the_reason_is_in_words(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{reason.replace('.', '[.]')}$"):
        Moment.parse(text)


BERLIN = ZoneInfo("Europe/Berlin")
ZONES = [BERLIN, *map(ZoneInfo, ("Asia/Kolkata", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC"))]


@pytest.mark.parametrize(
    ("text", "zone", "mine"),
    [
        ("2026-12-01", "Asia/Tokyo", "2026-12-01"),
        ("2026-12-01 12:00", "", "2026-12-01T12:00"),
        ("2026-12-01 07:30", "Asia/Tokyo", "2026-11-30T23:30"),
        ("2026-12-01 20:00-05:00", "Asia/Tokyo", "2026-12-02T02:00"),
        ("2026-12-01 23:30Z", "", "2026-12-02T00:30"),
        ("2026-03-29 02:30", "", "2026-03-29T03:30"),
        ("2026-03-08 02:30", "America/New_York", "2026-03-08T08:30"),
        ("2026-11-01 01:30", "America/New_York", "2026-11-01T06:30"),
        ("2026-10-25 00:30Z", "", "2026-10-25T02:30"),
        ("0001-01-01 00:00+14:00", "", "0001-01-01T00:00"),
        ("9999-12-31 23:59-14:00", "", "9999-12-31T23:59"),
    ],
)
def test_a_moment_is_by_the_owners_clock(text: str, zone: str, mine: str) -> None:
    placed = Moment.parse(text).on_clock(BERLIN, ZoneInfo(zone) if zone else None)
    assert str(placed) == mine


@pytest.mark.parametrize(
    "text", ["2026-12-01", "2026-12-01T07:30", "2026-12-01T07:30:15-05:00", "2026-12-01T07:30Z", "2026-03-29T02:30"]
)
def test_what_is_written_stays_with_it(text: str) -> None:
    for written in (Moment.parse(text), Moment.parse(text).on_clock(BERLIN)):
        assert written.as_written == text
        assert str(written.written_day) == text[:10]


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)), st.sampled_from(ZONES), st.sampled_from(ZONES))  # noqa: DTZ001 - in any zone
def test_on_another_clock_it_is_the_same_instant(there: datetime, zone: ZoneInfo, home: ZoneInfo) -> None:
    there = there.replace(microsecond=0, fold=0)
    moment = Moment(there.date(), there.time()).on_clock(home, zone)
    instant = there.replace(tzinfo=zone).astimezone(UTC)
    assert moment.begins is not None
    assert moment.begins.astimezone(UTC) == instant
    mine = instant.astimezone(home)
    assert (moment.day, moment.clock) == (mine.date(), mine.time())
    assert moment.on_clock(home, zone) == moment


@pytest.mark.parametrize(
    ("span", "day", "after"),
    [
        ("1 month", "2026-01-31", "2026-02-28"), ("1 month", "2024-01-31", "2024-02-29"), ("3 months", "2026-11-30",
        "2027-02-28"),
        ("1 month", "2026-12-31", "2027-01-31"), ("12 months", "2024-02-29", "2025-02-28"), ("1 year", "2024-02-29",
        "2025-02-28"),
        ("4 years", "2024-02-29", "2028-02-29"), ("90 days", "2026-11-22", "2027-02-20"), ("6 weeks", "2026-11-22",
        "2027-01-03"),
        ("9999 years", "2026-11-22", "9999-12-31"), ("9999 weeks", "9900-01-01", "9999-12-31"), ("1 day",
        "9999-12-31", "9999-12-31"),
        ("1 month", "9999-12-01", "9999-12-31"),
    ],
)  # fmt: skip
def test_the_end_of_a_month_is_clamped(span: str, day: str, after: str) -> None:
    assert Period.parse(span).after(date.fromisoformat(day)) == date.fromisoformat(after)


PERIODS = st.builds(Period, st.integers(1, 9999), st.sampled_from(["day", "week", "month", "year"]))


@given(PERIODS, DATES)
def test_a_span_leads_forward_and_never_out_of_the_calendar(period: Period, day: date) -> None:
    after = period.after(day)
    assert after > day or after == date.max
    if period.unit in ("month", "year") and after != date.max:
        assert after.day <= day.day
        assert after.day == day.day or (after + timedelta(days=1)).day == 1


@given(PERIODS)
def test_a_span_is_read_as_it_is_shown(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert Period.parse(str(period).upper()) == period


@given(st.integers(1, 9999))
def test_a_length_is_read_as_it_is_shown(minutes: int) -> None:
    assert Length.parse(str(Length(minutes))) == Length(minutes)
    assert Length.parse(str(minutes)) == Length(minutes)
    assert Length.parse(f"{minutes // 60} h {minutes % 60} min") == Length(minutes)


@given(st.text() | st.from_regex(r"[0-9hmin., -]{0,12}", fullmatch=True))
def test_any_text_is_a_length_or_a_reason(text: str) -> None:
    for kind in (Length, Period):
        reason = ""
        try:
            kind.parse(text)
        except ValueError as error:
            reason = str(error)
        assert len(reason) < 80

"""An hour in a calendar is a moment: put on the clock that the calendar names, and compared as a moment."""

import re

import pytest
from conftest import MakeJournal
from small_journal import SmallJournal

ANA = "---\nname: Ana Silva\nemail: ana@example.com\n---\n"
HOME = "---\nname: Dot Marsh\nemail: dot@example.com\n{}---\n"
INVITED = "ATTENDEE;CN=Ana Silva:mailto:ana@example.com"


def calendar(small: SmallJournal, *events: str, head: str = "") -> str:
    """Import a calendar of these entries and return the review."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Example//EN", *filter(None, [head])]
    for event in events:
        stamp = "DTSTAMP:20261101T000000Z"
        lines += ["BEGIN:VEVENT", stamp, *event.split("\n"), "SUMMARY:Coffee", INVITED, "END:VEVENT"]
    path = small.root / "calendar.ics"
    path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]))
    result = small.run("import", "ics", str(path))
    assert result.exit_code == 0, result.output
    return (small.root / result.stdout.strip()).read_text()


def dates(review: str) -> list[str]:
    """Return the dates of the records that a review proposes, each with its zone where it has one."""
    data = [line for line in review.splitlines() if line.startswith("  new meeting: ")]
    return [part for line in data for part in re.findall(r"(?:date|time_zone): [^,}]+", line)]


def journal_in(journal: MakeJournal, zone: str = "") -> SmallJournal:
    own = f"time_zone: {zone}\n" if zone else ""
    return journal({"profile.md": HOME.format(own), "contacts/ana.md": ANA})


@pytest.mark.parametrize(
    ("profile", "calendars", "machine", "written"),
    [
        ("", "Europe/Berlin", "Europe/Berlin", ["date: 2026-12-08 18:00", "time_zone: Europe/Berlin"]),
        ("", "Europe/Berlin", "America/New_York", ["date: 2026-12-08 18:00", "time_zone: Europe/Berlin"]),
        ("", "", "Europe/Berlin", ["date: 2026-12-08 18:00"]),
        ("", "Nowhere/Else", "Europe/Berlin", ["date: 2026-12-08 18:00"]),
        ("Europe/Berlin", "Europe/Berlin", "UTC", ["date: 2026-12-08 18:00"]),
        ("Europe/Berlin", "", "UTC", ["date: 2026-12-08 18:00"]),
        ("Europe/London", "Asia/Tokyo", "UTC", ["date: 2026-12-09 02:00", "time_zone: Asia/Tokyo"]),
    ],
)
def test_an_hour_in_utc_is_put_on_a_clock_that_somebody_lives_by(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch, profile: str, calendars: str, machine: str,
    written: list[str],
) -> None:  # fmt: skip
    monkeypatch.setenv("TZ", machine)
    head = f"X-WR-TIMEZONE:{calendars}" if calendars else ""
    review = calendar(journal_in(journal, profile), "UID:1@x\nDTSTART:20261208T170000Z", head=head)
    assert dates(review) == written


def test_an_entry_of_my_evening_is_read_on_my_day(journal: MakeJournal) -> None:
    small = journal_in(journal, "Europe/London")
    review = calendar(small, "UID:1@x\nDTSTART;TZID=Asia/Tokyo:20261124T083000")
    assert "**Ana Silva** on 23 November, 23:30 (08:30 on Tuesday in Tokyo): Coffee" in review
    assert dates(review) == ["date: 2026-11-24 08:30", "time_zone: Asia/Tokyo"]


SERIES = "UID:1@x\nDTSTART;TZID=America/New_York:20261124T210000\nRRULE:FREQ=WEEKLY;COUNT=5"


@pytest.mark.parametrize(
    ("excluded", "next_one"),
    [
        ("EXDATE:20261125T020000Z", "2026-12-01 21:00"),
        ("EXDATE;TZID=America/New_York:20261124T210000", "2026-12-01 21:00"),
        ("EXDATE;TZID=Asia/Tokyo:20261125T110000", "2026-12-01 21:00"),
        ("EXDATE;VALUE=DATE:20261124", "2026-12-01 21:00"),
        ("EXDATE:20261125T020000Z,20261202T020000Z", "2026-12-08 21:00"),
        # The day is the same, the moment is not.
        ("EXDATE:20261124T020000Z", "2026-11-24 21:00"),
    ],
)
def test_what_is_struck_out_of_a_series_is_a_moment(journal: MakeJournal, excluded: str, next_one: str) -> None:
    review = calendar(journal_in(journal, "America/New_York"), f"{SERIES}\n{excluded}")
    assert dates(review) == [f"date: {next_one}"]


@pytest.mark.parametrize("uid", ["1@x", f"{'a' * 112}@example.com"])
@pytest.mark.parametrize("recurrence", [":20261125T020000Z", ";TZID=Asia/Tokyo:20261125T110000"])
def test_an_occurrence_that_was_moved_is_proposed_once(journal: MakeJournal, recurrence: str, uid: str) -> None:
    folded = f"UID:{uid[:60]}\n {uid[60:]}" if len(uid) > 60 else f"UID:{uid}"
    moved = f"{folded}\nRECURRENCE-ID{recurrence}\nDTSTART;TZID=America/New_York:20261126T100000"
    review = calendar(journal_in(journal, "America/New_York"), SERIES.replace("UID:1@x", folded), moved)
    assert sorted(dates(review)) == ["date: 2026-11-26 10:00", "date: 2026-12-01 21:00"]


def test_a_series_that_is_today_by_my_day_is_proposed(journal: MakeJournal) -> None:
    """On my 22nd at 02:00 it is 21:00 on the 21st in New York."""
    series = SERIES.replace("20261124T210000", "20261121T210000")
    review = calendar(journal_in(journal, "Europe/London"), series)
    assert dates(review) == ["date: 2026-11-21 21:00", "time_zone: America/New_York"]

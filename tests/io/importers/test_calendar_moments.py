"""When entries take place: series with exceptions, broken rules, zones; each that can't be worked out is named."""

import time

import pytest
from conftest import MakeJournal
from small_journal import SmallJournal
from test_calendar_hours import dates
from test_calendar_people import CROWD, INVITED, calendar, lines

START = "DTSTART;TZID=Europe/Berlin:20261124T090000"  # a Tuesday
TITLE = f"SUMMARY:Tea\n{INVITED}"
OUTLOOK = "040000008200E00074C5B7101A82E008" * 4
FOLDED = f"UID:{OUTLOOK[:70]}\n {OUTLOOK[70:]}"


def ahead(journal: MakeJournal, *events: str) -> list[str]:
    return [date.removeprefix("date: ") for date in dates(calendar(journal(CROWD), *events))]


@pytest.mark.parametrize(
    ("rule", "days"),
    [
        ("RRULE:FREQ=WEEKLY;BYDAY=MO, TU", ["2026-11-24 09:00"]),
        ("RRULE:FREQ=WEEKLY;BYDAY=MO, TU\nEXDATE;TZID=Europe/Berlin:20261124T090000", ["2026-11-30 09:00"]),
        ("RDATE;TZID=Europe/Berlin:20261201T090000", ["2026-11-24 09:00"]),
        ("RDATE;TZID=Europe/Berlin:20261201T090000,20261208T090000\nEXDATE;TZID=Europe/Berlin:20261124T090000",
         ["2026-12-01 09:00"]),
        ("RDATE;VALUE=PERIOD:20261201T080000Z/PT1H\nEXDATE:20261124T080000Z", ["2026-12-01 09:00"]),
        ("RRULE:FREQ=WEEKLY;COUNT=1\nRDATE:20261202T080000Z\nEXDATE:20261124T080000Z", ["2026-12-02 09:00"]),
        ("RRULE:FREQ=MONTHLY;BYDAY=-1FR", ["2026-11-27 09:00"]),
    ],
)  # fmt: skip
def test_the_next_time_of_a_series_is_worked_out(journal: MakeJournal, rule: str, days: list[str]) -> None:
    assert ahead(journal, f"{START}\n{rule}\n{TITLE}") == days


@pytest.mark.parametrize(
    "rule", ["FREQ=WEEKLY;COUNT=-1", "", "FREQ=SOMETIMES", "FREQ=WEEKLY;INTERVAL=0", "FREQ=WEEKLY;BYDAY=XX", "COUNT=2",
             "FREQ=HOURLY", "FREQ=WEEKLY;UNTIL=soon", "FREQ=MONTHLY;BYMONTHDAY=x"],
)  # fmt: skip
def test_a_series_that_cannot_be_worked_out_is_named_and_its_first_time_is_a_line(
    journal: MakeJournal, rule: str
) -> None:
    review = calendar(
        journal(CROWD), f"{START}\nRRULE:{rule}\n{TITLE}", f"{START}\nSUMMARY:Dentist".replace("24T", "25T")
    )
    assert dates(review) == ["date: 2026-11-24 09:00"]
    assert "- entry 1, Tea, 2026-11-24: how it repeats can't be worked out" in review


@pytest.mark.parametrize("uid", [FOLDED, "UID:short@x"])
def test_an_exception_of_a_series_is_known_by_its_whole_uid(journal: MakeJournal, uid: str) -> None:
    series = f"{uid}\n{START}\nRRULE:FREQ=WEEKLY;COUNT=3\n{TITLE}"
    moved = f"{uid}\nRECURRENCE-ID;TZID=Europe/Berlin:20261124T090000\nDTSTART:20261126T080000Z\n{TITLE}"
    off = f"{uid}\nRECURRENCE-ID:20261201T080000Z\nDTSTART:20261201T080000Z\nSTATUS:CANCELLED\n{TITLE}"
    assert sorted(ahead(journal, series, moved, off)) == ["2026-11-26 09:00", "2026-12-08 09:00"]


@pytest.mark.parametrize(
    "alarm",
    ["BEGIN:VALARM\nTRIGGER:-P\nACTION\nEND:VALARM", "BEGIN:VALARM\nTRIGGER:-PT15M\nDESCRIPTION:Reminder",
     "BEGIN:VALARM\nSUMMARY:Ring\nEND:VALARM\nEND:VALARM", "BEGIN:VALARM\nBEGIN:VALARM\nUID:a\nEND:VALARM"],
)  # fmt: skip
def test_a_broken_alarm_spoils_nothing(journal: MakeJournal, alarm: str) -> None:
    assert ahead(journal, f"{START}\n{alarm}\n{TITLE}") == ["2026-11-24 09:00"]


def test_an_hour_in_a_zone_that_nobody_knows_is_mine_with_a_doubt(journal: MakeJournal) -> None:
    review = calendar(journal(CROWD), f"DTSTART;TZID=Nowhere/Else:20261124T090000\n{TITLE}")
    assert dates(review) == ["date: 2026-11-24 09:00"]
    assert "the zone Nowhere/Else is not known; the hour is taken for yours" in review


def test_a_zone_by_the_name_that_windows_has_for_it_is_that_zone(journal: MakeJournal) -> None:
    review = calendar(journal(CROWD), f"DTSTART;TZID=Eastern Standard Time:20261124T090000\n{TITLE}")
    assert dates(review) == ["date: 2026-11-24 09:00", "time_zone: America/New_York"]


ZONE = """BEGIN:VTIMEZONE
TZID:{}
BEGIN:STANDARD
DTSTART:19710101T000000
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
END:STANDARD
END:VTIMEZONE"""


@pytest.mark.parametrize("name", ["Customized Time Zone", "Office, upstairs"])
def test_a_zone_that_a_calendar_describes_itself_is_read_by_its_rules(journal: MakeJournal, name: str) -> None:
    quoted = f'"{name}"'
    event = f"DTSTART;TZID={quoted}:20261124T133000\n{TITLE}"
    assert dates(calendar(journal(CROWD), event, head=ZONE.format(name))) == ["date: 2026-11-24 09:00"]


def test_an_entry_without_its_end_is_an_entry(journal: MakeJournal) -> None:
    small = journal(CROWD)
    path = small.root / "calendar.ics"
    event = f"BEGIN:VEVENT\nUID:1@x\n{START}\n{TITLE}\n"
    path.write_text(f"BEGIN:VCALENDAR\n{event}{event.replace('1@x', '2@x').replace('24T', '25T')}END:VCALENDAR\n")
    review = (small.root / small.run("import", "ics", str(path)).stdout.strip()).read_text()
    assert len(lines(review)) == 2


def test_the_newest_version_of_an_entry_counts_and_the_others_are_named(journal: MakeJournal) -> None:
    old = f"UID:a@x\nSEQUENCE:0\n{START}\n{TITLE}"
    review = calendar(journal(CROWD), old, old.replace("SEQUENCE:0", "SEQUENCE:2").replace("24T", "26T"))
    assert dates(review) == ["date: 2026-11-26 09:00"]
    assert "a newer version of it is there too: entry 1, Tea" in review


def test_a_long_calendar_is_read_in_seconds(journal: MakeJournal) -> None:
    """The bound is of the processor's time, and many times what it takes."""
    small: SmallJournal = journal(CROWD)
    events = [
        f"DTSTART:202{5 + n % 2}{1 + n % 12:02}{1 + n % 28:02}T{n % 24:02}0000Z\nSUMMARY:Work {n}" for n in range(5000)
    ]
    events += [f"DTSTART:20050103T090000Z\nRRULE:FREQ=DAILY\nSUMMARY:Tea {n}" for n in range(100)]
    began = time.process_time()
    calendar(small, *events)
    assert time.process_time() - began < 30

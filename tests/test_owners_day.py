"""A moment counts by the owner's clock (contract §2): whoever asks for its day gets the owner's."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from conftest import MakeJournal
from hypothesis import given
from hypothesis import strategies as st
from small_journal import SmallJournal, write_journal

from generator import words
from generator.debts import debts
from generator.debts.upcoming import upcoming
from generator.facts import meetings
from generator.facts.touches import last_contact
from generator.io.exporters.ics import entries
from generator.model.day import Day
from generator.model.loader import Memory, load
from generator.model.settings import Settings
from generator.site.build import make

ZONES = st.sampled_from(
    ["Europe/London", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Asia/Kathmandu"]
)
KEN = "---\nname: Ken Sato\ntime_zone: Asia/Tokyo\n---\n"
NIGHT = {
    "profile.md": "---\nname: Mira Holt\ntime_zone: Europe/London\n---\n",
    "contacts/ken-sato.md": KEN,
    "meetings/2026-11-13-ken-sato.md": """---
date: 2026-11-13 08:30
time_zone: Asia/Tokyo
with: ken-sato
---
""",
}
"""A meeting late on my Thursday, the 12th, which is Friday morning there."""


def on_the_12th(journal: MakeJournal, **changed: str) -> SmallJournal:
    return journal({**NIGHT, **changed})


@given(st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)), ZONES, ZONES, st.booleans())  # noqa: DTZ001 - in any zone
def test_whoever_asks_for_the_day_of_a_meeting_gets_the_owners(
    tmp_path_factory: pytest.TempPathFactory, there: datetime, zone: str, home: str, with_offset: bool
) -> None:
    there = there.replace(second=0, microsecond=0, fold=0, tzinfo=ZoneInfo(zone))
    # An hour that clocks skip is the next one, and is so everywhere.
    there = there.astimezone(UTC).astimezone(ZoneInfo(zone))
    mine = there.astimezone(ZoneInfo(home)).date()
    written = there.isoformat(sep=" ", timespec="minutes") if with_offset else f"{there:%Y-%m-%d %H:%M}"
    own_zone = "" if with_offset else f"time_zone: {zone}\n"
    root = tmp_path_factory.mktemp("zones")
    files = {
        "profile.md": f"---\nname: Mira Holt\ntime_zone: {home}\n---\n",
        "contacts/ken-sato.md": "---\nname: Ken Sato\n---\n",
        "meetings/call.md": f"---\ndate: {written}\n{own_zone}with: ken-sato\n---\n",
    }
    folder = write_journal(root / "made", files).root / "journal"
    days = set(_days(folder, mine))
    assert days == {mine}


def _days(folder: Path, mine: date) -> Iterator[date]:
    """Yield the day of the one meeting as each part of the journal has it."""
    journal = load(folder)
    (meeting,), (ken,) = journal.meetings, journal.contacts
    before, after = mine - timedelta(days=1), mine + timedelta(days=1)
    yield mine if meetings.status(meeting, before) == "scheduled" else before
    yield mine if meetings.status(meeting, after) == "held" else after
    touched = last_contact(journal, after, ken)
    yield touched.day if touched else date.min
    owed = {debt.kind.name: debt for debt in debts(Day(journal, before, Settings()))}
    yield owed["confirm"].due_day + timedelta(days=1)
    yield owed["prepare"].due_day + timedelta(days=1)
    yield next(debt for debt in debts(Day(journal, after, Settings())) if debt.kind.name == "write-up").due_day
    ends = [one.ends for one in upcoming(Day(journal, before, Settings())) if one.debt.kind.name == "confirm"]
    yield from (end.date() for end in ends if isinstance(end, datetime))
    begins = next(line for line in entries(Day(journal, before, Settings()))[0].lines if line.startswith("DTSTART:"))
    instant = datetime.strptime(begins, "DTSTART:%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    yield instant.astimezone(journal.home).date()
    site = make(folder, Settings(), before)
    page = next(page for page in site.pages if page.address == "meetings/call.html")
    said = f"on {words.WEEKDAYS[mine.weekday()]}, {words.day(mine, before)}"
    yield mine if said in str(page.render()) else date.max


def test_todo_knows_a_meeting_of_my_evening_that_is_tomorrow_there(journal: MakeJournal) -> None:
    made = on_the_12th(journal)
    assert "you meet tomorrow at 23:30 (08:30 on Friday in Tokyo)" in made.run("--today", "2026-11-11", "todo").stdout
    assert "you meet today at 23:30 (08:30 on Friday in Tokyo)" in made.run("--today", "2026-11-12", "todo").stdout
    assert "you were to meet yesterday" in made.run("--today", "2026-11-13", "todo").stdout


def test_met_opens_the_meeting_that_is_today_by_my_day(journal: MakeJournal) -> None:
    made = on_the_12th(journal)
    assert made.run("--today", "2026-11-12", "met", "ken").exit_code == 0
    assert [path.name for path in (made.root / "journal/meetings").iterdir()] == ["2026-11-13-ken-sato.md"]


def test_every_command_says_my_day_and_theirs_behind_it(journal: MakeJournal) -> None:
    made = on_the_12th(journal)
    brief = made.run("--today", "2026-11-12", "brief").stdout
    assert "Thursday, 12 November (today), 23:30 to 00:00 in London" in brief
    assert "08:30 to 09:00 on Friday in Tokyo" in " ".join(brief.split())
    assert "Thursday, 12 November at 23:30 (08:30 on Friday in Tokyo)" in made.run("show", "2026-11-13-ken").stdout
    assert "2026-11-12 23:30  Fri 08:30 Tokyo" in made.run("list", "meetings").stdout
    assert "Ken Sato" in made.run("list", "meetings", "--where", "date=2026-11-12").stdout


def test_without_a_zone_of_mine_the_machines_counts_in_due_too(
    journal: MakeJournal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    made = on_the_12th(journal, **{"profile.md": "---\nname: Mira Holt\n---\n"})
    todo = made.run("--today", "2026-11-12", "todo", "--all", "--format", "json").stdout
    assert made.run("list", "meetings").stdout.count("2026-11-12 18:30") == 1
    assert '"due": "2026-11-11"' in todo
    later = made.run("--today", "2026-11-13", "todo", "--format", "json").stdout
    assert '"due": "2026-11-13T19:00"' in later


def test_a_file_is_named_after_the_day_that_stands_in_it(journal: MakeJournal) -> None:
    made = on_the_12th(journal)
    assert "wrong-file-date" not in made.run("check").stdout
    assert "2026-11-13T08:30" in made.run("list", "meetings", "--format", "json").stdout


def test_what_happened_later_by_the_same_clock_is_in_order(journal: MakeJournal) -> None:
    """Thanks on my 12th come after a meeting of the 13th in Tokyo, which was on my 12th too."""
    thanked = NIGHT["meetings/2026-11-13-ken-sato.md"].replace("with:", "thanks: [email 2026-11-12]\nwith:")
    made = on_the_12th(journal, **{"meetings/2026-11-13-ken-sato.md": thanked})
    assert "impossible-order" not in made.run("check").stdout


def test_an_offset_in_a_list_places_its_fact_too(journal: MakeJournal) -> None:
    ken = KEN.replace("name:", "outreach: [2026-11-23 08:30+09:00 email]\nname:")
    made = journal({**NIGHT, "contacts/ken-sato.md": ken})
    assert "future-fact" not in made.run("--today", "2026-11-22", "check").stdout
    assert "2026-11-22" in made.run("--today", "2026-11-22", "list", "contacts").stdout


def test_another_zone_in_the_profile_is_another_clock_for_every_file(journal: MakeJournal) -> None:
    made = on_the_12th(journal)
    memory: Memory = {}
    folder = made.root / "journal"
    profile = folder / "profile.md"
    found = []
    for zone in ("Europe/London", "Asia/Seoul"):
        profile.write_text(f"---\nname: Mira Holt\ntime_zone: {zone}\n---\n")
        (meeting,) = load(folder, memory=memory).meetings
        found.append(str(meeting.date))
    assert found == ["2026-11-12T23:30", "2026-11-13T08:30"]


def test_an_event_is_on_my_day_too_with_its_own_hour_behind(journal: MakeJournal) -> None:
    """An evening in New York that is past midnight here."""
    event = "---\nname: Mixer\ndate: 2026-11-20 19:30-05:00\nmet: ken-sato\n---\n"
    made = journal({**NIGHT, "events/2026-11-20-mixer.md": event})
    assert "Saturday, 21 November at 00:30 (19:30 on Friday in UTC-05:00)" in made.run("show", "2026-11-20").stdout
    assert "2026-11-21 00:30  Fri 19:30 UTC-05:00" in made.run("list", "events").stdout
    assert "wrong-file-date" not in made.run("--today", "2026-11-22", "check").stdout
    site = make(made.root / "journal", Settings(), date(2026, 11, 22))
    page = next(page for page in site.pages if page.address == "events/2026-11-20-mixer.html")
    assert "00:30 (19:30 on Friday in UTC-05:00)" in str(page.render())


def test_a_file_that_is_renamed_to_its_date_gets_the_day_that_stands_in_it(journal: MakeJournal) -> None:
    meeting = NIGHT["meetings/2026-11-13-ken-sato.md"]
    made = journal(
        {name: text for name, text in NIGHT.items() if "meetings" not in name} | {"meetings/2026-11-12-a.md": meeting}
    )
    made.run("check", "--fix")
    assert [path.name for path in (made.root / "journal/meetings").iterdir()] == ["2026-11-13-a.md"]


@pytest.mark.parametrize(
    "written", ["2026-11-13T08:30:15+09:00", "2026-11-12T23:30Z", "2026-11-12T23:30", "2026-11-12"]
)
def test_what_is_exported_is_what_was_written(journal: MakeJournal, tmp_path: Path, written: str) -> None:
    ken = KEN.replace("name:", f"outreach: [{written} email]\nname:")
    call = NIGHT["meetings/2026-11-13-ken-sato.md"].replace("2026-11-13 08:30\ntime_zone: Asia/Tokyo", written)
    made = journal({**NIGHT, "contacts/ken-sato.md": ken, "meetings/call.md": call})
    assert made.run("export", "json", "-o", str(tmp_path / "all.json")).exit_code == 0
    exported = json.loads((tmp_path / "all.json").read_text())
    assert exported["contacts"][0]["outreach"][0]["on"] == written
    assert {meeting["slug"]: meeting["date"] for meeting in exported["meetings"]}["call"] == written


def test_several_in_other_zones_are_each_named_once(journal: MakeJournal) -> None:
    people = {
        f"contacts/{name}.md": f"---\nname: {name.title()}\ntime_zone: {zone}\n---\n"
        for name, zone in {
            "aya": "Asia/Tokyo", "bo": "America/New_York", "cy": "Asia/Tokyo", "dee": "Europe/London",
            "eve": "Asia/Seoul",
        }.items()
    }  # fmt: skip
    meeting = "---\ndate: 2026-11-24 14:00Z\nwith: [aya, bo, cy, dee, eve]\n---\n"
    made = journal({"profile.md": NIGHT["profile.md"], **people, "meetings/call.md": meeting})
    assert "at 14:00 (23:00 in Tokyo, 09:00 in New York)" in " ".join(made.run("show", "call").stdout.split())

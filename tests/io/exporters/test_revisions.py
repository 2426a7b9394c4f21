"""An event that changed has a higher SEQUENCE, whatever became of what was remembered."""

from datetime import date
from pathlib import Path

import pytest
from conftest import MakeJournal
from small_journal import SmallJournal

from generator.io.exporters.ics import CalendarEntry, Revision, from_text, revised, to_text

DAY = date(2026, 11, 22)
NUMBER = (DAY - date(2000, 1, 1)).days


def event(said: str, alarm: str = "") -> CalendarEntry:
    return CalendarEntry(uid="m", lines=(f"SUMMARY:{said}",), alarm=alarm)


def test_a_new_event_begins_at_nothing_and_the_same_one_stays_there() -> None:
    first = revised({}, [event("tea")], DAY)
    assert first["m"].number == 0
    assert revised(first, [event("tea")], date(2027, 1, 1)) == first


def test_every_change_raises_it_also_on_one_day() -> None:
    first = revised({}, [event("tea")], DAY)
    second = revised(first, [event("coffee")], DAY)
    third = revised(second, [event("tea")], DAY)
    assert [found["m"].number for found in (second, third)] == [NUMBER, NUMBER + 1]


def test_a_change_after_the_memory_was_lost_is_higher_than_all_before() -> None:
    before = revised(revised({}, [event("tea")], DAY), [event("coffee")], DAY)
    lost = revised({}, [event("coffee")], DAY)
    later = revised(lost, [event("water")], date(2026, 11, 24))
    assert later["m"].number > before["m"].number


def test_an_alarm_that_has_its_time_behind_it_is_no_change() -> None:
    first = revised({}, [event("tea", "-PT1H")], DAY)
    assert revised(first, [event("tea")], DAY) == first


def test_an_event_that_comes_back_is_higher_than_it_was() -> None:
    changed = revised({"m": Revision(5, "x")}, [event("tea")], date(1999, 1, 1))
    gone = revised(changed, [], DAY)
    assert revised(gone, [event("coffee")], date(1999, 1, 1))["m"].number == 7


@pytest.mark.parametrize(
    "text", ["", "[]", "{", '{"m": 1}', '{"m": ["a", "b"]}', '{"m": [null, ""]}', "\x00", "[" * 99999]
)
def test_a_memory_that_says_nothing_is_none(text: str) -> None:
    assert from_text(text) == {}


def test_what_is_remembered_is_read_again() -> None:
    found = {"ä/b@c": Revision(3, "x"), "a": Revision(0, "y")}
    assert from_text(to_text(found)) == found
    assert from_text(to_text({})) == {}


def small(journal: MakeJournal, place: str) -> SmallJournal:
    front = f"---\ndate: 2026-11-25 14:00\nwith: ana\nplace: {place}\n---\n"
    return journal({"contacts/ana.md": "---\nname: Ana\n---\n", "meetings/m.md": front, "meetings/n.md": front})


def sequences(found: SmallJournal) -> list[str]:
    said = found.run("export", "ics", "--today", str(DAY)).stdout
    return [line for line in said.splitlines() if line.startswith("SEQUENCE")][:2]


def test_a_moved_meeting_is_newer_than_before_and_its_neighbour_is_not(journal: MakeJournal) -> None:
    found = small(journal, "here")
    assert sequences(found) == ["SEQUENCE:0"] * 2
    path = found.root / "journal" / "meetings" / "m.md"
    path.write_text(path.read_text().replace("14:00", "15:00"))
    assert sequences(found) == [f"SEQUENCE:{NUMBER}", "SEQUENCE:0"]


@pytest.mark.parametrize("obstacle", ["a file where the folder goes", "a folder where the file goes"])
def test_where_nothing_can_be_remembered_there_is_a_calendar_all_the_same(
    journal: MakeJournal, obstacle: str, tmp_path: Path
) -> None:
    found = small(journal, "here")
    if obstacle.startswith("a file"):
        (found.root / ".journal").write_text("")
    else:
        (found.root / ".journal" / "calendar.json").mkdir(parents=True)
    assert sequences(found) == ["SEQUENCE:0"] * 2

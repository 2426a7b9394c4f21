"""What a calendar says of a meeting that the journal has: cancelled, moved, at another hour or place."""

import pytest
from conftest import MakeJournal
from small_journal import SmallJournal
from test_calendar_people import CROWD, INVITED, apply_all, calendar, lines

COFFEE = f"UID:c@x\nDTSTART:20261203T140000Z\nSUMMARY:Coffee\nLOCATION:Harbour 1\n{INVITED}"
OWN = "---\ndate: 2026-12-03 15:00\nwith: ana\nplace: Harbour 1\n---\n"
STEM = "journal/meetings/2026-12-03-ana.md"


def with_meeting(journal: MakeJournal, *, imported: bool) -> SmallJournal:
    """Return a journal with one meeting ahead, out of the calendar or written by hand."""
    small = journal(CROWD if imported else {**CROWD, "meetings/2026-12-03-ana.md": OWN})
    if imported:
        calendar(small, COFFEE)
        apply_all(small)
    contact = small.root / "journal/contacts/ben.md"
    contact.write_text(contact.read_text() + "\nSee [the coffee](../meetings/2026-12-03-ana.md).\n")
    assert (small.root / STEM).exists()
    return small


def changed(small: SmallJournal, *events: str) -> str:
    review = calendar(small, *events)
    assert len(lines(review)) == 1, review
    apply_all(small, "journal/imports/calendar-2.md" if "calendar-2" in review else "journal/imports/calendar.md")
    assert small.run("check").exit_code == 0
    assert not lines(calendar(small, *events))
    return review


@pytest.mark.parametrize("imported", [True, False])
def test_an_entry_cancelled_later_is_a_line_that_calls_the_meeting_off(journal: MakeJournal, imported: bool) -> None:
    small = with_meeting(journal, imported=imported)
    review = changed(small, f"{COFFEE}\nSTATUS:CANCELLED")
    assert "your meeting on 3 December is cancelled" in review
    text = (small.root / STEM).read_text()
    assert "status: cancelled" in text
    assert "cancelled_on: 2026-11-22" in text


def test_an_entry_on_another_day_is_a_line_that_moves_the_meeting_with_its_references(journal: MakeJournal) -> None:
    small = with_meeting(journal, imported=True)
    review = changed(small, COFFEE.replace("20261203T140000Z", "20261223T100000Z"))
    assert "is moved to 23 December" in review
    assert not (small.root / STEM).exists()
    assert "date: 2026-12-23 11:00" in (small.root / "journal/meetings/2026-12-23-ana.md").read_text()
    assert "../meetings/2026-12-23-ana.md" in (small.root / "journal/contacts/ben.md").read_text()


def test_an_entry_with_the_same_person_within_days_is_asked_about(journal: MakeJournal) -> None:
    small = with_meeting(journal, imported=False)
    review = calendar(small, COFFEE.replace("20261203T140000Z", "20261205T100000Z"))
    assert "choice 1, new meeting: " in review
    assert f"choice 1, in {STEM}, instead of `2026-12-03 15:00`: `{{date: 2026-12-05 11:00}}`" in review


def test_another_entry_with_the_same_person_is_no_move_while_the_first_is_there(journal: MakeJournal) -> None:
    small = with_meeting(journal, imported=False)
    review = calendar(small, COFFEE, COFFEE.replace("c@x", "d@x").replace("20261203T140000Z", "20261205T100000Z"))
    assert len(lines(review)) == 1
    assert "choice" not in review


@pytest.mark.parametrize("imported", [True, False])
def test_another_hour_and_place_are_lines(journal: MakeJournal, imported: bool) -> None:
    small = with_meeting(journal, imported=imported)
    review = calendar(small, COFFEE.replace("T140000Z", "T160000Z").replace("Harbour 1", "Pier 2"))
    assert len(lines(review)) == 2
    apply_all(small, "journal/imports/calendar-2.md" if imported else "journal/imports/calendar.md")
    text = (small.root / STEM).read_text()
    assert "date: 2026-12-03 17:00" in text
    assert "place: Pier 2" in text


def test_another_day_and_cancelled_are_applied_with_what_else_is_ticked(journal: MakeJournal) -> None:
    small = with_meeting(journal, imported=True)
    moved = COFFEE.replace("20261203T140000Z", "20261223T100000Z")
    birthday = "UID:b@x\nDTSTART;VALUE=DATE:19800504\nRRULE:FREQ=YEARLY\nSUMMARY:Ben Okoro: Geburtstag"
    calendar(small, moved, birthday)
    said = apply_all(small, "journal/imports/calendar-2.md")
    assert "apply the review once more" in said
    assert small.run("import", "apply", "journal/imports/calendar-2.md").exit_code == 0
    text = (small.root / "journal/contacts/ben.md").read_text()
    assert "1980-05-04" in text
    assert "2026-12-23-ana" in text


@pytest.mark.parametrize("declines", ["CN=Ana Silva;PARTSTAT=DECLINED:mailto:ana@example.com",
                                      "CN=Dot;PARTSTAT=DECLINED:mailto:dot@example.com"])  # fmt: skip
def test_what_was_declined_is_left_out_and_named(journal: MakeJournal, declines: str) -> None:
    guest = "" if "Ana" in declines else f"\n{INVITED}"
    review = calendar(journal(CROWD), f"DTSTART:20261203T140000Z\nSUMMARY:Coffee\nATTENDEE;{declines}{guest}")
    assert not lines(review)
    assert "declined: Coffee, 3 December" in review


def test_a_series_is_not_moved_by_its_next_time(journal: MakeJournal) -> None:
    small = journal(CROWD)
    series = f"{COFFEE}\nRRULE:FREQ=WEEKLY;COUNT=5"
    calendar(small, series)
    apply_all(small)
    assert "moved" not in calendar(small, series)

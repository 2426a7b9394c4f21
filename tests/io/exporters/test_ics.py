"""The calendar, read back by a library that knows the format."""

import json
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import icalendar
import pytest
from conftest import MakeJournal
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st
from small_journal import SmallJournal

from generator.facts.birthdays import next_birthday
from generator.files.source import SourceText
from generator.io.exporters.ics import entries, to_ics
from generator.model.day import Day
from generator.model.journal import Collection, Journal
from generator.model.records import Contact
from generator.model.settings import Settings

ANA = "---\nname: Ana Silva\nphone: 030 123\nbond: the same choir\n---\n"
BERLIN = "---\nname: Me\ntime_zone: Europe/Berlin\n---\n"


def meeting(*lines: str, body: str = "") -> str:
    return "\n".join(["---", *lines, "---", body])


def events(small: SmallJournal, *options: str) -> dict[str, Any]:
    """Return the events by the part of their uid before the `@`."""
    result = small.run("export", "ics", *options)
    assert result.exit_code == 0, result.stderr
    calendar = icalendar.Calendar.from_ical(result.stdout_bytes)
    found = {str(event["uid"]).removesuffix("@networking-journal"): event for event in calendar.walk("VEVENT")}
    assert len(found) == len(calendar.walk("VEVENT"))
    return found


def one(journal: MakeJournal, *lines: str, profile: str = BERLIN, body: str = "", today: str = "2026-11-22") -> Any:
    """Return the event of a meeting with Ana that has these lines of front matter."""
    files = {"profile.md": profile, "contacts/ana.md": ANA, "meetings/m.md": meeting("with: ana", *lines, body=body)}
    return events(journal(files), "--today", today)["m"]


@pytest.mark.parametrize(
    ("lines", "begins", "minutes"),
    [
        (["date: 2026-11-25 14:00"], "2026-11-25T13:00", 30),
        (["date: 2026-07-25 14:00"], "2026-07-25T12:00", 30),
        (["date: 2026-11-25 14:00", "time_zone: America/New_York"], "2026-11-25T19:00", 30),
        (["date: 2026-11-25T14:00+05:30", "time_zone: America/New_York"], "2026-11-25T08:30", 30),
        (["date: 2026-11-25 14:00", "duration: 1 h"], "2026-11-25T13:00", 60),
        (["date: 2026-11-20 14:00", "duration: 1 h", "lasted: 90"], "2026-11-20T13:00", 90),
        # The night in which the clocks go back, and the one in which they go forward.
        (["date: 2026-10-25 01:45"], "2026-10-24T23:45", 30),
        (["date: 2026-03-29 01:45"], "2026-03-29T00:45", 30),
    ],
)
def test_an_hour_is_the_same_instant_everywhere(
    journal: MakeJournal, lines: list[str], begins: str, minutes: int
) -> None:
    event = one(journal, *lines)
    start = datetime.fromisoformat(begins).replace(tzinfo=UTC)
    assert (event["dtstart"].dt, event["dtend"].dt) == (start, start + timedelta(minutes=minutes))


def test_without_any_zone_it_is_the_reader_s_own_clock(journal: MakeJournal) -> None:
    event = one(journal, "date: 2026-11-25 14:00", profile="---\nname: Me\n---\n")
    assert event["dtstart"].dt.isoformat() == "2026-11-25T14:00:00"


def test_a_day_without_an_hour_is_a_whole_day_and_ends_on_the_next(journal: MakeJournal) -> None:
    event = one(journal, "date: 2026-12-31")
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 12, 31), date(2027, 1, 1))


@pytest.mark.parametrize("day", ["0001-01-01 00:30", "9999-12-31 23:50", "9999-12-31", "0001-01-01"])
def test_the_ends_of_the_calendar_are_days_too(journal: MakeJournal, day: str) -> None:
    assert one(journal, f"date: {day}")["dtstart"].to_ical().decode().startswith(day[:10].replace("-", ""))


def test_a_talk_ahead_has_its_place_link_brief_and_an_alarm(journal: MakeJournal) -> None:
    event = one(
        journal, "date: 2026-11-25 14:00", "place: Café Ola, upstairs; ring twice", "objective: learn how",
        "how: in-person", "link: https://meet.example.com/a,b", body="\n## Questions\n\n- Why so?\n",
    )  # fmt: skip
    assert event["location"] == "Café Ola, upstairs; ring twice"
    assert event["url"] == "https://meet.example.com/a,b"
    for said in ("learn how", "- Why so?", "In common: the same choir", "Phone: 030 123", "https://meet.example.com"):
        assert said in event["description"]
    (alarm,) = event.walk("VALARM")
    assert (alarm["trigger"].dt, alarm["action"]) == (timedelta(hours=-1), "DISPLAY")
    assert "Ana Silva" in alarm["description"]


@pytest.mark.parametrize(
    ("lines", "before"),
    [
        (["date: 2026-11-25 14:00", "how: video"], timedelta(minutes=-15)),
        (["date: 2026-11-25"], timedelta(hours=-15)),
        (["date: 2026-11-20 14:00"], None),
        (["date: 2026-11-25 14:00", "status: requested"], None),
    ],
)
def test_only_what_is_agreed_and_ahead_rings(journal: MakeJournal, lines: list[str], before: timedelta | None) -> None:
    assert [alarm["trigger"].dt for alarm in one(journal, *lines).walk("VALARM")] == ([before] if before else [])


def test_alarms_stand_behind_everything_an_event_says(journal: MakeJournal) -> None:
    result = journal({"contacts/ana.md": ANA, "meetings/m.md": meeting("date: 2026-11-25 14:00", "with: ana")}).run(
        "export", "ics"
    )
    said = [line for line in result.stdout_bytes.decode().split("\r\n") if not line.startswith(" ")]
    assert said[said.index("END:VALARM") + 1] == "END:VEVENT"


@pytest.mark.parametrize(
    ("status", "shown"),
    [("requested", "TENTATIVE"), ("scheduled", "CONFIRMED"), ("no-show", "CONFIRMED"), ("cancelled", None)],
)
def test_what_is_not_agreed_is_tentative_and_what_is_cancelled_is_gone(
    journal: MakeJournal, status: str, shown: str | None
) -> None:
    lines = ("date: 2026-11-25 14:00", "with: ana", f"status: {status}")
    found = events(journal({"contacts/ana.md": ANA, "meetings/m.md": meeting(*lines)}))
    assert [str(event["status"]) for name, event in found.items() if name == "m"] == ([shown] if shown else [])


def test_open_debts_are_whole_days_on_the_day_they_are_due(journal: MakeJournal) -> None:
    lines = ("date: 2026-11-21 14:00", "with: ana", "follow_ups: [{do: send the book, by: 2026-12-01}]")
    small = journal(
        {"profile.md": BERLIN, "contacts/ana.md": ANA, "meetings/m.md": meeting(*lines, body="## Notes\n\nX.")}
    )
    found = events(small, "--today", "2026-11-22")
    todo = json.loads(small.run("todo", "--format", "json", "--today", "2026-11-22").stdout)
    listed = {debt["id"]: debt["due"] for debt in todo["debts"]}
    assert {name: str(event["dtstart"].dt) for name, event in found.items() if name != "m"} == {
        name: due[:10] for name, due in listed.items()
    }
    promise = found["promise/m/ana/send-the-book"]
    assert promise["dtend"].dt == date(2026, 12, 2)
    assert "journal done promise/m/ana/send-the-book" in promise["description"]
    assert [alarm["trigger"].dt for alarm in promise.walk("VALARM")] == [timedelta(hours=9)]
    assert "By 14:30." in found["thank-email/m/ana"]["description"]
    assert found["connect/m/ana"].walk("VALARM") == []  # it was due yesterday: nobody wants to hear it ring now


def test_text_from_elsewhere_begins_no_property_of_its_own(journal: MakeJournal) -> None:
    hostile = 'place: "here\\nEND:VEVENT\\nBEGIN:VEVENT\\nSUMMARY:x\\r\\nATTENDEE:mailto:a@example.org\\0"'
    event = one(journal, "date: 2026-11-25 14:00", hostile, 'title: "a;b,c\\\\n d"')
    assert "attendee" not in event
    assert event["summary"].startswith("a;b,c\\n d")


def test_lines_are_no_longer_than_75_bytes_and_letters_stay_whole(journal: MakeJournal) -> None:
    small = journal(
        {"contacts/ana.md": ANA, "meetings/m.md": meeting("date: 2026-11-25", "with: ana", "place: " + "é日🙂" * 60)}
    )
    written = small.run("export", "ics").stdout_bytes
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert events(small)["m"]["location"] == "é日🙂" * 60


def test_the_same_files_and_day_are_the_same_bytes(journal: MakeJournal) -> None:
    small = journal({"contacts/ana.md": ANA, "meetings/m.md": meeting("date: 2026-11-25 14:00", "with: ana")})
    first = small.run("export", "ics").stdout_bytes
    assert first == small.run("export", "ics").stdout_bytes
    (small.root / ".journal" / "calendar.json").unlink()
    assert first == small.run("export", "ics").stdout_bytes


def test_past_meetings_with_archived_people_are_left_out(journal: MakeJournal) -> None:
    small = journal(
        {
            "contacts/gone.md": "---\nname: Gone By\narchived: yes\n---\n",
            "contacts/ana.md": ANA,
            "meetings/2026-03-01-gone.md": "---\ndate: 2026-03-01\nwith: gone\n---\n",
            "meetings/2026-03-02-both.md": "---\ndate: 2026-03-02\nwith: [gone, ana]\n---\n",
            "meetings/2026-12-01-gone.md": "---\ndate: 2026-12-01\nwith: gone\n---\n",
        }
    )
    made = small.run("export", "ics").stdout
    found = {slug: f"UID:{slug}@" in made for slug in ("2026-03-01-gone", "2026-03-02-both", "2026-12-01-gone")}
    assert found == {"2026-03-01-gone": False, "2026-03-02-both": True, "2026-12-01-gone": True}


PEOPLE = {
    "profile.md": BERLIN,
    "contacts/ana.md": "---\nname: Ana Silva\npersonal: {birthday: 1980-03-22}\n---\n",
    "contacts/ben.md": "---\nname: Ben\npersonal: {Birthday: 29 February}\n---\n",
    "contacts/dot.md": "---\nname: Dot\npersonal: {birthday: 29 February 1984}\n---\n",
    "contacts/chi.md": "---\nname: Chi\npersonal: {birthday: in spring}\n---\n",
    "contacts/gone.md": "---\nname: Gone\narchived: yes\npersonal: {birthday: 1 May}\n---\n",
}


def test_birthdays_come_every_year(journal: MakeJournal) -> None:
    found = events(journal(PEOPLE))
    assert {name: event["dtstart"].dt for name, event in found.items()} == {
        "birthday/ana": date(1980, 3, 22), "birthday/ben": date(2000, 2, 29), "birthday/dot": date(1984, 2, 29),
    }  # fmt: skip
    ana = found["birthday/ana"]
    assert (ana["summary"], ana["description"], ana["transp"]) == (
        "Birthday of Ana Silva",
        "Born in 1980.",
        "TRANSPARENT",
    )
    assert "description" not in found["birthday/ben"]
    assert ana.walk("VALARM") == []


@given(st.dates(date(1850, 1, 1), date(2026, 11, 22)), st.booleans(), st.integers(2000, 2100))
def test_a_birthday_is_in_the_calendar_on_the_day_the_pages_say(born: date, known: bool, year: int) -> None:
    written = born.isoformat() if known else f"{born:%m-%d}"
    person = Contact(source=SourceText("a.md", ""), slug="a", body_start=0, name="A", personal={"birthday": written})
    day = Day(Journal(contacts=Collection((person,))), date(2026, 11, 22), Settings())
    event: Any
    (event,) = icalendar.Calendar.from_ical(to_ics(entries(day), day.today, {})).walk("VEVENT")
    begins = datetime.combine(event["dtstart"].dt, time())
    rule = rrulestr(event["rrule"].to_ical().decode(), dtstart=begins)
    next_one = rule.after(datetime.combine(date(year, 1, 1), time()), inc=True).date()
    assert next_one == next_birthday(person, max(date(year, 1, 1), begins.date()))


def test_birthdays_are_an_option(journal: MakeJournal) -> None:
    small = journal(PEOPLE)
    (small.root / "mkdocs.yml").write_text("docs_dir: journal\nplugins: [{journal: {calendar_birthdays: off}}]\n")
    assert events(small) == {}


def test_events_are_in_the_calendar(journal: MakeJournal) -> None:
    found = events(
        journal(
            {
                "profile.md": BERLIN,
                "contacts/ana.md": ANA,
                "events/mixer.md": "---\nname: Alumni mixer\ndate: 2026-11-28 18:00\nplace: the pier; hall 2\n"
                "organizer: The guild\ngoal: meet [[ana]]\n---\n",
                "events/fair.md": "---\nname: Fair\ndate: 2026-12-05\n---\n",
                "events/past.md": "---\nname: Past\ndate: 2026-01-05\nattended: no\n---\n",
            }
        )
    )
    mixer, fair, past = (found[f"event/{slug}"] for slug in ("mixer", "fair", "past"))
    assert (mixer["summary"], mixer["location"]) == ("Alumni mixer", "the pier; hall 2")
    assert mixer["description"] == "What you go there for: meet Ana Silva\nHeld by The guild"
    assert mixer["dtstart"].dt == datetime(2026, 11, 28, 17, tzinfo=UTC)
    assert (fair["dtstart"].dt, fair["dtend"].dt) == (date(2026, 12, 5), date(2026, 12, 6))
    rings = {name: [a["trigger"].dt for a in event.walk("VALARM")] for name, event in found.items() if "event/" in name}
    assert rings == {
        "event/mixer": [timedelta(hours=-1)], "event/fair": [timedelta(hours=-15)], "event/past": [],
    }  # fmt: skip
    assert past["transp"] == "TRANSPARENT"

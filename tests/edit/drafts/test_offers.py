"""A time that is offered is taken: for everybody else, and for every meeting."""

from datetime import date

from drafts_world import PROFILE
from sendable import journal_of

from generator.debts import debts
from generator.edit.drafts import draft
from generator.edit.drafts.draft import Subject
from generator.model.day import Day
from generator.model.journal import Journal
from generator.model.settings import Settings

TODAY = date(2026, 11, 22)


def times(journal: Journal, subject: Subject, kind: str = "request") -> list[str]:
    """Return the times that a message offers, by the owner's clock where it names two."""
    body = draft(kind, Day(journal, TODAY, Settings()), subject).body
    return [line.strip() for line in body.split("\n") if line.startswith("  ")]


def person(name: str, more: str = "") -> str:
    return f"---\nname: {name}\nemail: {name.lower()}@example.org\n{more}---\n"


def test_those_who_are_asked_on_one_day_are_offered_different_times() -> None:
    names = ("Ana", "Ben", "Cho", "Dan", "Eve", "Fay", "Gus", "Hal", "Ida", "Jan", "Kim", "Lou")
    files = {f"contacts/{name.lower()}.md": person(name) for name in names}
    files["contacts/ida.md"] = person("Ida", "introduced_on: 2026-11-20\n")
    files["contacts/jan.md"] = person("Jan", "outreach: [2026-11-10 email]\n")
    files["meetings/m.md"] = (
        "---\ndate: 2026-11-20\nwith: lou\nintroductions: [Max Roe, Nel Roe]\n---\n\n## Notes\n\nx\n"
    )
    loaded = journal_of({"profile.md": PROFILE, **files})
    asked: list[Subject] = [loaded.contacts.find(name) for name in names[:-1]]  # type: ignore[misc]  # each is there
    asked += [
        debt for debt in debts(Day(loaded, TODAY, Settings())) if debt.kind.name == "approach" and not debt.contact
    ]
    offered = [time for subject in asked for time in times(loaded, subject)]
    assert len(offered) == 3 * len(asked)
    assert len(set(offered)) == len(offered)
    assert times(loaded, asked[0]) == times(loaded, asked[0])


def test_two_who_live_in_other_zones_are_not_offered_one_hour() -> None:
    zones = {"Ana": "Europe/Lisbon", "Ben": "Europe/Athens", "Cho": "Europe/Berlin", "Dan": "America/New_York"}
    files = {f"contacts/{name.lower()}.md": person(name, f"time_zone: {zone}\n") for name, zone in zones.items()}
    loaded = journal_of({"profile.md": PROFILE, **files})
    mine = []
    for name in zones:
        for said in times(loaded, loaded.contacts.find(name)):  # type: ignore[arg-type]  # each is there
            day, hour = said.split(", at ")
            mine.append((day, hour.split("(")[1][:5] if "(" in hour else hour[:5]))
    assert len(set(mine)) == len(mine) == 12


def test_a_time_that_stands_in_a_letter_to_somebody_is_offered_to_nobody_else() -> None:
    alone = journal_of({"profile.md": PROFILE, "contacts/ana.md": person("Ana")})
    first = times(alone, alone.contacts.find("ana"))  # type: ignore[arg-type]  # she is there
    assert first[0] == "Wednesday, 25 November, at 10:00"
    for answer, is_taken in (("", True), (", replied: 2026-11-21", True), (", declined: yes", False)):
        ben = person("Ben", f"outreach: [{{on: 2026-11-20, by: email, times: ['2026-11-25 10:00']{answer}}}]\n")
        both = journal_of({"profile.md": PROFILE, "contacts/ana.md": person("Ana"), "contacts/ben.md": ben})
        assert (first[0] not in times(both, both.contacts.find("ana"))) is is_taken  # type: ignore[arg-type]


def test_no_time_is_offered_that_a_meeting_has() -> None:
    asked = person("Ana", "outreach: [{on: 2026-11-10, by: email, times: ['2026-11-25 10:00', '2026-11-26 11:15']}]\n")
    files = {"profile.md": PROFILE, "contacts/ana.md": asked, "contacts/ben.md": person("Ben")}
    loaded = journal_of(files)
    ana = loaded.contacts.find("ana")
    assert times(loaded, ana, "nudge") == [  # type: ignore[arg-type]  # she is there
        "Wednesday, 25 November, at 10:00",
        "Thursday, 26 November, at 11:15",
    ]
    for status in ("scheduled", "requested"):
        met = f"---\ndate: 2026-11-26 11:00\nwith: ben\nstatus: {status}\nduration: 30 min\n---\n"
        loaded = journal_of({**files, "meetings/m.md": met})
        ana = loaded.contacts.find("ana")
        assert times(loaded, ana, "nudge") == ["Wednesday, 25 November, at 10:00"]  # type: ignore[arg-type]


def test_an_offer_names_each_time_once() -> None:
    asked = person("Ana", "outreach: [{on: 2026-11-10, by: email, times: ['2026-11-25 10:00', '2026-11-25T10:00']}]\n")
    loaded = journal_of({"profile.md": PROFILE, "contacts/ana.md": asked})
    ana = loaded.contacts.find("ana")
    assert times(loaded, ana, "nudge") == ["Wednesday, 25 November, at 10:00"]  # type: ignore[arg-type]  # she is there

"""Whom a calendar is about: the owner is never a guest, and people on file are met, ahead or in the past."""

import json

import pytest
from conftest import MakeJournal
from small_journal import SmallJournal

PROFILE = "---\nname: Dot Marsh\nemail: dot@example.com\ntime_zone: Europe/Berlin\n---\n"
ANA = "---\nname: Ana Silva\nemail: ana@example.com\n---\n"
BEN = "---\nname: Ben Okoro\naliases: [Benno Okoro]\n---\n"
CROWD = {"profile.md": PROFILE, "contacts/ana.md": ANA, "contacts/ben.md": BEN}
INVITED = "ATTENDEE;CN=Ana Silva:mailto:ana@example.com"
AHEAD, PAST = "DTSTART:20261203T140000Z", "DTSTART:20261103T140000Z"


def calendar(small: SmallJournal, *events: str, head: str = "") -> str:
    """Import a calendar of these entries and return the review."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", *filter(None, head.split("\n"))]
    for number, event in enumerate(events):
        uid = [] if "UID:" in event else [f"UID:{number}@x"]
        lines += ["BEGIN:VEVENT", *uid, *event.split("\n"), "END:VEVENT"]
    path = small.root / "calendar.ics"
    path.write_text("\r\n".join([*lines, "END:VCALENDAR", ""]), encoding="utf-8")
    result = small.run("import", "ics", str(path))
    assert result.exit_code == 0, result.output
    return (small.root / result.stdout.strip()).read_text(encoding="utf-8")


def apply_all(small: SmallJournal, review: str = "journal/imports/calendar.md") -> str:
    """Tick every heading and line of a review, and return what was said."""
    path = small.root / review
    path.write_text(path.read_text(encoding="utf-8").replace("- [ ] ", "- [x] "), encoding="utf-8")
    result = small.run("import", "apply", review)
    assert result.exit_code == 0, result.output
    return result.output


def lines(review: str) -> list[str]:
    return [line for line in review.splitlines() if line.startswith("- [ ] ")]


def owed(small: SmallJournal) -> set[str]:
    return {debt["id"] for debt in json.loads(small.run("todo", "--format", "json").stdout)["debts"]}


def test_past_entries_with_people_on_file_are_lines_to_tick_and_owe_nothing(journal: MakeJournal) -> None:
    small = journal(CROWD)
    before = owed(small)
    review = calendar(
        small, f"{PAST}\nSUMMARY:Coffee\n{INVITED}", "DTSTART:20250110T140000Z\nSUMMARY:Tea with Ben Okoro",
        "DTSTART:20250111T140000Z\nSUMMARY:Dentist",
    )  # fmt: skip
    assert len(lines(review)) == 2
    assert "## [ ] Meetings that lie in the past (2)" in review
    assert "One entry lies in the past with nobody whom your journal has." in review
    apply_all(small)
    text = (small.root / "journal/meetings/2026-11-03-ana.md").read_text()
    assert "status: held" in text
    assert "waived: {all: from a calendar}" in text or "waived:\n  all: from a calendar" in text
    assert (small.root / "journal/meetings/2025-01-10-ben.md").exists()
    assert owed(small) <= before
    assert small.run("check").exit_code == 0


@pytest.mark.parametrize(
    ("profile", "head", "owner"),
    [
        (PROFILE, "", "CN=D. M.:mailto:dot@example.com"),
        (PROFILE, "", "CN=Dot Marsh:mailto:work@example.com"),
        (PROFILE, "", "CN=\"Marsh, Dot\":mailto:work@example.com"),
        (PROFILE, "X-WR-CALNAME:work@example.com", "CN=D. M.:mailto:work@example.com"),
        ("---\nname: Your Name\n---\n", "X-WR-CALNAME:work@example.com", "CN=Dot Marsh:mailto:work@example.com"),
        ("---\nname: Your Name\n---\n", "X-WR-CALNAME:Dot Marsh", "CN=Dot Marsh:mailto:work@example.com"),
        ("---\nname: Your Name\n---\n", "X-WR-CALNAME:Calendar", "CN=Dot Marsh:mailto:work@example.com"),
        ("---\nname: Your Name\n---\n", "", "CN=Dot Marsh:mailto:work@example.com"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("day", [AHEAD, PAST])
def test_the_owner_is_never_a_guest(journal: MakeJournal, profile: str, head: str, owner: str, day: str) -> None:
    small = journal({**CROWD, "profile.md": profile})
    review = calendar(small, f"{day}\nSUMMARY:Coffee\nORGANIZER;{owner}\nATTENDEE;{owner}\n{INVITED}", head=head)
    assert len(lines(review)) == 1
    assert "new contact" not in review
    assert "with: ana," in review


def test_a_colleague_who_organizes_is_a_guest_of_an_owner_who_is_known(journal: MakeJournal) -> None:
    organizer = "ORGANIZER;CN=Eve Lund:mailto:eve@example.com\nATTENDEE;CN=Dot Marsh:mailto:dot@example.com"
    for profile in (PROFILE, PROFILE.replace("email: dot@example.com\n", "")):
        small = journal({**CROWD, "profile.md": profile})
        review = calendar(small, f"{AHEAD}\nSUMMARY:Coffee\n{organizer}")
        assert "is taken for you" not in review
        assert "new contact: `{name: Eve Lund, email: eve@example.com}`" in review

"""Titles, birthdays, links and descriptions of calendar entries."""

import pytest
from conftest import MakeJournal
from hypothesis import given
from hypothesis import strategies as st
from test_calendar_people import AHEAD, CROWD, INVITED, PAST, apply_all, calendar, lines

from generator.io.importers.title_names import names_in


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Call Ben Okoro", "ben"), ("Coffee Ana Silva", "ana"), ("Ana Silva coffee", "ana"),
        ("Kaffee Ana Silva", "ana"),
        ("Mittagessen Benno Okoro", "ben"), ("quick chat Ana Silva today", "ana"), ("ANA SILVA call", "ana"),
        ("Déjeuner Ana Silva", "ana"), ("Almuerzo Ana Silva", "ana"), ("Zoom call Ana Silva (intro)", "ana"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("day", [AHEAD, PAST])
def test_a_person_on_file_is_found_beside_what_a_title_says(
    journal: MakeJournal, title: str, who: str, day: str
) -> None:
    review = calendar(journal(CROWD), f"{day}\nSUMMARY:{title}")
    assert f"with: {who}," in review
    assert "doubtful: " in review


@pytest.mark.parametrize("title", ["Ana Silva Costa", "Ana Silvana", "Maria Ana Silva", "Coffee Anna Silva", "Call"])
def test_somebody_else_is_not_taken_for_a_person_on_file(journal: MakeJournal, title: str) -> None:
    review = calendar(journal(CROWD), f"{AHEAD}\nSUMMARY:{title}")
    assert not lines(review)
    assert "One entry names nobody" in review


@given(st.lists(st.sampled_from(["call", "Lunch", "with", "mit", "Kaffee"]), max_size=3), st.booleans())
def test_a_name_is_found_wherever_it_stands_among_words_for_a_meeting(around: list[str], first: bool) -> None:
    title = " ".join(["Ana Silva", *around] if first else [*around, "Ana Silva"])
    assert "Ana Silva" in list(names_in(title))


@pytest.mark.parametrize(
    ("title", "start", "written"),
    [
        ("Ana Silva: Geburtstag", "19800504", "1980-05-04"), ("Ana Silva's birthday", "20260504", "4 May"),
        ("Ana Silva’s Birthday", "16040504", "4 May"), ("Geburtstag von Ana Silva", "19800504", "1980-05-04"),
        ("Ana Silva hat Geburtstag", "20250504", "4 May"), ("Ana Silvas Geburtstag", "20250504", "4 May"),
        ("Anniversaire de Ana Silva", "20250504", "4 May"), ("Anniversaire d'Ana Silva", "20250504", "4 May"),
        ("Cumpleaños de Ana Silva", "20250504", "4 May"), ("🎂 Ana Silva", "20250504", "4 May"),
        ("Birthday: Ana Silva (1980)", "20250504", "1980-05-04"), ("Ana Silva - Birthday", "19700504", "4 May"),
        ("Happy birthday Ana Silva!", "20250504", "4 May"), ("Ana Silva 40th birthday", "20250504", "4 May"),
        ("Compleanno di Ana Silva", "20250504", "4 May"),
    ],
)  # fmt: skip
def test_a_birthday_of_every_year_is_a_birthday_of_somebody_on_file(
    journal: MakeJournal, title: str, start: str, written: str
) -> None:
    small = journal(CROWD)
    event = f"DTSTART;VALUE=DATE:{start}\nRRULE:FREQ=YEARLY\nSUMMARY:{title}"
    review = calendar(small, event)
    assert "new meeting" not in review
    assert len(lines(review)) == 1
    apply_all(small)
    assert f"birthday: {written}" in (small.root / "journal/contacts/ana.md").read_text()
    assert not lines(calendar(small, event))


def test_birthdays_of_others_are_counted(journal: MakeJournal) -> None:
    review = calendar(journal(CROWD), "DTSTART;VALUE=DATE:19800504\nRRULE:FREQ=YEARLY\nSUMMARY:Eve Lund's birthday")
    assert not lines(review)
    assert "One entry notes the birthday of somebody whom your journal does not have." in review


@pytest.mark.parametrize(
    ("where", "link", "place"),
    [
        ("DESCRIPTION:Join: https://us02web.zoom.us/j/123?pwd=a.", "https://us02web.zoom.us/j/123?pwd=a", ""),
        ("LOCATION:Microsoft Teams-Besprechung\nDESCRIPTION:x <https://teams.microsoft.com/l/meetup-join/19%3a>",
         "https://teams.microsoft.com/l/meetup-join/19%3a", ""),
        ("CONFERENCE;VALUE=URI:https://meet.google.com/abc-defg-hij", "https://meet.google.com/abc-defg-hij", ""),
        ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc-defg-hij", "https://meet.google.com/abc-defg-hij", ""),
        ("LOCATION:https://meet.example.com/abc", "https://meet.example.com/abc", ""),
        ("LOCATION:Zoom https://zoom.us/j/1", "https://zoom.us/j/1", ""),
        ("LOCATION:Harbour 1\nDESCRIPTION:or https://zoom.us/j/1", "https://zoom.us/j/1", "Harbour 1"),
    ],
)  # fmt: skip
def test_a_call_has_its_link_and_is_a_video_meeting(journal: MakeJournal, where: str, link: str, place: str) -> None:
    small = journal(CROWD)
    calendar(small, f"{AHEAD}\nSUMMARY:Coffee\n{where}\n{INVITED}")
    apply_all(small)
    text = (small.root / "journal/meetings/2026-12-03-ana.md").read_text()
    assert f"link: {link}" in text.replace('"', "")
    assert ("how: video" in text) is not bool(place)
    assert (f"place: {place}" in text) if place else ("place:" not in text)


@pytest.mark.parametrize("day", [AHEAD, PAST])
def test_the_description_stands_under_research(journal: MakeJournal, day: str) -> None:
    small = journal(CROWD)
    calendar(
        small, f"{day}\nSUMMARY:Coffee\nDESCRIPTION:Agenda:\\nboats\\, nets <b>and</b> ropes\\n# no heading\n{INVITED}"
    )
    apply_all(small)
    text = next((small.root / "journal/meetings").glob("*-ana.md")).read_text()
    research = text.split("## Research\n")[1].split("## Questions")[0]
    assert research.strip() == "Agenda:\nboats, nets and ropes\n\\# no heading"

"""What was ticked is written, and nothing else; what its owner wrote meanwhile is never overwritten."""

from pathlib import Path

import pytest
from conftest import MakeJournal
from sample_world import tick_all
from small_journal import SmallJournal

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
DEE = "Dee,Ito,https://www.linkedin.com/in/dee-ito,dee@example.com,Blue Crane,Model maker,15 Mar 2024\n"
EVA = "Eva,Roth,https://www.linkedin.com/in/eva-roth,,Steelworks,Welder,16 Mar 2024\n"
ANA = "Ana,Silva,https://www.linkedin.com/in/ana,ana@example.com,Tide Pool,Curator,15 Mar 2024\n"
ANA_RECORD = """
    ---
    # mine
    name: 'Ana Silva'   # from the ferry
    email: ana@example.com
    company: Bank of Sand
    ---

    Knows boats.
    """
REVIEW = "journal/imports/connections.md"


def reviewed(small: SmallJournal, *rows: str, name: str = "Connections.csv") -> Path:
    """Import connections and return the review."""
    file = small.root.parent / name
    file.write_text(HEAD + "".join(rows), encoding="utf-8")
    result = small.run("import", "linkedin", str(file))
    assert result.exit_code == 0, result.output
    return small.root / result.stdout.strip()


def ticking(review: Path, words: str) -> None:
    """Tick the one line that has these words."""
    text = review.read_text(encoding="utf-8")
    (line,) = (line for line in text.splitlines() if line.startswith("- [ ]") and words in line)
    review.write_text(text.replace(line, line.replace("[ ]", "[x]", 1)), encoding="utf-8")


def record(small: SmallJournal, name: str) -> str:
    return (small.root / "journal" / "contacts" / f"{name}.md").read_text(encoding="utf-8")


def people(small: SmallJournal) -> set[str]:
    return {path.stem for path in (small.root / "journal" / "contacts").glob("*.md")}


def test_only_what_is_ticked_is_written(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, DEE, EVA)
    ticking(review, "Dee Ito")
    result = small.run("import", "apply", REVIEW)
    assert (result.exit_code, result.stdout) == (0, "journal/contacts/dee-ito.md\n")
    assert people(small) == {"ana-silva", "dee-ito"}
    assert "  written: journal/contacts/dee-ito.md: `{name: Dee Ito" in review.read_text(encoding="utf-8")


def test_the_line_left_today_may_be_ticked_on_a_later_day(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, DEE, EVA)
    ticking(review, "Dee Ito")
    small.run("import", "apply", REVIEW)
    ticking(review, "Eva Roth")
    assert small.run("import", "apply", REVIEW).stdout == "journal/contacts/eva-roth.md\n"
    again = small.run("import", "apply", REVIEW)
    assert (again.exit_code, again.stdout) == (0, "")
    assert "put an x" in again.stderr


def test_a_ticked_heading_takes_its_section_but_for_what_is_refused(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, DEE, EVA, ANA)
    text = review.read_text(encoding="utf-8")
    text = text.replace("- [ ] **Eva Roth**", "- [-] **Eva Roth**").replace("## [ ] New people", "## [x] New people")
    review.write_text(text, encoding="utf-8")
    small.run("import", "apply", REVIEW)
    assert people(small) == {"ana-silva", "dee-ito"}
    assert record(small, "ana-silva").count("\n") == 8, "her blanks were not under that heading"


def test_a_heading_ticked_before_its_own_box_counts_too(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, DEE)
    review.write_text(review.read_text(encoding="utf-8").replace("## ", "## [x] "), encoding="utf-8")
    small.run("import", "apply", REVIEW)
    assert "dee-ito" in people(small)


def test_differences_are_written_one_by_one_and_every_other_byte_stays(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, ANA)
    ticking(review, "now works at")
    small.run("import", "apply", REVIEW)
    before = "---\n# mine\nname: 'Ana Silva'   # from the ferry\nemail: ana@example.com\n"
    after = "company: Tide Pool\nformerly:\n  - Bank of Sand\n---\n\nKnows boats.\n"
    assert record(small, "ana-silva") == before + after


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("company: Bank of Sand", "company: Harbour", "`company` says Harbour by now"),
        ("company: Bank of Sand", "company: Bank of Sand\nrole: Diver", "`role` says Diver by now"),
    ],
)
def test_what_was_written_since_the_review_is_not_overwritten(
    journal: MakeJournal, old: str, new: str, said: str
) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, ANA)
    path = small.root / "journal" / "contacts" / "ana-silva.md"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    tick_all(review)
    result = small.run("import", "apply", REVIEW)
    assert said in result.stderr
    assert new.splitlines()[-1] in record(small, "ana-silva")


def test_a_field_that_cannot_be_read_is_no_blank(journal: MakeJournal) -> None:
    small = journal(
        {"contacts/ana-silva.md": ANA_RECORD.replace("company:", "linkedin_connected: 2026-02-30\n    company:")}
    )
    text = reviewed(small, ANA).read_text(encoding="utf-8")
    assert "linkedin_connected:" not in text
    assert "left out: `linkedin_connected` holds something in your journal that can't be read" in text


def test_somebody_who_got_a_record_meanwhile_gets_no_second_one(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, DEE)
    (small.root / "journal/contacts/di.md").write_text("---\nname: Di\nemail: DEE@example.com\n---\n", encoding="utf-8")
    tick_all(review)
    result = small.run("import", "apply", REVIEW)
    assert people(small) == {"ana-silva", "di"}
    assert "journal/contacts/di.md is there by now (the same e-mail address, but another name)" in result.stderr


def test_a_record_that_has_gone_is_said_and_the_rest_is_written(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, ANA, DEE)
    tick_all(review)
    (small.root / "journal/contacts/ana-silva.md").unlink()
    result = small.run("import", "apply", REVIEW)
    assert result.exit_code == 0
    assert "journal/contacts/ana-silva.md is not there any more" in result.stderr
    assert people(small) == {"dee-ito"}


def test_the_owner_may_change_fields_before(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, DEE)
    text = review.read_text(encoding="utf-8").replace(" role: Model maker,", " topics: [glue, wood],")
    review.write_bytes(text.replace("\n", "\r\n").encode())
    tick_all_crlf = review.read_bytes().replace(b"- [ ]", b"- [X]")
    review.write_bytes(tick_all_crlf)
    assert small.run("import", "apply", REVIEW).exit_code == 0
    made = record(small, "dee-ito")
    assert "topics: [glue, wood]" in made
    assert "role" not in made
    assert "\r" not in made


@pytest.mark.parametrize("broken", ["name: {", "name", "- a"])
def test_a_block_that_cannot_be_read_stops_before_anything_is_written(journal: MakeJournal, broken: str) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, EVA, DEE)
    review.write_text(review.read_text(encoding="utf-8").replace("name: Dee Ito", broken), encoding="utf-8")
    tick_all(review)
    result = small.run("import", "apply", REVIEW)
    assert result.exit_code == 2
    assert REVIEW in result.stderr
    assert result.stderr.count("\n") == 1
    assert people(small) == {"ana-silva"}


def test_a_block_that_has_gone_is_named_by_its_line(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, DEE)
    review.write_text("- [x] **Dee Ito**\n", encoding="utf-8")
    result = small.run("import", "apply", REVIEW)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{REVIEW}:1: what this line would write has gone" in result.stderr


def test_two_new_people_of_one_name_get_two_files(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD, "contacts/x.md": "---\nname: X\naliases: dee-ito-2\n---\n"})
    review = reviewed(small, DEE, DEE.replace("dee-ito", "other-dee").replace("dee@", "d@"))
    review.write_text(review.read_text(encoding="utf-8").replace("- [ ]", "- [x]", 2), encoding="utf-8")
    small.run("import", "apply", REVIEW)
    assert people(small) == {"ana-silva", "x", "dee-ito", "dee-ito-3"}
    assert small.run("check").exit_code == 0


def test_a_name_that_makes_a_long_file_name_is_shortened(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, DEE.replace("Ito", "王" * 150))
    tick_all(review)
    small.run("import", "apply", REVIEW)
    assert max(len(name.encode()) for name in people(small)) <= 80
    assert len(people(small)) == 2


def test_an_introducer_who_was_not_taken_stays_as_a_note(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    file = tmp_path / "list.csv"
    file.write_text(
        "Name,Company,Referred by\nDee Ito,A,Ana Silva\nEva Roth,B,Dee Ito\nFay Poe,C,Eva Roth\n", encoding="utf-8"
    )
    review = small.root / small.run("import", "xlsx", str(file)).stdout.strip()
    ticking(review, "Eva Roth")
    ticking(review, "Fay Poe")
    small.run("import", "apply", "list")
    assert "introduced_by" not in record(small, "eva-roth")
    assert record(small, "eva-roth").endswith("\nIntroduced by Dee Ito.\n")
    assert "introduced_by: eva-roth" in record(small, "fay-poe")
    assert small.run("check").exit_code == 0


def tea_with(guest: str, small: SmallJournal, tmp_path: Path) -> Path:
    """Import a calendar with one talk, and return its review."""
    lines = ["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", "DTSTART:20261201T140000Z", "SUMMARY:Tea"]
    lines += [f"ATTENDEE;CN={guest}", "END:VEVENT", "END:VCALENDAR", ""]
    file = tmp_path / "c.ics"
    file.write_text("\r\n".join(lines), encoding="utf-8")
    return small.root / small.run("import", "ics", str(file)).stdout.strip()


def test_a_meeting_waits_for_the_records_of_its_people(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = tea_with("Dee Ito:mailto:dee@example.com", small, tmp_path)
    ticking(review, ": Tea")
    alone = small.run("import", "apply", "c")
    assert alone.stdout == ""
    assert "nobody is called Dee Ito; tick the line of their own record too" in alone.stderr
    ticking(review, "dee@example.com")
    both = small.run("import", "apply", "c")
    assert both.stdout == "journal/contacts/dee-ito.md\njournal/meetings/2026-12-01-dee-ito.md\n"
    assert small.run("check").exit_code == 0


def test_hundreds_of_people_are_owed_nothing(journal: MakeJournal) -> None:
    small = journal(
        {
            "contacts/ana-silva.md": ANA_RECORD,
            "updates/2026-11-01-news.md": "---\ndate: 2026-11-01\nsubject: News\n---\n\nHi.\n",
        }
    )
    rows = [
        f"P{n},Ito,https://www.linkedin.com/in/p{n},p{n}@example.com,C{n % 7},Maker,15 Mar 2024\n" for n in range(300)
    ]
    tick_all(reviewed(small, *rows))
    result = small.run("import", "apply", REVIEW)
    assert result.stdout.count("\n") == 300
    assert small.run("todo", "--all", "--format", "json").stdout.count('"id"') == 0
    assert small.run("check").exit_code == 0


def unmarked(review: Path, small: SmallJournal) -> str:
    """Apply a review as if the run before had been killed once the records were there, and return what is said."""
    before = review.read_bytes()
    first = small.run("import", "apply", review.stem)
    assert first.exit_code == 0, first.output
    written = {path: path.read_bytes() for path in (small.root / "journal").rglob("*.md")}
    review.write_bytes(before)
    again = small.run("import", "apply", review.stem)
    assert (again.exit_code, again.stdout) == (0, "")
    assert {path: path.read_bytes() for path in (small.root / "journal").rglob("*.md")} == written
    return again.stderr


def test_what_a_killed_run_wrote_is_marked_by_the_next_and_not_written_twice(
    journal: MakeJournal, tmp_path: Path
) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    file = tmp_path / "list.csv"
    rows = ("Ana Silva,Bank of Sand,,Likes *tea*", "Eva Roth,B,Dee Ito,", "Dee Ito,A,Ana Silva,Met in June")
    file.write_text("\n".join(("Name,Company,Referred by,Notes", *rows, "")), encoding="utf-8")
    review = small.root / small.run("import", "xlsx", str(file)).stdout.strip()
    tick_all(review)
    said = unmarked(review, small)
    assert record(small, "ana-silva").count("tea") == 1
    assert said.count("says it already: journal/contacts/") == 3


def test_a_talk_that_a_killed_run_wrote_is_marked_too(journal: MakeJournal, tmp_path: Path) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = tea_with("Ana Silva:mailto:ana@example.com", small, tmp_path)
    tick_all(review)
    assert unmarked(review, small) == "says it already: journal/meetings/2026-12-01-ana-silva.md\n"


def earlier_form(review: Path) -> None:
    """Write a review as it was written when each line had a block of YAML under it."""
    block = "  ```yaml\n  # new contact\n  name: Dee Ito\n  email: dee@example.com\n  ```\n"
    change = (
        "  ```yaml\n  # in journal/contacts/ana-silva.md\n  # instead of Bank of Sand\n  company: Tide Pool\n  ```\n"
    )
    review.parent.mkdir(parents=True)
    review.write_text(f"## [x] New\n\n- [ ] **Dee Ito**\n{block}\n- [ ] **Ana Silva** now\n{change}", encoding="utf-8")


def test_a_review_of_the_earlier_form_is_applied_too(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = small.root / REVIEW
    earlier_form(review)
    small.run("import", "apply", REVIEW)
    assert "email: dee@example.com" in record(small, "dee-ito")
    assert "company: Tide Pool" in record(small, "ana-silva")
    assert review.read_text(encoding="utf-8").count("# written: journal/contacts/") == 2


BEN = "Ana,Silva,https://www.linkedin.com/in/other-ana,silva@example.org,Harbour,Pilot,15 Mar 2024\n"


def test_of_a_person_who_may_be_somebody_else_one_line_is_ticked(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, BEN)
    text = review.read_text(encoding="utf-8")
    assert text.count("\n- [ ] ") == 2
    assert "\n## Not clear who is meant\n" in text, "a heading with a box would take both"
    review.write_text(text.replace("- [ ]", "- [x]"), encoding="utf-8")
    both = small.run("import", "apply", REVIEW)
    assert (both.exit_code, both.stdout, both.stderr.count("\n")) == (2, "", 1)
    assert "both are ticked" in both.stderr
    assert people(small) == {"ana-silva"}


@pytest.mark.parametrize(("words", "made"), [("a new person", "ana-silva-2"), ("the same person as", "")])
def test_the_owner_says_who_is_meant(journal: MakeJournal, words: str, made: str) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, BEN)
    ticking(review, words)
    assert small.run("import", "apply", REVIEW).exit_code == 0
    assert people(small) == {"ana-silva", *filter(None, [made])}
    own = record(small, "ana-silva")
    assert ("silva@example.org" in own) is not bool(made)
    assert "company: Bank of Sand" in own, "what differs stays"
    again = small.run("import", "apply", REVIEW)
    assert (again.exit_code, again.stdout) == (0, "")
    other = "the same person as" if made else "a new person"
    ticking(review, other)
    assert small.run("import", "apply", REVIEW).exit_code == 2


TWO = (DEE, DEE.replace("dee-ito", "other-dee").replace("dee@", "d@").replace("Model maker", "Baker"))


@pytest.mark.parametrize("at_once", [True, False])
def test_two_of_a_file_who_are_one_are_written_as_one(journal: MakeJournal, at_once: bool) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, *TWO)
    for words in ("Model maker at Blue Crane: a new person", "the same person as row 2"):
        ticking(review, words)
        if not at_once:
            assert small.run("import", "apply", REVIEW).exit_code == 0
    result = small.run("import", "apply", REVIEW)
    assert result.exit_code == 0, result.output
    assert people(small) == {"ana-silva", "dee-ito"}
    made = record(small, "dee-ito")
    assert "d@example.com" in made
    assert "role: Model maker" in made
    assert review.read_text(encoding="utf-8").count("written: journal/contacts/dee-ito.md") == 2


def test_what_adds_to_a_line_that_nobody_ticked_waits_for_it(journal: MakeJournal) -> None:
    small = journal({"contacts/ana-silva.md": ANA_RECORD})
    review = reviewed(small, *TWO)
    ticking(review, "the same person as row 2")
    result = small.run("import", "apply", REVIEW)
    assert (result.exit_code, result.stdout) == (0, "")
    assert "tick the line of the new person to whom it adds too" in result.stderr

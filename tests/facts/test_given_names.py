"""Whom a name given in a meeting means: the one who bears it, unless they work elsewhere (contract §2)."""

import json
from typing import Any

import pytest
from conftest import MakeJournal
from small_journal import SmallJournal

from generator.facts.touches import introduced
from generator.io.masking.masked import mask

SAM = "---\nname: Sam Taylor\naliases: Sammy\ncompany: Arcadis\nformerly: [Old Mill, '[[kelp]]']\n---\n"


def world(make: MakeJournal, given: str, **more: str) -> SmallJournal:
    meeting = f"---\ndate: 2026-11-20\nwith: geoff\nintroductions: [{given}]\n---\n\n## Notes\n\nTides.\n"
    files = {"contacts/geoff.md": "---\nname: Geoff\n---\n", "contacts/sam-taylor.md": SAM,
             "companies/kelp.md": "---\nname: Kelp & Sons\n---\n", "meetings/2026-11-20-geoff.md": meeting}  # fmt: skip
    return make(files | more)


def approach(journal: SmallJournal) -> list[tuple[str, str]]:
    debts = json.loads(journal.run("todo", "--format", "json").stdout)["debts"]
    return [(debt["id"], debt["name"]) for debt in debts if debt["kind"] == "approach"]


def namesakes(journal: SmallJournal) -> list[dict[str, Any]]:
    found = json.loads(journal.run("check", "--format", "json").stdout)["diagnostics"]
    return [one for one in found if one["rule"] == "namesake"]


ON_FILE = (
    "Sam Taylor", "Sammy", "{name: Sam Taylor, company: Arcadis}", "{name: sam taylor, company: ARCADIS}",
    "{name: Sam Taylor, company: Old Mill}", "{name: Sam Taylor, company: kelp}",
    "{name: Sam Taylor, company: Kelp & Sons}",
    "{name: sam-taylor, company: Wardell Moor}", "{name: '[[Sam Taylor]]', company: Wardell Moor}",
    "{name: Sam Taylor, contact: sam-taylor, company: Wardell Moor}",
)  # fmt: skip


@pytest.mark.parametrize("given", ON_FILE)
def test_a_name_means_the_person_on_file_who_worked_there(journal: MakeJournal, given: str) -> None:
    made = world(journal, given)
    key = "sammy" if given == "Sammy" else "sam-taylor"
    assert approach(made) == [(f"approach/2026-11-20-geoff/sam-taylor/{key}", "Sam Taylor")]
    assert namesakes(made) == []


@pytest.mark.parametrize("given", ["{name: Sam Taylor, company: Wardell Moor}", "{name: Sammy, company: Moor}"])
def test_a_name_with_another_company_is_somebody_else(journal: MakeJournal, given: str) -> None:
    made = world(journal, given)
    name = "Sammy" if "Sammy" in given else "Sam Taylor"
    slug = name.lower().replace(" ", "-")
    assert approach(made) == [(f"approach/2026-11-20-geoff/-/{slug}", name)]
    (found,) = namesakes(made)
    assert (found["line"], found["column"], found["severity"]) == (4, 24, "warning")
    # No reader of introductions takes one for the other.
    made.run("export", "json", "-o", str(made.root / "out.json"))
    exported = json.loads((made.root / "out.json").read_text())
    people = {person["slug"]: person for person in exported["contacts"]}
    assert people["geoff"]["introduced"] == []
    assert people["geoff"]["yield"]["introduced"] == 1
    assert people["sam-taylor"]["degree"] == 1
    assert exported["meetings"][0]["introductions"][0]["contact"] is None


def test_done_notes_in_the_item_that_a_namesake_was_contacted(journal: MakeJournal) -> None:
    made = world(journal, "{name: Sam Taylor, company: Wardell Moor}")
    close = next(d["close"] for d in json.loads(made.run("todo", "--format", "json").stdout)["debts"]
                 if d["kind"] == "approach")  # fmt: skip
    assert close == "journal done approach/2026-11-20-geoff/-/sam-taylor"
    assert made.run(*close.split()[1:]).exit_code == 0
    assert approach(made) == []
    assert "outreach" not in (made.root / "journal/contacts/sam-taylor.md").read_text()


def test_a_name_that_two_records_answer_is_somebody_without_a_record(journal: MakeJournal) -> None:
    made = world(journal, "Sam Taylor", **{"contacts/sam-2.md": "---\nname: Sam Taylor\ncompany: Kelp\n---\n"})
    assert approach(made) == [("approach/2026-11-20-geoff/-/sam-taylor", "Sam Taylor")]
    assert [found["line"] for found in namesakes(made)] == [4]


def test_whose_company_nobody_knows_is_no_namesake(journal: MakeJournal) -> None:
    sam = {"contacts/sam-taylor.md": "---\nname: Sam Taylor\n---\n"}
    made = world(journal, "{name: Sam Taylor, company: Wardell Moor}", **sam)
    assert approach(made) == [("approach/2026-11-20-geoff/sam-taylor/sam-taylor", "Sam Taylor")]


def test_a_new_name_of_the_person_on_file_leaves_a_namesake_alone(journal: MakeJournal) -> None:
    made = world(journal, "{name: Sam Taylor, company: Wardell Moor}")
    assert made.run("rename", "sam-taylor", "samantha-taylor").exit_code == 0
    assert (
        "{name: Sam Taylor, company: Wardell Moor}" in (made.root / "journal/meetings/2026-11-20-geoff.md").read_text()
    )


def test_a_namesake_has_initials_of_their_own_in_a_copy_to_show(journal: MakeJournal) -> None:
    made = world(journal, "{name: Sam Taylor, company: Wardell Moor}")
    shown = mask(made.load()).journal
    (meeting,) = shown.meetings
    assert introduced(shown, meeting.introductions[0]) is None

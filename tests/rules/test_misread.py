"""Beside an error in how a file is read there is no advice about what that file seems to lack."""

import pytest
from conftest import MakeJournal

HELD = "---\ndate: 2026-11-20\nwith: ana\n{}---\n\n## Notes\n\nTides.\n"
FAULTS = {
    "invalid-yaml": "objective: learn: tides\n",
    "not-a-choice": "kind: informational-intervieww\n",
    "wrong-type": "duration: long\n",
    "not-a-date": "confirmed: 2026-02-30\n",
    "unknown-field": "objectiv: learn how tides are measured\n",
    "cut-by-comment": "objective: #tides\n",
    "duplicate-field": "with: ana\n",
    "merge-conflict": "<<<<<<< HEAD\ntitle: a\n=======\ntitle: b\n>>>>>>> other\n",
}


def rules(journal: MakeJournal, meeting: str) -> set[str]:
    made = journal({"contacts/ana.md": "---\nname: Ana\n---\n", "meetings/2026-11-20-ana.md": meeting})
    lines = made.run("check", "--format", "concise").stdout.splitlines()
    return {line.partition("[")[2].partition("]")[0] for line in lines if "[" in line}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_misread_meeting_gets_no_advice_on_what_it_lacks(journal: MakeJournal, rule: str) -> None:
    assert rules(journal, HELD.format(FAULTS[rule])) == {rule}


def test_without_its_front_matter_a_meeting_breaks_one_rule(journal: MakeJournal) -> None:
    assert rules(journal, "Ana and I spoke.\n") == {"missing-front-matter"}


def test_a_meeting_with_a_field_of_the_owner_s_own_is_advised_as_ever(journal: MakeJournal) -> None:
    assert rules(journal, HELD.format("weather: mild\n")) == {
        "unknown-field", "no-objective", "no-research", "too-few-questions", "no-introductions-asked",
        "no-permission-asked",
    }  # fmt: skip

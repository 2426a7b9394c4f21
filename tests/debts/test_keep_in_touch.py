"""`keep-in-touch` (contract §3)."""

import pytest
from conftest import MakeJournal
from owing import world


def ana(fields: str) -> dict[str, str]:
    return {"contacts/ana.md": f"name: Ana Silva\n{fields}"}


@pytest.mark.parametrize(
    ("fields", "due"),
    [
        ("keep_in_touch: 3 months\noutreach: [2026-08-31 email about hello]", "2026-11-30"),
        ("keep_in_touch: 3 months\nmet_on: 2026-08-10", "2026-11-10"),
        ("keep_in_touch: 3 months\nmet_on: 2026-11-10\nheard: [2026-08-01 email]", "2026-11-01"),
        ("keep_in_touch: 1 month\nmet_on: 2026-01-31", "2026-02-28"),
        ("keep_in_touch: 2 weeks\nmet_on: 2026-11-10\nsnooze_until: 2026-12-24", "2026-12-24"),
        ("keep_in_touch: 2 weeks\nmet_on: 2026-11-10\nsnooze_until: 2026-11-12", "2026-11-24"),
        ("keep_in_touch: 2 weeks\nsnooze_until: 2026-12-24", "2026-12-24"),
        ("snooze_until: 2026-12-24", "2026-12-24"),
        ("met_on: 2026-01-31\nsnooze_until: 2026-11-12", "2026-11-12"),
        ("snooze_until: 2026-11-12\nheard: [2026-11-11 email]", "2026-11-12"),
    ],
)
def test_when_it_falls_due(journal: MakeJournal, fields: str, due: str) -> None:
    debt = world(journal, ana(fields)).one("keep-in-touch")
    assert (debt.id, debt.due_text) == ("keep-in-touch/ana/ana", due)


@pytest.mark.parametrize(
    "fields",
    [
        "met_on: 2026-01-10",
        "keep_in_touch: 3 months",
        "keep_in_touch: 3 months\nmet_on: 2026-11-23",
        "keep_in_touch: 3 months\nmet_on: 2026-01-10\nmay_follow_up: no",
        "keep_in_touch: 3 months\nmet_on: 2026-01-10\narchived: yes",
        "snooze_until: 2026-11-12\nheard: [2026-11-12 email]",
    ],
)
def test_when_nothing_is_owed(journal: MakeJournal, fields: str) -> None:
    assert not world(journal, ana(fields)).states("keep-in-touch")


def test_a_touch_moves_it_and_it_is_never_listed_closed(journal: MakeJournal) -> None:
    fields = "keep_in_touch: 2 weeks\nmet_on: 2026-10-01\nheard: [2026-11-20 email]"
    found = world(journal, ana(fields))
    assert found.states("keep-in-touch") == ["upcoming"]
    assert found.one("keep-in-touch").due_text == "2026-12-04"


def test_a_touch_of_a_later_day_moves_nothing(journal: MakeJournal) -> None:
    fields = "keep_in_touch: 2 weeks\nmet_on: 2026-11-01\nheard: [2026-11-23 email]"
    assert world(journal, ana(fields)).one("keep-in-touch").due_text == "2026-11-15"


def test_it_neither_lapses_nor_knows_owed_since(journal: MakeJournal) -> None:
    fields = "keep_in_touch: 2 weeks\nmet_on: 2020-01-01"
    assert world(journal, ana(fields), owed_since="2026-01-01").states("keep-in-touch") == ["overdue"]


def test_it_can_be_waived(journal: MakeJournal) -> None:
    fields = "keep_in_touch: 2 weeks\nmet_on: 2026-10-01\nwaived: {keep-in-touch: she is at sea}"
    assert world(journal, ana(fields)).states("keep-in-touch") == ["waived"]

"""A one-line form taken apart: every part is where it stands, and one word too many is all of it."""

import pytest
from reading import contact

from generator.model.items import Outreach, Told
from generator.model.values import take_apart


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("email 2026-11-22: liked it", {"by": "email", "on": "2026-11-22", "note": "liked it"}),
        ("email 2026-11-22:   liked it ", {"by": "email", "on": "2026-11-22", "note": "liked it"}),
        ("email by post 2026-11-22", {"by": "email", "on": "2026-11-22", "unknown": "by post"}),
        ("email by the post 2026-11-22", {"by": "email", "on": "2026-11-22", "unknown": "by the post"}),
        ("2026-11-22 email replied 2026-11-23", {"on": "2026-11-22", "by": "email", "replied": "2026-11-23"}),
        ("2026-11-22 10:00 email", {"on": "2026-11-22 10:00", "by": "email"}),
        ("email 2026-11-22", {"by": "email", "on": "2026-11-22"}),
        (" email  2026-11-22 ", {"by": "email", "on": "2026-11-22"}),
        ("2026 2026-11-22", {"on": "2026", "by": "2026-11-22"}),
    ],
)
def test_each_part_is_where_it_says(line: str, parts: dict[str, str]) -> None:
    found = take_apart(Outreach, line)
    assert {part.field: part.text for part in found} == parts
    for part in found:
        if part.field != "note" or not line.endswith(" "):
            assert line[part.start : part.end] == part.text


def test_names_before_the_day_are_told_apart_by_commas() -> None:
    found = take_apart(Told, "ana, ben okafor 2026-11-22 email")
    assert [(part.field, part.text) for part in found] == [
        ("who", "ana"), ("who", "ben okafor"), ("on", "2026-11-22"), ("by", "email"),
    ]  # fmt: skip


def test_a_note_that_a_comment_cuts_is_pointed_at() -> None:
    """The second half of the mapping that YAML makes of such a line is looked at, not the first."""
    assert contact("outreach:\n  - 2026-03-01 email: liked her talk #harbour")[1] == ["cut-by-comment"]
    assert contact("outreach:\n  - 2026-03-01 email: liked her talk # harbour")[1] == []

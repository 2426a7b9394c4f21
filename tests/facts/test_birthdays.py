"""A birthday is read from the owner's words, and comes round."""

from datetime import date

import pytest
from conftest import MakeJournal

from generator.facts.birthdays import next_birthday


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("30 November", "2026-11-30"),
        ("November 30, turns fifty", "2026-11-30"),
        ("1 March", "2027-03-01"),
        ("22 Nov", "2026-11-22"),
        ("1980-12-03", "2026-12-03"),
        ("29 February", "2027-02-28"),
        ("31 February", None),
        ("in spring", None),
        ("May", None),
    ],
)
def test_the_next_one(journal: MakeJournal, written: str, found: str | None) -> None:
    files = {"contacts/ana.md": f'---\nname: Ana\npersonal:\n  Birthday: "{written}"\n---\n'}
    (ana,) = journal(files).load().contacts
    day = next_birthday(ana, date(2026, 11, 22))
    assert (str(day) if day else None) == found

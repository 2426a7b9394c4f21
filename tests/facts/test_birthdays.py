"""A birthday is read from the owner's words, and comes round."""

from datetime import date

import pytest
from conftest import MakeJournal

from generator.facts.birthdays import birthday, next_birthday


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("30 November", "2026-11-30"),
        ("November 30, turns fifty", "2026-11-30"),
        ("1 March", "2027-03-01"),
        ("22 Nov", "2026-11-22"),
        ("1980-12-03", "2026-12-03"),
        ("29 February", "2027-02-28"),
        ("Dec. 3", "2026-12-03"),
        ("3. März", "2027-03-03"),
        ("1er août", "2027-08-01"),
        ("9 de enero", "2027-01-09"),
        ("3 marbles", None),
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


@pytest.mark.parametrize(
    ("today", "found"),
    [
        ("2027-01-05", "2027-02-28"),
        ("2027-03-01", "2028-02-29"),
        ("2028-02-28", "2028-02-29"),
        ("2028-02-29", "2028-02-29"),
        ("2028-03-01", "2029-02-28"),
        ("2096-03-01", "2097-02-28"),
        ("2099-12-31", "2100-02-28"),
    ],
)
@pytest.mark.parametrize("written", ["29 February", "1980-02-29", "Feb 29", "29. Februar"])
def test_a_leap_days_birthday_is_on_it_in_leap_years(
    journal: MakeJournal, written: str, today: str, found: str
) -> None:
    (ana,) = journal({"contacts/ana.md": f'---\nname: Ana\npersonal: {{birthday: "{written}"}}\n---\n'}).load().contacts
    assert str(next_birthday(ana, date.fromisoformat(today))) == found


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("1980-12-03", (12, 3, 1980)),
        ("3 December 1980", (12, 3, 1980)),
        ("December 3, 1980", (12, 3, 1980)),
        ("3rd of nothing; Dec. 3 1980, at night", (12, 3, 1980)),
        ("3. Dez. 1980", (12, 3, 1980)),
        ("9 de enero de 1975", (1, 9, 1975)),
        ("1er août 1990", (8, 1, 1990)),
        ("29 February 1984", (2, 29, 1984)),
        ("12 March", (3, 12, None)),
        ("12-03", (12, 3, None)),
        ("12 March, 2 sons", (3, 12, None)),
        ("1604-03-12", (3, 12, None)),
        ("12 March 2031", (3, 12, None)),
        ("in spring", None),
    ],
)
def test_the_year_is_kept_where_it_is_known(
    journal: MakeJournal, written: str, found: tuple[int, int, int | None] | None
) -> None:
    (ana,) = journal({"contacts/ana.md": f'---\nname: Ana\npersonal: {{birthday: "{written}"}}\n---\n'}).load().contacts
    assert birthday(ana, date(2026, 11, 22)) == found

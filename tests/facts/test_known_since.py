"""Since when somebody is known: by a meeting, an event, or a day, month or year that the owner wrote (contract §2)."""

from datetime import date

import pytest
from hypothesis import given
from worlds import TODAY, Files, journal_of, worlds

from generator.facts.stages import stage
from generator.facts.touches import first_met_with, known_since
from generator.model.day import Day
from generator.model.moment import Moment
from generator.model.settings import Settings

MET = {"date": "2026-11-10", "with": "ana"}


@pytest.mark.parametrize(
    ("met_on", "meeting", "since"),
    [
        (None, None, None),
        (None, MET, "2026-11-10"),
        ("2023", None, "2023"),
        ("2025-04", None, "2025-04"),
        ("2026-11-03", MET, "2026-11-03"),
        ("2026-11-12", MET, "2026-11-10"),
        ("2026-10", MET, "2026-10"),
        # The meeting may well be what the owner means by the month or the year.
        ("2026-11", MET, "2026-11-10"),
        ("2026", MET, "2026-11-10"),
        # From its first day on it is a fact; a later one is none yet.
        ("2026", None, "2026"),
        ("2026-11", None, "2026-11"),
        ("2026-12", None, None),
        ("2027", MET, "2026-11-10"),
        ("2023", MET | {"status": "cancelled"}, "2023"),
    ],
)
def test_somebody_is_known_since_the_first_meeting_or_an_earlier_met_on(
    met_on: str | None, meeting: dict[str, str] | None, since: str | None
) -> None:
    files: Files = {"contacts/ana": {"met_on": met_on} if met_on else {}}
    if meeting:
        files["meetings/m0"] = meeting
    journal = journal_of(files)
    found = known_since(journal, TODAY, journal.contacts.all[0])
    assert (str(found) if found else None) == since


@pytest.mark.parametrize(
    ("met_on", "before"),
    [("2025", date(2026, 1, 1)), ("2025-04", date(2025, 5, 1)), ("2025-04-03", date(2025, 4, 4))],
)
def test_a_month_or_a_year_is_before_a_day_only_if_all_of_it_is(met_on: str, before: date) -> None:
    since = Moment.parse_partial(met_on)
    assert since.before(before)
    assert not since.before(since.last)
    assert not since.before(since.day)


@given(worlds)
def test_known_since_is_no_later_than_the_first_meeting_and_makes_the_stage_known(files: Files) -> None:
    journal = journal_of(files)
    for person in journal.contacts:
        since, first = known_since(journal, TODAY, person), first_met_with(journal, TODAY, person)
        assert since is None or since.day <= TODAY
        if first is not None:
            assert since == Moment(first[0]) or (since is not None and since.before(first[0]))
        elif since is not None:
            assert stage(Day(journal, TODAY, Settings()), person) != "to-approach"

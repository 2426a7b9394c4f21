"""What must hold on every morning of a year, and how much a morning may ask for."""

from copy import deepcopy
from datetime import date, timedelta
from statistics import median

import pytest

from .account import Help
from .figures import lines, ninth_tenth, overdue
from .owner import Owner
from .reading import contradictions

WEEKS = date(2026, 2, 16)
"""The beginning of six weeks in which clocks change and somebody asks to an interview."""


def wrong(owner: Owner, days: int) -> list[str]:
    return [f"{morning.day} {one}" for morning in owner.live(days) for one in morning.wrong]


def test_six_weeks_in_which_everything_happens() -> None:
    owners = Owner(5, start=WEEKS), Owner(7, 0.6, start=WEEKS)
    assert [wrong(owner, 42) for owner in owners] == [[], []]
    meetings = [one for owner in owners for one in owner.account.meetings.values()]
    people = [one for owner in owners for one in owner.account.people.values()]
    log = "\n".join(line for owner in owners for line in owner.log)
    assert sum(one.kind == "interview" and not one.off for one in meetings) >= 4, "two rounds"
    assert {one.off_by for one in meetings if one.off == "cancelled"} >= {"me", "them"}
    assert any(one.hour and one.day != one.written for one in meetings), "another day by my clock than by theirs"
    assert any(one.day == date(2026, 3, 8) for one in meetings), "on the day on which clocks change"
    assert any(name.stranger for one in meetings for name in one.names), "a namesake"
    assert {bool(said.came) for one in meetings for said in one.awaited} == {True, False}
    assert any(one.before and one.before < WEEKS for one in people), "known before"
    assert any(sent.way == "phone" for one in people for sent in one.letters), "called"
    assert any(one.rest for one in people), "a holiday"
    assert any(owner.account.put_off for owner in owners), "a holiday"
    assert all(owner.account.events for owner in owners)
    assert "a copy of" in log
    assert "typed in half" in log
    assert "whom I do not know, wrote" in log


@pytest.mark.slow
@pytest.mark.parametrize("care", [1.0, 0.6])
@pytest.mark.parametrize("seed", range(2))
def test_a_year(seed: int, care: float) -> None:
    assert wrong(Owner(seed, care), 365) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_a_diligent_year_asks_for_a_few_things_a_day(seed: int) -> None:
    mornings = list(Owner(seed).live(365))
    asked = [lines(morning) for morning in mornings]
    assert median(asked) <= 5
    assert ninth_tenth(asked) <= 9
    # Who does what is due on its day leaves next to nothing over.
    assert median([overdue(morning) for morning in mornings]) == 0


@pytest.fixture(scope="module")
def later() -> tuple[Owner, date]:
    """Return a careless owner after twelve days, and the day that comes."""
    owner = Owner(7, 0.6)
    return owner, [*owner.live(12)][-1].day + timedelta(days=1)


@pytest.mark.parametrize("kind", ["approach", "nudge"])
def test_what_only_the_account_knows_as_done_is_a_contradiction(later: tuple[Owner, date], kind: str) -> None:
    owner, today = later
    mine = deepcopy(owner.account)
    owed = next(one for one in mine.owed(today) if one.kind == kind)
    mine.did(owed.id, today, "email")
    found = list(contradictions(owner.notebook, mine, today))
    assert any(one.startswith(f"{owed.id} is not owed") for one in found)
    assert any(one.startswith("nothing makes this line") or "are named" in one for one in found)


def test_what_the_account_knows_and_the_journal_does_not_owe_is_a_contradiction(later: tuple[Owner, date]) -> None:
    owner, today = later
    mine = deepcopy(owner.account)
    person = next(iter(mine.people.values()))
    mine.people[person.slug].help.append(Help(today - timedelta(days=1), received=True))
    found = list(contradictions(owner.notebook, mine, today))
    assert any(one.startswith(f"thank-help/{person.slug}/") and one.endswith("not said") for one in found)
    assert any(one.startswith("no line says") for one in found)

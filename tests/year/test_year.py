"""What must hold on every morning of a year, and how much a morning may ask for."""

from statistics import median

import pytest

from .figures import lines, ninth_tenth, overdue
from .owner import Owner


def wrong(seed: int, care: float, days: int) -> list[str]:
    return [f"{morning.day} {one}" for morning in Owner(seed, care).live(days) for one in morning.wrong]


@pytest.mark.parametrize("care", [pytest.param(1.0, marks=pytest.mark.slow), 0.6])
def test_ten_weeks(care: float) -> None:
    assert wrong(7, care, 70) == []


@pytest.mark.slow
@pytest.mark.parametrize("care", [1.0, 0.6])
@pytest.mark.parametrize("seed", range(2))
def test_a_year(seed: int, care: float) -> None:
    assert wrong(seed, care, 365) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(2))
def test_a_diligent_year_asks_for_a_few_things_a_day(seed: int) -> None:
    mornings = list(Owner(seed).live(365))
    asked = [lines(morning) for morning in mornings]
    assert median(asked) <= 5
    assert ninth_tenth(asked) <= 9
    # Who does what is due on its day leaves next to nothing over.
    assert median([overdue(morning) for morning in mornings]) == 0

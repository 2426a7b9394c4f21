"""A year of contact: a square a day, the larger the more people, a column a week, Monday above."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from markupsafe import Markup

from generator import words
from generator.pages.pictures.svg import element, group, picture, text

WEEKS = 53
"""The week of the last day, and the 52 before it."""
_CELL, _LEFT, _TOP = 13, 34, 18
_SIDES = (2, 5, 7, 9, 12)
_FROM = (0, 1, 2, 4, 7)
"""From how many people on a day its square has the next size."""


def first_day(today: date) -> date:
    """Return the Monday with which the picture begins."""
    monday = max(today.toordinal() - today.weekday() - 7 * (WEEKS - 1), 1)
    return date.fromordinal(monday)


def heat_map(people: Mapping[date, int], today: date, label: str) -> Markup:
    """Return the picture of how many people I was in touch with on each day of the year up to `today`."""
    start = first_day(today)
    days = [start + timedelta(days=i) for i in range((today - start).days + 1)]
    places: list[list[tuple[float, float]]] = [[] for _ in _FROM]
    for day in days:
        places[_step(people.get(day, 0))].append(_place(day, start))
    return picture(
        label,
        _LEFT + WEEKS * _CELL + 4,
        _TOP + 7 * _CELL + 30,
        group(_months(days, start), "heat-map__months"),
        group(text(words.WEEKDAYS[row][:3], 0, _TOP + row * _CELL + 10, "heat-map__weekday") for row in (0, 2, 4, 6)),
        group((_squares(step, there) for step, there in enumerate(places)), "heat-map__days"),
        group(_legend(), "heat-map__legend"),
        kind="heat-map",
    )


def _place(day: date, start: date) -> tuple[float, float]:
    weeks, row = divmod((day - start).days, 7)
    return _LEFT + (weeks + 0.5) * _CELL, _TOP + (row + 0.5) * _CELL


def _step(count: int) -> int:
    return sum(count >= least for least in _FROM) - 1


def _squares(step: int, places: list[tuple[float, float]]) -> Markup:
    """Return all squares of one size, around their middles, as one shape: a year of elements would be heavy."""
    side = _SIDES[step]
    path = "".join(f"M{x - side / 2:g} {y - side / 2:g}h{side}v{side}h-{side}z" for x, y in places)
    return element("path", class_=f"day day--{step}", d=path)


def _months(days: list[date], start: date) -> Iterator[Markup]:
    for day in days:
        # A month's name stands above its first whole week; none so near the edge that it would be cut.
        if day.day <= 7 and day.weekday() == 0 and (days[-1] - day).days > 13:
            yield text(words.MONTHS[day.month - 1][:3], _place(day, start)[0] - _CELL / 2, 11)


def _legend() -> Iterator[Markup]:
    y = _TOP + 7 * _CELL + 18
    x = float(_LEFT)
    for step, least in enumerate(_FROM):
        upto = _FROM[step + 1] - 1 if step + 1 < len(_FROM) else None
        said = "nobody" if step == 0 else f"{least} or more" if upto is None else _range(least, upto)
        yield _squares(step, [(x + 6, y - 4)])
        yield text(said, x + 16, y)
        x += 24 + 6.2 * len(said) + 8


def _range(least: int, most: int) -> str:
    noun = "person" if most == 1 else "people"
    return f"{least} {noun}" if least == most else f"{least} to {most} people"

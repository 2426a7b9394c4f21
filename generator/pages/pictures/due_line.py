"""What falls due in the next days, as marks above a line of days; what already waits stands at its left end."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from markupsafe import Markup

from generator import words
from generator.pages.pictures.svg import element, group, picture, text

DAYS = 30
_STEP, _LEFT, _MARK = 21.0, 68.0, 11.0
_MOST = 6
"""How many marks stand above each other; behind more of them there is a number."""


def due_line(waiting: int, due: Mapping[date, int], today: date, label: str) -> Markup:
    """Return the picture of how much falls due on each of the next days, today among them."""
    days = [today + timedelta(days=i) for i in range(DAYS + 1) if today.toordinal() + i <= date.max.toordinal()]
    width = _LEFT + _STEP * (DAYS + 1) + 4
    fullest = max([waiting, *(due.get(day, 0) for day in days)])
    floor = 8 + _MARK * min(fullest, _MOST) + (14 if fullest > _MOST else 0)
    return picture(
        label,
        width,
        floor + 20,
        element("path", class_="due-line__floor", d=f"M0 {floor:g}H{width:g}"),
        group(_weekends(days, floor), "due-line__weekends"),
        _stack(waiting, 26, floor, "due-line__waiting"),
        text("waiting", 26, floor + 15, None, "middle"),
        group(_stack(due.get(day, 0), _x(i), floor, "due-line__due") for i, day in enumerate(days) if due.get(day)),
        group(_dates(days, floor), "due-line__dates"),
        kind="due-line",
    )


def _x(at: int) -> float:
    return _LEFT + (at + 0.5) * _STEP


def _stack(count: int, x: float, floor: float, class_: str) -> Markup:
    """Return round marks for what will be due, and square ones for what waits: no colour is needed to tell them."""
    marks: list[Markup] = []
    for number in range(min(count, _MOST)):
        y = floor - 8 - number * _MARK
        if class_.endswith("waiting"):
            marks.append(element("rect", x=x - 4, y=y - 4, width=8, height=8))
        else:
            marks.append(element("circle", cx=x, cy=y, r=4.0))
    if count > _MOST:
        marks.append(text(str(count), x, floor - 5 - _MOST * _MARK, "due-line__count", "middle"))
    return group(marks, class_)


def _dates(days: list[date], floor: float) -> Iterator[Markup]:
    for i, day in enumerate(days):
        if i == 0 or (day.weekday() == 0 and i > 2):
            yield text(f"{day.day} {words.MONTHS[day.month - 1][:3]}", _x(i), floor + 15, None, "middle")
            yield element("path", d=f"M{_x(i):g} {floor:g}v4")


def _weekends(days: list[date], floor: float) -> Iterator[Markup]:
    for i, day in enumerate(days):
        if day.weekday() >= 5:
            yield element("rect", x=_x(i) - _STEP / 2, y=floor + 1, width=_STEP, height=3)

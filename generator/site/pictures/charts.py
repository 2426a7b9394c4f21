"""Charts as SVG: counts per month, what falls due, meetings held on a topic, and a year of contact."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from generator import words
from generator.site.pictures.svg import element, group, picture, small_picture, text

_HEIGHT, _FLOOR, _BAR_STEP, _BAR = 96.0, 80.0, 24.0, 14.0
_TALLEST = 60.0
DAYS = 30
_DAY_STEP, _LINE_LEFT, _MARK = 21.0, 68.0, 11.0
_MOST_MARKS = 6
"""How many marks are drawn above each other; for more there is a number."""
_MARK_STEP = 15.0
_MOST_MEETINGS = 12
WEEKS = 53
"""The week of the last day, and the 52 before it."""
_CELL, _LEFT, _TOP = 13, 34, 18
_SIDES = (2, 5, 7, 9, 12)
_FROM = (0, 1, 2, 4, 7)
"""The number of people on a day from which its square has the next size."""


def bars(label: str, counts: Sequence[tuple[str, int, int | None]], most: int) -> Markup:
    """Return a bar chart of `counts`: the short name of a month, how many, and of how many (None: of no whole).

    What is missing of the whole is a hollow part on top of the bar. `most` is the count with the tallest bar, so that
    pictures side by side have one scale.
    """
    columns = [_column(i, name, done, whole, max(most, 1)) for i, (name, done, whole) in enumerate(counts)]
    width = _BAR_STEP * max(len(counts), 6)
    floor = element("path", class_="bars__floor", d=f"M0 {_FLOOR:g}H{width:g}")
    return small_picture(label, width, _HEIGHT, group(columns), floor, kind="bars")


def _column(at: int, name: str, done: int, whole: int | None, most: int) -> Markup:
    x = at * _BAR_STEP + (_BAR_STEP - _BAR) / 2
    full = _TALLEST * min(max(done, whole or 0), most) / most
    tall = _TALLEST * min(done, most) / most
    parts = []
    if whole is not None and whole > done:
        parts.append(_bar(x, full, "bars__missed"))
    if done:
        parts.append(_bar(x, tall, "bars__done"))
    if whole if whole is not None else done:
        said = str(done) if whole is None or whole == done else f"{done}/{whole}"
        parts.append(text(said, x + _BAR / 2, _FLOOR - full - 4, "bars__count", "middle"))
    parts.append(text(name, x + _BAR / 2, _FLOOR + 13, "bars__month", "middle"))
    return group(parts)


def _bar(x: float, tall: float, class_: str) -> Markup:
    return element("rect", class_=class_, x=x, y=_FLOOR - tall, width=_BAR, height=tall)


def due_line(waiting: int, due: Mapping[date, int], today: date, label: str) -> Markup:
    """Return the picture of how many debts fall due on each of the next days, today included."""
    days = [today + timedelta(days=i) for i in range(DAYS + 1) if today.toordinal() + i <= date.max.toordinal()]
    width = _LINE_LEFT + _DAY_STEP * (DAYS + 1) + 4
    fullest = max([waiting, *(due.get(day, 0) for day in days)])
    floor = 8 + _MARK * min(fullest, _MOST_MARKS) + (14 if fullest > _MOST_MARKS else 0)
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
    return _LINE_LEFT + (at + 0.5) * _DAY_STEP


def _stack(count: int, x: float, floor: float, class_: str) -> Markup:
    """Return a stack of marks, round for what will be due and square for what waits, so that no colour is needed."""
    marks: list[Markup] = []
    for number in range(min(count, _MOST_MARKS)):
        y = floor - 8 - number * _MARK
        if class_.endswith("waiting"):
            marks.append(element("rect", x=x - 4, y=y - 4, width=8, height=8))
        else:
            marks.append(element("circle", cx=x, cy=y, r=4.0))
    if count > _MOST_MARKS:
        marks.append(text(str(count), x, floor - 5 - _MOST_MARKS * _MARK, "due-line__count", "middle"))
    return group(marks, class_)


def _dates(days: list[date], floor: float) -> Iterator[Markup]:
    for i, day in enumerate(days):
        if i == 0 or (day.weekday() == 0 and i > 2):
            yield text(f"{day.day} {words.MONTHS[day.month - 1][:3]}", _x(i), floor + 15, None, "middle")
            yield element("path", d=f"M{_x(i):g} {floor:g}v4")


def _weekends(days: list[date], floor: float) -> Iterator[Markup]:
    for i, day in enumerate(days):
        if day.weekday() >= 5:
            yield element("rect", x=_x(i) - _DAY_STEP / 2, y=floor + 1, width=_DAY_STEP, height=3)


def meeting_marks(held: int, enough: int) -> Markup:
    """Return a full mark for each meeting held, and hollow ones up to the number that is enough."""
    shown = min(max(held, enough), _MOST_MEETINGS)
    label = f"{words.sentence(words.count(held, 'meeting'))} of {words.number(enough)}"
    return small_picture(label, _MARK_STEP * shown + 8, 16, *_marks(held, enough, shown), kind="talks")


def _marks(held: int, enough: int, shown: int) -> Iterator[Markup]:
    for at in range(shown):
        # Marks beyond enough are set apart.
        x = 7 + at * _MARK_STEP + (6 if at >= enough else 0)
        yield element("circle", class_="mark" if at < held else "mark mark--hollow", cx=x, cy=8.0, r=5.0)


def first_day(today: date) -> date:
    """Return the Monday on which the picture begins."""
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
    """Return all squares of one size, given by their centres, as one path, since one element a day would be heavy."""
    side = _SIDES[step]
    path = "".join(f"M{x - side / 2:g} {y - side / 2:g}h{side}v{side}h-{side}z" for x, y in places)
    return element("path", class_=f"day day--{step}", d=path)


def _months(days: list[date], start: date) -> Iterator[Markup]:
    for day in days:
        # A month's name stands above its first whole week, unless it is so near the edge that it would be cut.
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

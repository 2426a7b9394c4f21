"""One count per month as bars, each with its number: small pictures that stand beside each other on one scale."""

from collections.abc import Sequence

from markupsafe import Markup

from generator.pages.pictures.svg import element, group, small_picture, text

_HEIGHT, _FLOOR, _STEP, _BAR = 96.0, 80.0, 24.0, 14.0
_TALLEST = 60.0


def bars(label: str, counts: Sequence[tuple[str, int, int | None]], most: int) -> Markup:
    """Return the picture of `counts`: a month's short name, how many, and of how many where not all could be.

    What was missed of a whole stands as a hollow part on top. `most` is the count that is tallest, so that
    pictures beside each other can be compared.
    """
    columns = [_column(i, name, done, whole, max(most, 1)) for i, (name, done, whole) in enumerate(counts)]
    width = _STEP * max(len(counts), 6)
    floor = element("path", class_="bars__floor", d=f"M0 {_FLOOR:g}H{width:g}")
    return small_picture(label, width, _HEIGHT, group(columns), floor, kind="bars")


def _column(at: int, name: str, done: int, whole: int | None, most: int) -> Markup:
    x = at * _STEP + (_STEP - _BAR) / 2
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

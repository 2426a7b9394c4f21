"""Building blocks of pictures: SVG elements with everything escaped, and the width of words.

Pictures have classes instead of colours, which `journal.css` sets for light, dark and print. A block around a picture
scrolls on a narrow screen.
"""

import unicodedata
from collections.abc import Iterable

from markupsafe import Markup

from generator.site.pages.html import escape

_WIDE = frozenset("WF")
"""Unicode's classes of East Asian characters that are drawn two letters wide."""
_WIDTHS = {
    0.2: " ",
    0.3: "!j'",
    0.35: "(),-.:;[]il{}",
    0.4: '"1Ift|',
    0.45: "*/\\_rs",
    0.5: "2579`cez",
    0.55: "$3468?Jagxy",
    0.6: "+0<=>FPS^bdkopqv~",
    0.65: "#BELZhnu",
    0.7: "CRXY",
    0.75: "ADGKOQTV",
    0.8: "&U",
    0.85: "%@HNw",
    0.95: "m",
    1.0: "M",
    1.1: "W",
}
"""Literata's advance widths in em, to the next twentieth."""
_WIDTH_OF = {letter: ems for ems, letters in _WIDTHS.items() for letter in letters}


def element(name: str, *content: object, **attributes: object) -> Markup:
    """Return one element; the keyword `text_anchor` becomes `text-anchor`, and attributes that are None are left out.

    Content and values that are not `Markup` already are escaped.
    """
    given = (
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(map(escape, content))
    return Markup(f"<{name}{''.join(given)}>{inside}</{name}>")  # noqa: S704 - every value in it is escaped


def group(parts: Iterable[Markup], class_: str | None = None) -> Markup:
    """Return a group of elements."""
    return element("g", *parts, class_=class_)


def text(words: str, x: float, y: float, class_: str | None = None, anchor: str | None = None) -> Markup:
    """Return a line of text; `anchor` is `middle` or `end` where the text does not begin at `x`."""
    return element("text", words, x=float(x), y=float(y), class_=class_, text_anchor=anchor)


def picture(label: str, width: float, height: float, *parts: Markup, kind: str, linked: bool = False) -> Markup:
    """Return a picture in a block that scrolls on a narrow screen; `label` says in words what it shows.

    A `linked` picture has the role of a group, since links inside an image can't be reached by keyboard.
    """
    drawn = element(
        "svg",
        *parts,
        role="group" if linked else "img",
        aria_label=label,
        class_=kind,
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        width=float(width),
        height=float(height),
    )
    return element("div", drawn, class_=f"picture picture--{kind}", role="region", aria_label=label, tabindex=0)


def small_picture(label: str, width: float, height: float, *parts: Markup, kind: str) -> Markup:
    """Return a picture that fits on every screen, without a block that scrolls."""
    return element(
        "svg",
        *parts,
        role="img",
        aria_label=label,
        class_=kind,
        viewBox=f"0 0 {_number(width)} {_number(height)}",
        width=float(width),
        height=float(height),
    )


def shortened(words: str, most: int) -> str:
    """Return the words, cut where they would be wider than `most` letters; a Chinese character is as wide as two."""
    words = " ".join(words.split())
    taken = 0
    for at, letter in enumerate(words):
        taken += _width(letter)
        if taken > most:
            return f"{words[: max(at - 1, 1)].rstrip()}…"
    return words


def _width(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in _WIDE else 1


def _value(value: object) -> str:
    if isinstance(value, float):
        return _number(value)
    return escape(value)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def width(words: str, size: float) -> float:
    """Return the approximate width of a text in Literata at this size; combining marks add nothing."""
    plain = unicodedata.normalize("NFD", words)
    return size * sum(_em(letter) for letter in plain if not unicodedata.combining(letter))


def _em(letter: str) -> float:
    return _WIDTH_OF.get(letter, 1.0 if unicodedata.east_asian_width(letter) in _WIDE else 0.65)

"""SVG as text: elements, numbers and words that are safe in a page, and the frame around a picture.

A picture bears classes, no colours: `journal.css` paints it for paper, for night and for print. Its element has a
block around it, which scrolls where the screen is narrower.
"""

import unicodedata
from collections.abc import Iterable

from markupsafe import Markup

from generator.site.pages.html import escape

_WIDE = frozenset("WF")


def element(name: str, *content: object, **attributes: object) -> Markup:
    """Return one element; `text_anchor` makes `text-anchor`, and an attribute without a value is left out.

    Content and values that are not `Markup` already are escaped.
    """
    given = (
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(map(escape, content))
    return Markup(f"<{name}{''.join(given)}>{inside}</{name}>")  # noqa: S704 - all that is foreign in it is escaped


def group(parts: Iterable[Markup], class_: str | None = None) -> Markup:
    """Return several elements as one."""
    return element("g", *parts, class_=class_)


def text(words: str, x: float, y: float, class_: str | None = None, anchor: str | None = None) -> Markup:
    """Return a line of words; `anchor` is `middle` or `end` where it does not begin at `x`."""
    return element("text", words, x=float(x), y=float(y), class_=class_, text_anchor=anchor)


def picture(label: str, width: float, height: float, *parts: Markup, kind: str, linked: bool = False) -> Markup:
    """Return a whole picture in a frame that can be scrolled where the screen is narrower; `label` says what it shows.

    One whose parts are links is a group, since nothing inside an image can be reached by keyboard.
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
    """Return a picture that fits the narrowest screen: without a frame to scroll."""
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
_OF = {letter: width for width, letters in _WIDTHS.items() for letter in letters}
_WIDE_LETTERS = frozenset("WF")


def width(words: str, size: float) -> float:
    """Return about how wide a text is in a type of `size`; a letter with marks is as wide as without them."""
    plain = unicodedata.normalize("NFD", words)
    return size * sum(_em(letter) for letter in plain if not unicodedata.combining(letter))


def _em(letter: str) -> float:
    return _OF.get(letter, 1.0 if unicodedata.east_asian_width(letter) in _WIDE_LETTERS else 0.65)

"""How wide a name is in the serif that ships with the site, so that no line of a picture runs through it."""

import unicodedata

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
_WIDE = frozenset("WF")


def width(words: str, size: float) -> float:
    """Return about how wide a text is in a type of `size`; a letter with marks is as wide as without them."""
    plain = unicodedata.normalize("NFD", words)
    return size * sum(_em(letter) for letter in plain if not unicodedata.combining(letter))


def _em(letter: str) -> float:
    return _OF.get(letter, 1.0 if unicodedata.east_asian_width(letter) in _WIDE else 0.65)

"""How many talks a topic has had, as marks: five of them are enough."""

from collections.abc import Iterator

from markupsafe import Markup

from generator import words
from generator.pages.pictures.svg import element, small_picture

_STEP = 15.0
_MOST = 12


def talks(held: int, enough: int) -> Markup:
    """Return a full mark for each talk held and a hollow one for each that may still teach something."""
    shown = min(max(held, enough), _MOST)
    label = f"{words.sentence(words.count(held, 'meeting'))} of {words.number(enough)}"
    return small_picture(label, _STEP * shown + 8, 16, *_marks(held, enough, shown), kind="talks")


def _marks(held: int, enough: int, shown: int) -> Iterator[Markup]:
    for at in range(shown):
        # What went beyond enough stands apart.
        x = 7 + at * _STEP + (6 if at >= enough else 0)
        yield element("circle", class_="mark" if at < held else "mark mark--hollow", cx=x, cy=8.0, r=5.0)

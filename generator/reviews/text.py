"""A review for a terminal."""

from collections.abc import Iterator
from textwrap import fill

from generator.diagnostics.formats.visible import visible
from generator.reviews import wording
from generator.reviews.told import Told

_WIDTH = 78


def render(told: Told) -> str:
    """Return the review as plain text."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Told) -> Iterator[str]:
    yield fill(visible(wording.opening(told)), _WIDTH)
    for section in wording.sections(told):
        yield f"\n{section.title}"
        for line in section.lines:
            yield fill(
                visible(" ".join(line.split())), _WIDTH, initial_indent="  ", subsequent_indent="    ",
                break_long_words=False, break_on_hyphens=False,
            )  # fmt: skip
    if unknown := wording.unknown(told):
        yield "\n" + fill(unknown, _WIDTH)

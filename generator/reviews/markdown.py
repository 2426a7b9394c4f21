"""A review as Markdown, to paste into a letter, a pull request or a notebook."""

import re
from collections.abc import Iterator

from generator.diagnostics.formats.visible import visible
from generator.reviews import wording
from generator.reviews.told import Told

# Backslashes, not the entities of `pages.markdown`: this is read as it stands, too.
_ACTIVE = re.compile(r"[\\`*_\[\]<>&|~#$]|^(?:[-+]|\d+(?=[.)]))")


def render(told: Told) -> str:
    """Return the review as Markdown; everything from the files is plain text in it."""
    return "\n".join(_lines(told)) + "\n"


def _lines(told: Told) -> Iterator[str]:
    yield f"# Review\n\n{escape(wording.opening(told))}"
    for section in wording.sections(told):
        yield f"\n## {section.title}\n"
        yield from (f"- {escape(line)}" for line in section.lines)
    if unknown := wording.unknown(told):
        yield f"\n{escape(unknown)}"


def escape(text: str) -> str:
    """Return a text as one line of Markdown in which nothing is a link, HTML, emphasis or a list."""
    return _ACTIVE.sub(lambda found: f"\\{found[0]}" if not found[0].isdigit() else f"{found[0]}\\", _one_line(text))


def _one_line(text: str) -> str:
    return " ".join(visible(text).split())

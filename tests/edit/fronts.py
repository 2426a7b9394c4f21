"""Front matter for a test, written as its owner would."""

from textwrap import dedent

from generator.files.source import SourceText

MEETING = "journal/meetings/2026-03-31-ben.md"
CONTACT = "journal/contacts/ben.md"


def file(front: str, body: str = "", path: str = MEETING) -> SourceText:
    """Return a file with this front matter."""
    return SourceText(path, f"---\n{dedent(front).strip(chr(10))}\n---\n{dedent(body)}")


def front(text: str) -> str:
    """Return the front matter of a text without its fences."""
    return text.removeprefix("---\n").rpartition("\n---\n")[0]

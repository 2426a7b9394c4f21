"""What stands between the lines BEGIN and END of a name, in calendars and address books: once over the text."""

import re
from collections.abc import Iterator


def entries(text: str, name: str) -> Iterator[str]:
    """Yield each entry with its two lines; one that begins within another is part of it, one without an end is none."""
    line = re.compile(rf"^(?:(BEGIN)|END):{name}[ \t]*$", re.IGNORECASE | re.MULTILINE)
    start: int | None = None
    for found in line.finditer(text):
        if found[1]:
            start = found.start() if start is None else start
        elif start is not None:
            yield text[start : found.end()]
            start = None

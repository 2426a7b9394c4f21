"""The edits that an owner makes while the clock runs."""

import re
from pathlib import Path


def note(path: Path, word: str) -> None:
    """Put a sentence with `word` behind the text of a Markdown file, as an editor saves it: the whole file."""
    path.write_text(f"{path.read_text(encoding='utf-8').rstrip()} Then somebody said {word}.\n", encoding="utf-8")


def role(path: Path, word: str) -> None:
    """Give the person in a record another role."""
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^role: .*$", f"role: keeper of {word}", text, count=1), encoding="utf-8")

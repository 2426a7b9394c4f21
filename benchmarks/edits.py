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


def row(path: Path, person: str, word: str) -> None:
    """Write another role into the row of a person, in the Markdown of a list of people."""
    text = path.read_text(encoding="utf-8")
    found = re.search(rf'<tr><td[^>]*><a href="[^"]*{re.escape(person)}\.\w+">.*?</td><td>', text)
    if found is None:
        raise ValueError(f"{path.name} has no row of {person}")
    path.write_text(f"{text[: found.end()]}keeper of {word}, {text[found.end() :]}", encoding="utf-8")

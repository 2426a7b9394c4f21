"""The page that holds the latest table."""

from pathlib import Path

BEGIN, END = "<!-- the table -->", "<!-- /the table -->"


def put_into(path: Path, text: str) -> None:
    """Put `text` between the two marks in a page; raise ValueError where they are not."""
    page = path.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"{path.name} has no {BEGIN} … {END}")
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")

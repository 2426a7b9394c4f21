"""The 33 rows of docs/rows.md can be seen working: each command is run and each page read, on the sample journal.

`RENEW_GOLDEN=1 pytest tests/test_rows.py` writes tests/golden/rows-seen.md anew; read the difference in git.
"""

import os
import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from shlex import split

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.files.project import find
from generator.rules.options import settings_from
from generator.site.build import Site, make

ROOT = Path(__file__).parents[1]
ROWS = ROOT / "docs" / "rows.md"
SEEN = ROOT / "tests" / "golden" / "rows-seen.md"
MOST_LINES = 60
MOST_OF_A_PAGE = 24
HEAD = """# The 33 rows, seen

What each command of [the rows](../../docs/rows.md) says, and how each page begins, on the sample journal. Made by
`tests/test_rows.py`, which fails where it is no longer so. Long outputs are cut.
"""


def rows() -> list[tuple[str, str, str]]:
    """Return number, name and the cell that says where to see it, of each row."""
    lines = [line for line in ROWS.read_text(encoding="utf-8").splitlines() if re.match(r"\| \d", line)]
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]
    return [(number, name, see.replace(r"\|", "|")) for number, name, _, _, see in cells]


def to_see(cell: str) -> list[str]:
    """Return the commands and addresses that a cell names."""
    found: list[str] = re.findall(r"`([^`]+)`", cell)
    return [one for one in found if one.endswith(".html") or "journal " in one]


@cache
def site() -> Site:
    project = find(ROOT)
    settings, _ = settings_from(project.options)
    assert settings.today is not None
    return make(project.docs, settings, settings.today)


def page(address: str) -> str:
    """Return a page's text as a reader without style or script sees it."""
    (found,) = (page for page in site().pages if page.address == address)
    html = re.sub(r"<(template|button|script|svg|style)\b.*?</\1>", "", found.render(), flags=re.DOTALL)
    html = re.sub(r"<[^>]*\bhidden\b[^>]*>.*?</\w+>", "", html)
    text = unescape(re.sub(r"<[^>]+>", "", re.sub(r"</t[dh]>", " · ", html)))
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip(" ·"))


def said(command: str) -> str:
    """Return what a command prints; one that reads standard input stands behind `echo "…" |`."""
    before, _, call = command.rpartition("| ")
    given = before.removeprefix('echo "').removesuffix('" ')
    runner = CliRunner(env={"COLUMNS": "92"})
    result = runner.invoke(main, ["-C", str(ROOT), *split(call)[1:]], input=given or None, catch_exceptions=False)
    assert result.exit_code == 0, f"{command}: {result.output}"
    return re.sub(r" \(\d+\.\d+ s\)$", "", result.stdout.rstrip())


def shown(one: str) -> str:
    text, most = (page(one), MOST_OF_A_PAGE) if one.endswith(".html") else (said(one), MOST_LINES)
    lines = text.splitlines()
    cut = [*lines[:most], "…"] if len(lines) > most + 1 else lines
    return f"`{one}`\n\n````text\n" + "\n".join(cut) + "\n````\n"


def seen() -> Iterator[str]:
    yield HEAD
    for number, name, cell in rows():
        yield f"## {number} {name}\n"
        yield from map(shown, to_see(cell))


@pytest.mark.parametrize(("number", "cell"), [(number, cell) for number, _, cell in rows()])
def test_every_row_can_be_seen(number: str, cell: str) -> None:
    assert to_see(cell), f"row {number} names neither a command nor a page"


def test_there_are_33_rows_and_each_still_says_what_was_seen() -> None:
    text = "\n".join(seen())
    assert [number for number, _, _ in rows()] == [str(number) for number in range(1, 34)]
    if os.environ.get("RENEW_GOLDEN"):
        SEEN.write_bytes(text.encode())
    assert text == SEEN.read_bytes().decode(), "RENEW_GOLDEN=1 pytest tests/test_rows.py writes it anew"

"""README.md shows what is: its pictures are what the program says, its lines are what CI runs.

`RENEW_GOLDEN=1 pytest tests/test_readme.py` writes the pictures and the table anew.
"""

import os
import re
import runpy
from collections.abc import Iterator, Mapping
from datetime import date
from html import unescape
from pathlib import Path
from textwrap import fill

import pytest
from small_journal import SmallJournal, write_journal

from generator.cli import COMMANDS
from generator.model.settings import Settings
from generator.site.build import make

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
MEETING = "meetings/2026-11-18-ana-silva.md"
LINK = re.compile(r"\]\((?!https?:)([^)#]+)")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def part(text: str, name: str) -> str:
    """Return what stands between the comments `<!-- name -->` and `<!-- /name -->`."""
    found = re.search(rf"<!-- {name} -->\n(.*?)<!-- /{name} -->", text, re.DOTALL)
    assert found, f"README.md has no part called {name}"
    return found[1]


def lines_to_run() -> tuple[str, ...]:
    """Return the lines of every shell block."""
    blocks: list[str] = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    return tuple(line for block in blocks for line in block.splitlines())


def the_one(start: str, end: str) -> str:
    (line,) = (line for line in lines_to_run() if line.startswith(start) and line.endswith(end))
    return line


def the_journal(folder: Path) -> SmallJournal:
    """Write the journal of which the README shows one file."""
    shown = part(README.read_text(encoding="utf-8"), "the file").removeprefix("```md\n").removesuffix("```\n")
    return write_journal(folder, {"contacts/ana-silva.md": "---\nname: Ana Silva\n---\n", MEETING: shown})


def the_check(small: SmallJournal) -> str:
    """Return the first error, as `journal check` prints it."""
    shown = next(fault for fault in small.run("check").output.split("\n\n") if "error[" in fault)
    return f"```text\n{shown}\n```\n"


def the_page(small: SmallJournal) -> str:
    """Return the first two debts of the page What I owe, as a reader sees them."""
    site = make(small.root / "journal", Settings(), date(2026, 11, 20))
    (page,) = (page for page in site.pages if page.address == "what-i-owe.html")
    html = re.sub(r"<template.*?</template>|<button.*?</button>", "", page.render(), flags=re.DOTALL)
    debts = re.findall(r'<div class="debt[ "].*?</div>\s*</div>', html, re.DOTALL)[:2]
    return "```text\n" + "\n".join(wrapped(unescape(re.sub(r"<[^>]+>", "", debt))) for debt in debts) + "```\n"


def wrapped(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return "".join(fill(line, 100, initial_indent="  " if number else "", subsequent_indent="  ",
                        break_on_hyphens=False) + "\n" for number, line in enumerate(lines))  # fmt: skip


def the_commands() -> str:
    rows = (f"| `journal {name}` | {what.removesuffix('.')} |" for name, what in COMMANDS.items())
    return "\n".join(["| command | does |", "|---|---|", *rows]) + "\n"


def test_pictures_and_table_are_what_the_program_says(tmp_path: Path) -> None:
    small = the_journal(tmp_path / "small")
    wanted: Mapping[str, str] = {
        "the check": the_check(small),
        "the page": the_page(small),
        "the commands": the_commands(),
    }
    if os.environ.get("RENEW_GOLDEN"):
        text = README.read_text(encoding="utf-8")
        for name, new in wanted.items():
            text = text.replace(f"<!-- {name} -->\n{part(text, name)}", f"<!-- {name} -->\n{new}")
        README.write_bytes(text.encode())
    text = README.read_text(encoding="utf-8")
    assert {name: part(text, name) for name in wanted} == wanted, "RENEW_GOLDEN=1 pytest tests/test_readme.py mends it"


def test_ci_runs_the_line_for_the_tests() -> None:
    assert the_one("python3 -m venv", "pytest") in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["journal build", "pytest"])
def test_uv_takes_the_same_steps_as_pip(ending: str) -> None:
    steps = the_one("python3 -m venv", ending).replace("python3 -m venv .venv", "uv venv -q --allow-existing")
    assert the_one("uv venv", ending) == steps.replace(".venv/bin/pip", "uv pip")


def links() -> Iterator[tuple[str, str]]:
    for document in DOCUMENTS:
        for target in LINK.findall(document.read_text(encoding="utf-8")):
            yield document.relative_to(ROOT).as_posix(), target


@pytest.mark.parametrize(("document", "target"), sorted(set(links())))
def test_what_a_document_links_to_is_there(document: str, target: str) -> None:
    assert (ROOT / document).parent.joinpath(target).exists()


def test_every_picture_is_there_by_day_and_by_night_and_shown() -> None:
    folder = ROOT / "docs" / "pictures"
    made = runpy.run_path(str(folder / "make.py"), run_name="pictures")
    wanted = {f"{name}-{scheme}.png" for name in made["PAGES"] for scheme in made["SCHEMES"]}
    assert {path.name for path in folder.glob("*.png")} == wanted
    assert set(re.findall(r"docs/pictures/([\w-]+\.png)", README.read_text(encoding="utf-8"))) == wanted
    assert sum(path.stat().st_size for path in folder.glob("*.png")) < 1_500_000

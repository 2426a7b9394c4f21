"""The tutorial and the pages that show answers are followed: every command is run, every answer compared.

`RENEW_GOLDEN=1 pytest tests/documentation/test_tutorial.py` writes the answers anew.
"""

import os
import re
import shlex
from pathlib import Path

import pytest
from installed_wheel import installed_in
from reader import BLOCK, DOCS, Reader

TUTORIAL = DOCS / "tutorial.md"
SHOWING = sorted(page for page in (DOCS / "how-to").glob("*.md") if "```console" in page.read_text(encoding="utf-8"))


def follow(page: Path, reader: Reader) -> None:
    text = page.read_text(encoding="utf-8")
    followed = reader.read(text)
    if os.environ.get("RENEW_GOLDEN"):
        page.write_bytes(followed.encode())
    assert page.read_bytes().decode() == followed


def test_the_tutorial_can_be_followed_word_by_word(tmp_path: Path) -> None:
    follow(TUTORIAL, Reader(tmp_path))


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: page.stem)
def test_a_page_of_how_to_can_be_followed_in_a_new_journal(page: Path, tmp_path: Path) -> None:
    Reader(tmp_path).read("```console\n$ journal init\n```")
    follow(page, Reader(tmp_path))


@pytest.mark.slow
def test_a_newcomer_with_nothing_but_the_installed_program_can_follow_it_too(tmp_path: Path) -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    (tmp_path / "empty").mkdir()
    installed = installed_in(tmp_path)
    assert Reader(tmp_path / "empty", shlex.quote(str(installed.journal)), installed.environment).read(text) == text


def test_the_tutorial_begins_with_nothing_and_pays_a_debt() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    commands = re.findall(r"^\$ journal (\w+)", text, re.MULTILINE)
    assert commands[0] == "init"
    assert {"new", "check", "todo", "draft", "done", "build"} <= set(commands)
    assert commands.index("todo") < commands.index("done")


@pytest.mark.parametrize("name", ["bring-in", "hand-over"])
def test_what_comes_and_goes_has_a_page_that_is_followed(name: str) -> None:
    text = (DOCS / "how-to" / f"{name}.md").read_text(encoding="utf-8")
    assert len(BLOCK.findall(text)) > 2

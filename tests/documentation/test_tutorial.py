"""The tutorial is followed to the letter: every command is run, every file written, every answer compared.

`RENEW_GOLDEN=1 pytest tests/documentation/test_tutorial.py` writes the answers anew.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from installed_wheel import installed_in
from reference import DOCS

TUTORIAL = DOCS / "tutorial.md"
DAY = "1795608000"  # 25 November 2026, noon
BLOCK = re.compile(r'```(?:console\n(?P<console>.*?)|md title="(?P<title>[^"]+)"\n(?P<text>.*?))```', re.DOTALL)

SECONDS = re.compile(r"\d+\.\d+ s\b")


class Reader:
    """Somebody who types what the tutorial says."""

    def __init__(self, folder: Path, journal: str, environment: Mapping[str, str]) -> None:
        self.folder, self.journal, self.environment = folder, journal, environment

    def follow(self, block: re.Match[str]) -> str:
        """Do what a block says; return the block as it should be."""
        if block["title"]:
            path = self.folder / block["title"]
            assert path.is_file(), f"{block['title']} should be there by now"
            path.write_text(block["text"], encoding="utf-8")
            return block[0]
        commands = re.findall(r"^\$ (.*)$", block["console"], re.MULTILINE)
        typed = f"```console\n{''.join(map(self.type, commands))}```"
        return block[0] if SECONDS.sub("", typed) == SECONDS.sub("", block[0]) else typed

    def type(self, command: str) -> str:
        if command.startswith("cd "):
            self.folder = self.folder / command.removeprefix("cd ")
            return f"$ {command}\n"
        line = re.sub(r"^journal\b", self.journal, command)
        own = {"SOURCE_DATE_EPOCH": DAY, "COLUMNS": "100", "NO_COLOR": "1", "TZ": "UTC"}
        run = subprocess.run(line, shell=True, cwd=self.folder, env={**self.environment, **own}, encoding="utf-8",
                             timeout=120, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)  # fmt: skip
        answer = "".join(f"{line.rstrip()}\n" for line in run.stdout.splitlines())
        assert "Traceback" not in answer
        return f"$ {command}\n{answer}"


def test_the_tutorial_can_be_followed_word_by_word(tmp_path: Path) -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    followed = BLOCK.sub(Reader(tmp_path, f"{sys.executable} -m generator", os.environ).follow, text)
    if os.environ.get("RENEW_GOLDEN"):
        TUTORIAL.write_bytes(followed.encode())
    assert TUTORIAL.read_bytes().decode() == followed


@pytest.mark.slow
def test_a_newcomer_with_nothing_but_the_installed_program_can_follow_it_too(tmp_path: Path) -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    (tmp_path / "empty").mkdir()
    installed = installed_in(tmp_path)
    reader = Reader(tmp_path / "empty", shlex.quote(str(installed.journal)), installed.environment)
    assert BLOCK.sub(reader.follow, text) == text


def test_the_tutorial_begins_with_nothing_and_pays_a_debt() -> None:
    text = TUTORIAL.read_text(encoding="utf-8")
    commands = re.findall(r"^\$ journal (\w+)", text, re.MULTILINE)
    assert commands[0] == "init"
    assert {"new", "check", "todo", "draft", "done", "build"} <= set(commands)
    assert commands.index("todo") < commands.index("done")

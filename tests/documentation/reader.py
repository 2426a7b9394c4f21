"""Somebody who follows a page to the letter: types its commands, writes its files, and compares the answers."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"
DAY = "1795608000"  # 25 November 2026, noon
BLOCK = re.compile(
    r'```(?:console\n(?P<console>.*?)|(?P<form>\w+) title="(?P<title>[^"]+)"\n(?P<text>.*?))```', re.DOTALL
)
OURS = f"{sys.executable} -m generator"
_SECONDS = re.compile(r"\d+\.\d+ s\b")
_PROGRESS = re.compile(r"^\d+ of \d+ pages.*\n", re.MULTILINE)
"""What a slow machine says while it builds."""


class Reader:
    """Somebody who begins in `folder` and has the program as `journal`."""

    def __init__(self, folder: Path, journal: str = OURS, environment: Mapping[str, str] = os.environ) -> None:
        self.folder, self.journal, self.environment = folder, journal, environment

    def read(self, text: str) -> str:
        """Do what a page says; return the page as it should be."""
        return BLOCK.sub(self._follow, text)

    def _follow(self, block: re.Match[str]) -> str:
        if block["title"]:
            path = self.folder / block["title"]
            assert path.is_file() or block["form"] != "md", f"{block['title']} should be there by now"
            path.write_text(block["text"], encoding="utf-8")
            return block[0]
        commands = re.findall(r"^\$ (.*)$", block["console"], re.MULTILINE)
        typed = _PROGRESS.sub("", f"```console\n{''.join(map(self._type, commands))}```")
        return block[0] if _SECONDS.sub("", typed) == _SECONDS.sub("", block[0]) else typed

    def _type(self, command: str) -> str:
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

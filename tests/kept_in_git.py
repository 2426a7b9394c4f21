"""A small journal kept in git, with commits on days of our choice and no settings but its own."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Dot",
    "GIT_AUTHOR_EMAIL": "dot@example.org",
    "GIT_COMMITTER_NAME": "Dot",
    "GIT_COMMITTER_EMAIL": "dot@example.org",
}


@dataclass(frozen=True)
class Kept:
    root: Path

    def git(self, *args: str, ok: bool = True, **environment: str) -> str:
        """Run git in this folder; where `ok`, it has to work."""
        done = subprocess.run(
            ["git", *args], cwd=self.root, env={**os.environ, **ENVIRONMENT, **environment}, capture_output=True,
            encoding="utf-8", errors="surrogateescape",
        )  # fmt: skip
        assert done.returncode == 0 or not ok, done.stderr
        return done.stdout + done.stderr

    def write(self, name: str, text: str) -> None:
        path = self.root / "journal" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(dedent(text).removeprefix("\n").encode())

    def commit(self, day: str) -> str:
        """Commit everything at noon of a day, and return the commit's id."""
        moment = f"{day}T12:00:00+0000"
        self.git("add", "--all")
        self.git("commit", "-q", "--allow-empty", "-m", day, GIT_AUTHOR_DATE=moment, GIT_COMMITTER_DATE=moment)
        return self.git("rev-parse", "HEAD").strip()


def keep(root: Path) -> Kept:
    """Put a folder under git."""
    kept = Kept(root)
    kept.git("init", "-q", "-b", "main")
    return kept

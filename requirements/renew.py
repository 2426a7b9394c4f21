"""Pin anew what the journal runs with, is developed with and measured with: `python3 requirements/renew.py`.

uv, which is fetched into a folder that is thrown away, resolves for every platform and every Python that we
support, and notes the hashes of all files of each version. What is pinned already stays as it is; delete a file to
have everything in it renewed.
"""

import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPILE = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--custom-compile-command", "python3 requirements/renew.py", "pyproject.toml"),
)


def run(*command: str | Path) -> None:
    """Run a command in the project's folder; stop where it fails."""
    subprocess.run(command, cwd=ROOT, check=True)  # noqa: S603 - our own words only


def main() -> None:
    """Write requirements/journal.txt, then the others with the same versions and more."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        programs = Path(folder, "Scripts" if sys.platform == "win32" else "bin")
        run(programs / "python", "-m", "pip", "install", "--quiet", "uv")
        journal, development, benchmarks, fuzzing = (
            f"requirements/{name}.txt" for name in ("journal", "development", "benchmarks", "fuzzing")
        )
        run(programs / "uv", *COMPILE, "--group", "build", "--output-file", journal)
        run(programs / "uv", *COMPILE, "--group", "dev", "--constraints", journal, "--output-file", development)
        same = ("--constraints", development)
        run(programs / "uv", *COMPILE, "--group", "benchmarks", *same, "--output-file", benchmarks)
        run(programs / "uv", *COMPILE, "--group", "fuzzing", *same, "--output-file", fuzzing)


main()

"""The program as a newcomer has it: pip builds the wheel, another Python gets it, the source tree is out of reach."""

import os
import subprocess
import sys
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Installed:
    """A Python with the program in it. What that depends on is lent, without the way back to the source tree."""

    python: Path

    @property
    def journal(self) -> Path:
        return self.python.with_name("journal")

    @property
    def environment(self) -> dict[str, str]:
        # Without the .pth files that lead to the source tree; `PYTHONSAFEPATH` keeps the current folder out.
        lent = os.pathsep.join(path for path in sys.path if Path(path).name in ("site-packages", "dist-packages"))
        return {**os.environ, "PYTHONPATH": lent, "PYTHONSAFEPATH": "1"}


def installed_in(folder: Path) -> Installed:
    """Build the wheel and install it into an environment of its own, in the way of `pipx install`."""
    pip = [sys.executable, "-m", "pip"]
    build: list[str | Path] = [*pip, "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "its", with_pip=False)
    python = next((folder / "its").glob("*/python"))
    install: list[str | Path] = [*pip, "--python", python, "install", "-q", "--no-deps", "--no-index", wheel]
    subprocess.run(install, check=True, capture_output=True)
    return Installed(python)

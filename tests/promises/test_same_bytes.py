"""The same files on the same day give the same site, whatever the machine, the folder, the zone or the language."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest
import sample_site

from .kills import Contents, command, contents

DAY = "2026-11-19"
PLAIN = {"TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}


def built(folder: Path, settings: Mapping[str, str]) -> Contents:
    sample_site.copy_to(folder)
    environment = {**os.environ, **PLAIN, **settings}
    call = command(folder, "--today", DAY, "build")
    subprocess.run(call, env=environment, check=True, capture_output=True, cwd=folder)
    found = contents(folder / "site")
    shutil.rmtree(folder)
    return found


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Contents:
    return built(tmp_path_factory.mktemp("usual") / "j", {})


EAST, WEST = {"TZ": "Pacific/Kiritimati"}, {"TZ": "America/Los_Angeles"}
LANGUAGE = {"LC_ALL": "POSIX", "LANG": "de_DE.UTF-8"}
SEED = {"PYTHONHASHSEED": "4711"}
HOME = {"HOME": "/nowhere", "COLUMNS": "40", "NO_COLOR": "1"}


@pytest.mark.parametrize(
    ("where", "settings"),
    [
        ("another folder/ünd ein Name", {**EAST, **LANGUAGE, **SEED, **HOME}),
        *(
            pytest.param(where, settings, marks=pytest.mark.slow)
            for where, settings in (
                ("ünd ein Name", {}), ("west", WEST), ("east", EAST), ("language", LANGUAGE), ("seed", SEED),
                ("home", HOME),
            )
        ),
    ],
)  # fmt: skip
def test_it_is_the_same_site(usual: Contents, tmp_path: Path, where: str, settings: Mapping[str, str]) -> None:
    other = built(tmp_path / where, settings)
    assert other.keys() == usual.keys()
    assert [name for name in other if other[name] != usual[name]] == []


@pytest.mark.slow
def test_the_time_of_day_and_of_the_files_says_nothing(usual: Contents, tmp_path: Path) -> None:
    folder = tmp_path / "old"
    sample_site.copy_to(folder)
    for path in folder.rglob("*.md"):
        os.utime(path, (1, 1))
    call = command(folder, "--today", DAY, "build")
    subprocess.run(call, check=True, capture_output=True, env={**os.environ, **PLAIN})
    assert contents(folder / "site") == usual
